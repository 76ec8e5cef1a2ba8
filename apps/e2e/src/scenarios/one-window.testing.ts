import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY, SERVICE_CENTRE, URBAN_MANAGEMENT } from './support/cast.testing';
import type { Outcome } from './support/person.testing';

interface Item {
  readonly id: string;
  readonly inForce: {
    readonly caseKind: string;
    readonly objectKinds: readonly string[];
    readonly materials: readonly { readonly code: string; readonly source: string }[];
  };
}

const DENIAL = {
  outcome: 'DENIED',
  reason: '拟设位置不符合户外设施设置规划',
  reconsiderationBody: '秦淮区人民政府',
  litigationCourt: '南京铁路运输法院',
};

let licences = 0;

/** An application at the one window of a subdistrict, decided by a bureau of the district (services). */
export function oneWindowStory(graph: () => GraphUnderTest): void {
  const { clerk, urbanOfficer, approvalOfficer, neighbouringCommand, resident, nobody } =
    castOf(graph);

  /** A licence of the urban management bureau that asks for something and shares something. */
  const licence = async () => {
    const { serviceItems } = await nobody.reads<{ serviceItems: { nodes: Item[] } }>(
      `query ($filter: ServiceItemFilter) { serviceItems(filter: $filter, first: 50) {
        nodes { id inForce { caseKind objectKinds materials { code source } } } } }`,
      { filter: { organizationId: URBAN_MANAGEMENT } },
    );
    for (const { id, inForce } of serviceItems.nodes) {
      const asked = inForce.materials.find(({ source }) => source === 'APPLICANT')?.code;
      const shared = inForce.materials.find(({ source }) => source === 'SHARED_DATA')?.code;
      const fits = inForce.caseKind === 'COMMITTED' && inForce.objectKinds.includes('ENTERPRISE');
      if (fits && asked && shared) return { itemId: id, asked, shared };
    }
    throw new Error('The bureau has no item that asks for something and shares something');
  };
  const submitted = async (itemId: string): Promise<Outcome> => {
    const draft = await clerk.does('draftApplication', {
      serviceItemId: itemId,
      areaCode: COMMUNITY,
      applicantKind: 'ENTERPRISE',
      channel: 'WINDOW',
      receivingOrganizationId: SERVICE_CENTRE,
      counter: '3号窗口',
    });
    return clerk.does(
      'submitApplication',
      { id: draft.id, seenVersion: draft.version },
      'trackingCode',
    );
  };
  const inReview = async (): Promise<string> => {
    const { itemId } = await licence();
    const { id } = await submitted(itemId);
    await clerk.does('acceptApplication', { id });
    await urbanOfficer.does('reviewApplication', { id });
    return id;
  };
  const trackedByNobody = async (code: string): Promise<unknown> => {
    const { applicationByTrackingCode: progress } = await nobody.reads<{
      applicationByTrackingCode: unknown;
    }>(
      `query ($code: String!) { applicationByTrackingCode(code: $code) {
        state outcome correctionMaterials } }`,
      { code },
    );
    return progress;
  };

  describe('an application at one window', () => {
    it('is drafted at the counter, put right once, accepted, reviewed, granted, issued and completed', async () => {
      const { itemId, asked } = await licence();
      const application = await submitted(itemId);
      const { id } = application;
      const code = application['trackingCode'] as string;
      expect(await trackedByNobody(code)).toMatchObject({ state: 'SUBMITTED', outcome: null });

      await clerk.does('requestCorrection', { id, materials: [asked] });
      expect(await trackedByNobody(code)).toMatchObject({
        state: 'CORRECTION',
        correctionMaterials: [asked],
      });
      expect(await clerk.does('supplyCorrection', { id })).toMatchObject({ state: 'SUBMITTED' });
      expect(await clerk.tries('requestCorrection', { id, materials: [asked] })).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'CORRECTION_ASKED_BEFORE',
      });

      await clerk.does('acceptApplication', { id });
      await urbanOfficer.does('reviewApplication', { id });
      expect(await clerk.tries('decideApplication', { id, outcome: 'GRANTED' })).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(
        await urbanOfficer.does('decideApplication', { id, outcome: 'GRANTED' }),
      ).toMatchObject({ state: 'GRANTED' });
      const licenceNumber = `E2E3201040000${(licences += 1)}`;
      await clerk.does('issueResult', { id, licenceNumber });
      const completed = await clerk.does(
        'completeApplication',
        { id },
        'outcome licenceNumber clocks { kind status } steps { nodes { action } }',
      );
      expect(completed).toMatchObject({ state: 'COMPLETED', outcome: 'GRANTED', licenceNumber });
      const clocks = completed['clocks'] as { kind: string; status: string }[];
      expect(Object.fromEntries(clocks.map(({ kind, status }) => [kind, status]))).toEqual({
        ACCEPTANCE: 'MET',
        PROMISED: 'MET',
        LEGAL: 'MET',
        ISSUE: 'MET',
      });
      const { nodes } = completed['steps'] as { nodes: { action: string }[] };
      expect(nodes.map(({ action }) => action).join(' ')).toBe(
        'draft submit requestCorrection supplyCorrection accept review grant issue complete',
      );
      expect(await trackedByNobody(code)).toMatchObject({ state: 'COMPLETED', outcome: 'GRANTED' });
    });

    it('is never asked for what other departments share (S-8)', async () => {
      const { itemId, asked, shared } = await licence();
      const { id } = await submitted(itemId);
      const refused = await clerk.tries('requestCorrection', { id, materials: [asked, shared] });
      expect(refused).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'MATERIAL_NOT_TO_BE_ASKED',
        path: ['input', 'materials'],
      });
      expect(refused.message).toContain(shared);
      expect(await clerk.tries('requestCorrection', { id, materials: [asked] })).toMatchObject({
        state: 'CORRECTION',
      });
    });

    it('is denied only with a reason and both remedies', async () => {
      const id = await inReview();
      for (const [missing, code] of [
        ['reason', 'DENIAL_WITHOUT_REASON'],
        ['reconsiderationBody', 'DENIAL_WITHOUT_REMEDIES'],
        ['litigationCourt', 'DENIAL_WITHOUT_REMEDIES'],
      ] as const) {
        const denial = { id, ...DENIAL, [missing]: null };
        expect(await urbanOfficer.tries('decideApplication', denial)).toMatchObject({
          code,
          path: ['input', missing],
        });
      }
      expect(await urbanOfficer.tries('decideApplication', { id, ...DENIAL })).toMatchObject({
        state: 'DENIED',
      });
    });

    it('is decided by its own bureau alone, and is not there for residents and the next subdistrict', async () => {
      const id = await inReview();
      const decision = { id, outcome: 'GRANTED' };
      expect(await approvalOfficer.tries('decideApplication', decision)).toMatchObject({
        code: 'FORBIDDEN',
      });
      const query = 'query ($id: ID!) { application(id: $id) { id } }';
      expect(await nobody.reads(query, { id })).toEqual({ application: null });
      for (const person of [resident, neighbouringCommand]) {
        expect(await person.reads(query, { id })).toEqual({ application: null });
        expect(await person.tries('decideApplication', decision)).toMatchObject({
          code: 'NOT_FOUND',
        });
      }
    });
  });
}
