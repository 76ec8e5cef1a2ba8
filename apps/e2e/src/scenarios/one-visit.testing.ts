import type { GraphUnderTest } from '@gezhi/testing';
import {
  APPROVAL_BUREAU,
  castOf,
  COMMUNITY,
  ENFORCEMENT_BUREAU,
  GRID,
  SUBDISTRICT,
} from './support/cast.testing';
import { today } from './support/days.testing';
import type { Outcome } from './support/person.testing';

const URBAN = { departmentCode: 'URBAN_MANAGEMENT', itemCodes: ['JC-01', 'JC-02'] };
const SAFETY = { departmentCode: 'EMERGENCY_MANAGEMENT', itemCodes: ['JC-10'] };
const FUMES = { departmentCode: 'ECOLOGY_ENVIRONMENT', itemCodes: ['JC-15'] };
const MARKET = { departmentCode: 'MARKET_SUPERVISION', itemCodes: ['JC-30'] };

const fit = (itemCode: string) => ({ itemCode, result: 'COMPLIANT' });
const unfit = (itemCode: string) => ({
  itemCode,
  result: 'VIOLATION',
  evidenceKinds: ['SCENE_RECORD'],
});
const order = (itemCode: string) => ({ itemCode, requirement: '限期整改到位', workdays: 3 });

let restaurants = 0;

