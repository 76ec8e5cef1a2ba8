import { setTimeout as pause } from 'node:timers/promises';
import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY } from './support/cast.testing';
import { onlyToday } from './support/days.testing';

interface Denial {
  readonly operation: string;
  readonly reason: string;
  readonly traceId: string;
}
interface Trails {
  readonly gridAuditRecords: { readonly nodes: readonly Denial[] };
  readonly servicesAuditRecords: { readonly nodes: readonly Denial[] };
}

const CURIOUS = `query Curious($code: ID!, $window: MetricWindowInput!) { area(code: $code) { name
  gridMetrics(keys: ["grid.microSizeCompliance"], window: $window) { value }
  serviceMetrics(window: $window) { value } } }`;

const TRAILS = `query ($subject: String!) {
  gridAuditRecords(filter: { kind: DENIAL, subject: $subject, operation: "Area.gridMetrics" }) { ...Denials }
  servicesAuditRecords(filter: { kind: DENIAL, subject: $subject, operation: "Area.serviceMetrics" }) { ...Denials } }
  fragment Denials on AuditRecordConnection {
    nodes { operation outcome code reason traceId actor { subject roles } } }`;

/** Long enough for a busy machine; the gateway tells within milliseconds. */
const PATIENCE_MILLISECONDS = 20_000;

/** What a rule refuses before any department is asked still stands in the trail of its owner (guardrails.md 10). */
export function refusedFieldStory(graph: () => GraphUnderTest): void {
  const { resident, auditor } = castOf(graph);

  const readTrails = () => auditor.reads<Trails>(TRAILS, { subject: 'demo:resident' });
  const told = ({ gridAuditRecords, servicesAuditRecords }: Trails) =>
    gridAuditRecords.nodes.length > 0 && servicesAuditRecords.nodes.length > 0;

  describe('a field that the gateway refuses', () => {
    it('stands in the trail of each department for its own part, with who asked', async () => {
      const before = await readTrails();
      expect(told(before)).toBe(false);
      const answer = await resident.asks<{ area: object }>(CURIOUS, {
        code: COMMUNITY,
        window: onlyToday(),
      });
      expect(answer.data?.area).toMatchObject({ gridMetrics: null, serviceMetrics: null });

      const end = Date.now() + PATIENCE_MILLISECONDS;
      let trails = await readTrails();
      while (!told(trails) && Date.now() < end) {
        await pause(50);
        trails = await readTrails();
      }
      const denial = (operation: string) => ({
        operation,
        outcome: 'REFUSED',
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        reason: 'GATEWAY in Curious',
        traceId: answer.errors[0]?.extensions['traceId'],
        actor: { subject: 'demo:resident', roles: ['RESIDENT'] },
      });
      expect(trails.gridAuditRecords.nodes).toEqual([denial('Area.gridMetrics')]);
      expect(trails.servicesAuditRecords.nodes).toEqual([denial('Area.serviceMetrics')]);
    });
  });
}
