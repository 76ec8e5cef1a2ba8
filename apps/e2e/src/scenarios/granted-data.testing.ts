import type { GraphAnswer, GraphUnderTest } from '@gezhi/testing';
import { castOf, SUBDISTRICT } from './support/cast.testing';
import { today } from './support/days.testing';

interface Sites {
  readonly area: {
    readonly name: string;
    readonly regulatedSites: {
      readonly nodes: readonly { readonly area: { code: string } }[];
    } | null;
    readonly enforcementMetrics: readonly { readonly value: number | null }[] | null;
    readonly gridMetrics: readonly { readonly value: number | null }[] | null;
  };
}

const NEXT_SUBDISTRICT = '320104002';

/** A bureau reads another department's data: asked for, approved, used, taken back (X-05, guard rails 7 and 15). */
export function grantedDataStory(graph: () => GraphUnderTest): void {
  const { integrator, districtCommand, auditor } = castOf(graph);

  const read = (code: string): Promise<GraphAnswer<Sites>> =>
    integrator.asks<Sites>(
      `query ($code: ID!, $window: MetricWindowInput!) { area(code: $code) { name
        regulatedSites(first: 3) { nodes { area { code } } }
        enforcementMetrics(keys: ["enf.visits"], window: $window) { value }
        gridMetrics(keys: ["grid.count"], window: $window) { value } } }`,
      { code, window: { month: '2026-10' } },
    );
  const refusals = ({ errors }: GraphAnswer<unknown>) =>
    errors.map(({ path, extensions }) => [path?.[1], extensions['code']]).sort();

  describe('data that one department grants another', () => {
    let grant: string;

    it('is refused from the request after the one that was granted is revoked, and only of that department', async () => {
      expect((await read(SUBDISTRICT)).errors).toEqual([]);
      const { enforcementDataGrants } = await districtCommand.reads<{
        enforcementDataGrants: { nodes: { id: string; state: string }[] };
      }>('{ enforcementDataGrants(filter: { states: [APPROVED] }) { nodes { id state } } }');
      for (const { id } of enforcementDataGrants.nodes)
        await districtCommand.does('revokeEnforcementDataGrant', {
          id,
          note: '年度核查后重新申请',
        });
      const answer = await read(SUBDISTRICT);
      expect(refusals(answer)).toEqual([
        ['enforcementMetrics', 'GRANT_REQUIRED'],
        ['regulatedSites', 'GRANT_REQUIRED'],
      ]);
      expect(answer.data?.area.gridMetrics?.[0]?.value).toBeGreaterThan(0);
    });

    it('is asked for by the integrator and has no effect before somebody else approves it', async () => {
      const asked = await integrator.does('requestEnforcementDataGrant', {
        purpose: 'STATUTORY_DUTY',
        metrics: ['enf.visits'],
        datasets: ['sites'],
        areaCodes: [SUBDISTRICT],
        validFrom: today(),
        validTo: today(),
        operationsPerHour: 100,
        legalBasis: '《政务数据共享条例》第十条',
      });
      grant = asked.id;
      expect(asked.state).toBe('REQUESTED');
      expect(await integrator.tries('approveEnforcementDataGrant', { id: grant })).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(refusals(await read(SUBDISTRICT))).toHaveLength(2);
    });

    it('is read where it was granted and nowhere else', async () => {
      await districtCommand.does('approveEnforcementDataGrant', { id: grant });
      const answer = await read(SUBDISTRICT);
      expect(answer.errors).toEqual([]);
      expect(answer.data?.area.enforcementMetrics?.[0]?.value).toBeGreaterThan(0);
      const sites = answer.data?.area.regulatedSites?.nodes ?? [];
      expect(sites).toHaveLength(3);
      expect(sites.every(({ area }) => area.code.startsWith(SUBDISTRICT))).toBe(true);
      expect(refusals(await read(NEXT_SUBDISTRICT))).toHaveLength(2);
    });

    it('is taken back with a reason the client can read, and every step is in the trail', async () => {
      const note = '专项工作已结束';
      await districtCommand.does('revokeEnforcementDataGrant', { id: grant, note });
      expect(refusals(await read(SUBDISTRICT))).toHaveLength(2);
      const { enforcementDataGrant } = await integrator.reads<{ enforcementDataGrant: object }>(
        `query ($id: ID!) { enforcementDataGrant(id: $id) { state reason } }`,
        { id: grant },
      );
      expect(enforcementDataGrant).toEqual({ state: 'REVOKED', reason: note });
      const { enforcementAuditRecords } = await auditor.reads<{
        enforcementAuditRecords: { nodes: { kind: string; operation: string }[] };
      }>(
        `query ($id: ID!) { enforcementAuditRecords(filter: { objectId: $id }, first: 20) {
          nodes { kind operation } } }`,
        { id: grant },
      );
      const steps = enforcementAuditRecords.nodes.filter(({ kind }) => kind === 'GRANT');
      expect(steps.map(({ operation }) => operation).reverse()).toEqual([
        'Mutation.requestEnforcementDataGrant',
        'Mutation.approveEnforcementDataGrant',
        'Mutation.revokeEnforcementDataGrant',
      ]);
    });
  });
}
