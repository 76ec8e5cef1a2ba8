import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY, GRID, URBAN_MANAGEMENT } from './support/cast.testing';
import { person } from './support/person.testing';

const PHONE = '13812345678';
const CONTACT = { name: '欧阳示例', phone: PHONE };
const MASKED = { name: '欧*', phone: '138****5678' };
const SNAPSHOT = {
  source: 'CITIZEN_APP',
  nature: 'COMPONENT',
  areaCode: COMMUNITY,
  title: '小区东门路面塌陷',
  contact: CONTACT,
};
/** The case of the officers on a case among the demo identities. */
const ROAD_CASE = '演示〔2026〕1号';
const SITE_CASE = '演示〔2026〕2号';

const EVENT = 'query ($id: ID!) { govEvent(id: $id) { reporterContact { name phone } } }';
interface Seen {
  readonly govEvent: { readonly reporterContact: unknown } | null;
}

/** Somebody leaves a telephone number, and only who has to call sees it (guardrails.md 6 to 8). */
export function reporterContactStory(graph: () => GraphUnderTest): void {
  const cast = castOf(graph);
  const { resident, command, urbanOfficer, inspector } = cast;
  const officerOnCase = person(graph, 'department-officer-on-a-case');
  const inspectorOnCase = person(graph, 'enforcement-officer-on-a-case');
  const auditor = person(graph, 'auditor');

  /** Reported with a contact, and dispatched to the urban management bureau. */
  const dispatched = async (): Promise<string> => {
    const { id } = await resident.does('reportEvent', SNAPSHOT);
    await command.does('acceptEvent', { id, categoryCode: 'URBAN.ROAD' });
    await command.does('dispatchEvent', { id, leadOrganizationId: URBAN_MANAGEMENT });
    return id;
  };
  const because = (eventId: string, caseNumber = ROAD_CASE) => ({
    eventId,
    caseNumber,
    reason: 'CONTACT',
    reasonText: '处置前联系反映人',
  });

  describe('a telephone number', () => {
    it('is seen by who left it, masked by who handles the matter, and by nobody else', async () => {
      const id = await dispatched();
      const contactFor = async (who: { asks: typeof resident.asks }): Promise<unknown> => {
        const answer = await who.asks<Seen>(EVENT, { id });
        const contact = answer.data?.govEvent?.reporterContact ?? null;
        if (who !== resident) expect(JSON.stringify(answer)).not.toContain(PHONE);
        return contact;
      };
      expect(await contactFor(resident)).toEqual(CONTACT);
      for (const who of [command, urbanOfficer, officerOnCase])
        expect(await contactFor(who)).toEqual(MASKED);
      const strangers = ['neighbouringCommand', 'gridMember', 'approvalOfficer', 'nobody'] as const;
      for (const who of strangers) expect(await contactFor(cast[who])).toBeNull();
      for (const who of ['integrator', 'auditor', 'administrator'])
        expect(await contactFor(person(graph, who))).toBeNull();
    });

    it('is shown in full to the officer on the case, for a reason, and the auditor can read who saw it', async () => {
      const id = await dispatched();
      expect(await urbanOfficer.tries('unmaskReporterContact', because(id), 'phone')).toMatchObject(
        {
          __typename: 'Forbidden',
          code: 'PURPOSE_REQUIRED',
        },
      );
      expect(
        await officerOnCase.tries('unmaskReporterContact', because(id, '另案'), 'phone'),
      ).toMatchObject({ code: 'PURPOSE_REQUIRED' });
      expect(
        await officerOnCase.does('unmaskReporterContact', because(id), 'name phone'),
      ).toMatchObject({ __typename: 'UnmaskedReporterContact', ...CONTACT });

      const records = await auditor.reads<{
        gridAuditRecords: { nodes: { kind: string; actor: object; reason: string }[] };
      }>(
        `query ($id: ID!) { gridAuditRecords(filter: { objectId: $id, operation: "Mutation.unmaskReporterContact" }) {
          nodes { kind outcome code reason actor { subject purpose caseNumber } } } }`,
        { id },
      );
      expect(JSON.stringify(records)).not.toContain(PHONE);
      expect(records.gridAuditRecords.nodes).toEqual([
        {
          kind: 'UNMASK',
          outcome: 'DONE',
          code: null,
          reason: 'CONTACT',
          actor: {
            subject: 'demo:department-officer-on-a-case',
            purpose: 'STATUTORY_DUTY',
            caseNumber: ROAD_CASE,
          },
        },
      ]);
      const denials = await auditor.reads<{ gridAuditRecords: { nodes: { code: string }[] } }>(
        `{ gridAuditRecords(filter: { kind: DENIAL, operation: "Mutation.unmaskReporterContact" }) { nodes { code } } }`,
      );
      const codes = denials.gridAuditRecords.nodes.map(({ code }) => code);
      expect(codes).toEqual(['PURPOSE_REQUIRED', 'PURPOSE_REQUIRED']);
    });

    it('is refused where it is none, without being repeated', async () => {
      const wrong = '320104199001011234';
      const input = { ...SNAPSHOT, contact: { phone: wrong } };
      const refused = await resident.tries('reportEvent', input);
      expect(refused).toMatchObject({ code: 'INVALID_PHONE' });
      expect(JSON.stringify(refused)).not.toContain(wrong);
    });
  });

  describe('the code and address of a sole trader', () => {
    it('are masked for the inspector, until one on a case gives a reason', async () => {
      const { id: siteId } = await inspector.does('registerRegulatedSite', {
        name: '示例修车铺',
        kind: 'CAR_REPAIR',
        uscc: '92320104XX00000708',
        areaCode: GRID,
        address: '秦淮区示例路8号3栋502室',
        supervisionClass: 'C',
        openedOn: '2020-01-01',
      });
      const { regulatedSite } = await inspector.reads<{ regulatedSite: object }>(
        'query ($id: ID!) { regulatedSite(id: $id) { uscc address } }',
        { id: siteId },
      );
      expect(regulatedSite).toEqual({ uscc: '92**************08', address: '秦淮区示例路***' });
      const visit = { siteId, reason: 'VISIT', reasonText: '到场检查', caseNumber: SITE_CASE };
      expect(await inspector.tries('unmaskSiteCode', visit, 'uscc')).toMatchObject({
        code: 'PURPOSE_REQUIRED',
      });
      expect(await inspectorOnCase.does('unmaskSiteCode', visit, 'uscc address')).toMatchObject({
        uscc: '92320104XX00000708',
        address: '秦淮区示例路8号3栋502室',
      });
    });
  });
}
