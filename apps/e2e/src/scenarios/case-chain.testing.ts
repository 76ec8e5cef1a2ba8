import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMITTEE, COMMUNITY, GRID, URBAN_MANAGEMENT } from './support/cast.testing';
import { today } from './support/days.testing';

/** One matter through three departments, with the moment of each step. */
const CHAIN = `query ($id: ID!) { govEvent(id: $id) {
  source state flags reportedAt acceptedAt
  whistles { nodes { state blownAt arrivedAt responders { minutesToArrive organization { name } } } }
  inspections { nodes { state plannedOn onSiteAt endedAt sourceEvent { id } site { name } } }
  allianceListItems(filter: { kinds: [NEED] }) { nodes { state publishedAt sourceEvent { id }
    claim { state claimedAt deliveredAt verifiedAt leadClaimer { name } } } } } }`;

interface Chain {
  readonly source: string;
  readonly flags: readonly string[];
  readonly reportedAt: string;
  readonly acceptedAt: string;
  readonly whistles: {
    readonly nodes: readonly { readonly blownAt: string; readonly arrivedAt: string }[];
  };
  readonly inspections: {
    readonly nodes: readonly { readonly onSiteAt: string; readonly endedAt: string }[];
  };
  readonly allianceListItems: {
    readonly nodes: readonly {
      readonly publishedAt: string;
      readonly claim: { readonly claimedAt: string; readonly verifiedAt: string };
    }[];
  };
}

/** A call to the hotline that became a whistle, a visit and a project of the neighbours (X-02, question 4). */
export function caseChainStory(graph: () => GraphUnderTest): void {
  const people = castOf(graph);
  const { districtCommand, command, director, urbanOfficer, inspector, secretary, organiser } =
    people;

  const called = async (): Promise<string> => {
    const { id } = await districtCommand.does('reportEvent', {
      source: 'HOTLINE_12345',
      nature: 'INCIDENT',
      areaCode: COMMUNITY,
      title: '夜市油烟扰民、通道被占',
    });
    await command.does('acceptEvent', { id, categoryCode: 'URBAN.STALL' });
    return id;
  };
  const whistled = async (eventId: string): Promise<void> => {
    const { id } = await command.does('draftWhistle', {
      kind: 'JOINT_ENFORCEMENT',
      areaCode: GRID,
      title: '夜市油烟与占道',
      problem: '多部门职责交叉',
      triedSoFar: '街道已约谈三次，无执法权限',
      responders: [{ organizationId: URBAN_MANAGEMENT, lead: true }],
      eventIds: [eventId],
    });
    await director.does('approveWhistle', { id, post: '办事处主任' });
    const blown = await command.does('blowWhistle', { id }, 'responders { id }');
    const [response] = blown['responders'] as { id: string }[];
    await urbanOfficer.does('arriveAtWhistle', { id: response?.id, mode: 'ON_SITE' });
  };
  const inspected = async (sourceEventId: string): Promise<void> => {
    const site = await inspector.does('registerRegulatedSite', {
      name: `示例夜市烧烤店${Date.now()}`,
      kind: 'RESTAURANT',
      uscc: '91320104XX00000898',
      areaCode: GRID,
      address: '秦淮区示例路18号',
      supervisionClass: 'C',
      openedOn: '2020-01-01',
    });
    const { id } = await inspector.does('planInspection', {
      siteId: site.id,
      plannedOn: today(),
      trigger: 'COMPLAINT',
      sourceEventId,
      sections: [{ departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01'] }],
    });
    await inspector.does('notifySite', { id });
    await inspector.does('arriveOnSite', { id });
    const findings = [{ itemCode: 'JC-01', result: 'COMPLIANT' }];
    await inspector.does('recordFindings', { id, findings });
    await inspector.does('closeInspection', { id });
  };
  const claimed = async (sourceEventId: string): Promise<void> => {
    const { area } = await organiser.reads<{
      area: { alliances: { nodes: { id: string; members: { nodes: Member[] } }[] } };
    }>(
      `query ($code: ID!) { area(code: $code) { alliances {
        nodes { id members(first: 100) { nodes { organization { id } } } } } } }`,
      { code: COMMUNITY },
    );
    const has = (members: readonly Member[], id: string) =>
      members.some(({ organization }) => organization.id === id);
    const alliance = area.alliances.nodes.find(({ members }) => has(members.nodes, COMMITTEE));
    if (!alliance) throw new Error('The committee is in no alliance');
    const allianceId = alliance.id;
    if (!has(alliance.members.nodes, URBAN_MANAGEMENT))
      await organiser.does('addAllianceMember', { allianceId, organizationId: URBAN_MANAGEMENT });
    const item = await secretary.does(
      'publishListItem',
      { allianceId, kind: 'NEED', title: '盼为夜市另辟经营场地', sourceEventId },
      'claim { id }',
    );
    const { id } = item['claim'] as { id: string };
    await urbanOfficer.does('claimListItem', { itemId: item.id });
    await secretary.does('acceptClaim', { id });
    await urbanOfficer.does('startClaim', { id });
    await urbanOfficer.does('deliverClaim', { id, delivery: '开放疏导点摊位二十个。' });
    await secretary.does('verifyClaim', { id });
  };

  describe('a matter of the hotline', () => {
    it('is followed through whistle, inspection and project in one operation, with the time of each step (X-02, question 4)', async () => {
      const id = await called();
      await whistled(id);
      await inspected(id);
      await claimed(id);

      const { govEvent: chain } = await districtCommand.reads<{ govEvent: Chain }>(CHAIN, { id });
      const [whistle] = chain.whistles.nodes;
      const [inspection] = chain.inspections.nodes;
      const [item] = chain.allianceListItems.nodes;
      expect(chain).toMatchObject({ source: 'HOTLINE_12345' });
      expect(chain.flags).toContain('WHISTLED');
      expect(whistle).toMatchObject({ state: 'ARRIVED' });
      expect(inspection).toMatchObject({ state: 'CLOSED', sourceEvent: { id } });
      expect(item).toMatchObject({ sourceEvent: { id }, claim: { state: 'VERIFIED' } });
      const moments = [
        chain.reportedAt,
        chain.acceptedAt,
        whistle?.blownAt,
        whistle?.arrivedAt,
        inspection?.onSiteAt,
        inspection?.endedAt,
        item?.publishedAt,
        item?.claim.claimedAt,
        item?.claim.verifiedAt,
      ].map((moment) => Date.parse(moment ?? ''));
      expect(moments).not.toContain(NaN);
      expect(moments).toEqual([...moments].sort((one, other) => one - other));
    });
  });
}

interface Member {
  readonly organization: { readonly id: string };
}