/** One visit of several departments instead of several visits (enforcement). */
export function oneVisitStory(graph: () => GraphUnderTest): void {
  const { inspector, districtCommand, nobody } = castOf(graph);

  const restaurant = async (): Promise<string> => {
    const site = await inspector.does('registerRegulatedSite', {
      name: `示例面馆${(restaurants += 1)}号店`,
      kind: 'RESTAURANT',
      uscc: '91320104XX00000784',
      areaCode: GRID,
      address: '秦淮区示例路8号',
      supervisionClass: 'C',
      openedOn: '2020-01-01',
    });
    return site.id;
  };
  const plan = (siteId: string, sections: readonly object[], fields = ''): Promise<Outcome> =>
    inspector.tries('planInspection', { siteId, plannedOn: today(), sections }, fields);
  /** The listed body of a department for the subdistrict or the district. */
  const bodyOf = async (departmentCode: string, areaCode: string): Promise<string> => {
    const { inspectionBodies } = await nobody.reads<{
      inspectionBodies: {
        nodes: { departmentCode: string; area: { code: string }; organization: { id: string } }[];
      };
    }>(
      '{ inspectionBodies(first: 100) { nodes { departmentCode area { code } organization { id } } } }',
    );
    const body = inspectionBodies.nodes.find(
      (each) => each.departmentCode === departmentCode && each.area.code === areaCode,
    );
    if (!body) throw new Error(`No body is listed for ${departmentCode} in ${areaCode}`);
    return body.organization.id;
  };
  /** The delegation to the bureau of the subdistrict that holds today. */
  const delegationOf = async (powerItemCode: string): Promise<string> => {
    const { organization } = await nobody.reads<{
      organization: { delegations: { nodes: { id: string; powerItem: { code: string } }[] } };
    }>(
      `query ($id: ID!, $filter: DelegationFilter) { organization(id: $id) {
        delegations(filter: $filter, first: 200) { nodes { id powerItem { code } } } } }`,
      { id: ENFORCEMENT_BUREAU, filter: { inForceOn: today() } },
    );
    const found = organization.delegations.nodes.find(
      ({ powerItem }) => powerItem.code === powerItemCode,
    );
    if (!found) throw new Error(`${powerItemCode} is not delegated`);
    return found.id;
  };

  describe('a joint visit under the checklist', () => {
    it('asks the questions of three departments once, from plan to recheck', async () => {
      const { checklist } = await nobody.reads<{ checklist: { items: { totalCount: number } } }>(
        '{ checklist { items(first: 1) { totalCount } } }',
      );
      expect(checklist.items.totalCount).toBe(33);
      const siteId = await restaurant();
      const market = { ...MARKET, organizationId: await bodyOf('MARKET_SUPERVISION', SUBDISTRICT) };
      const visit = await plan(siteId, [URBAN, SAFETY, market], 'departmentCount');
      expect(visit).toMatchObject({ state: 'PLANNED', departmentCount: 3 });
      const { id } = visit;
      await inspector.does('notifySite', { id });
      await inspector.does('arriveOnSite', { id });
      const findings = [fit('JC-01'), unfit('JC-02'), unfit('JC-10')];
      expect(await inspector.tries('recordFindings', { id, findings })).toMatchObject({
        code: 'FINDING_MISSING',
      });
      await inspector.does('recordFindings', { id, findings: [...findings, fit('JC-30')] });
      expect(await inspector.tries('closeInspection', { id })).toMatchObject({
        code: 'VIOLATION_LEFT',
      });
      const orders = [order('JC-02'), order('JC-10')];
      await inspector.does('orderCorrection', { id, orders });
      const results = ['JC-02', 'JC-10'].map((itemCode) => ({ itemCode, correctedOn: today() }));
      expect(await inspector.does('recheckSite', { id, results })).toMatchObject({
        state: 'RECHECKED',
      });
      expect(await inspector.does('closeInspection', { id })).toMatchObject({ state: 'CLOSED' });

      const { inspection } = await inspector.reads<{
        inspection: {
          area: { code: string; parent: { code: string } };
          sections: { organization: { name: string } }[];
          findings: { nodes: { itemCode: string; correction: object }[] };
          history: { action: string }[];
        };
      }>(
        `query ($id: ID!) { inspection(id: $id) {
          area { code parent { code } } sections { organization { name } }
          findings(result: VIOLATION) { nodes { itemCode correction { deadlineStatus outcome } } }
          history { action } } }`,
        { id },
      );
      expect(inspection.area).toEqual({ code: GRID, parent: { code: COMMUNITY } });
      const bodies = inspection.sections.map(({ organization }) => organization.name);
      expect(new Set(bodies)).toEqual(
        new Set(['秦虹街道综合行政执法局', '秦虹街道市场监督管理分局']),
      );
      const corrected = { deadlineStatus: 'MET', outcome: 'CORRECTED' };
      expect(inspection.findings.nodes).toEqual([
        { itemCode: 'JC-02', correction: corrected },
        { itemCode: 'JC-10', correction: corrected },
      ]);
      expect(inspection.history.map(({ action }) => action).join(' ')).toBe(
        'plan notify arrive record orderCorrection recheck close',
      );
    });

    it('is refused to a body that holds no power in the field, until one that does puts the questions', async () => {
      const siteId = await restaurant();
      const byBureau = MARKET;
      const byStranger = { ...URBAN, organizationId: APPROVAL_BUREAU };
      for (const section of [byBureau, byStranger])
        expect(await plan(siteId, [SAFETY, section])).toMatchObject({
          __typename: 'RuleRefusal',
          code: 'INSPECTION_NOT_ENTITLED',
          path: ['input', 'sections'],
        });
      const organizationId = await bodyOf('MARKET_SUPERVISION', SUBDISTRICT);
      expect(await plan(siteId, [SAFETY, { ...MARKET, organizationId }])).toMatchObject({
        state: 'PLANNED',
      });
    });

    it('goes on when its delegation is withdrawn mid-way, while a new one is refused (S-7)', async () => {
      const siteId = await restaurant();
      const { id } = await plan(siteId, [FUMES]);
      const withdrawal = {
        id: await delegationOf('HB-001'),
        from: today(),
        note: '评估认为不具备承接能力',
      };
      expect(await districtCommand.does('withdrawDelegation', withdrawal)).toMatchObject({
        state: 'WITHDRAWN',
      });
      expect(await plan(siteId, [FUMES])).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'INSPECTION_NOT_ENTITLED',
      });
      await inspector.does('notifySite', { id });
      await inspector.does('arriveOnSite', { id });
      const findings = [unfit('JC-15')];
      expect(await inspector.does('recordFindings', { id, findings })).toMatchObject({
        state: 'RECORDED',
      });
    });
  });
}
