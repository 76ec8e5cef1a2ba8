import { runLive } from './run-live';

const EVENTS = 20;

describe('W7', () => {
  it.each([
    ['shared', 'websocket', 1],
    ['callers', 'event-stream', 100],
  ])(
    'tells everybody every event once and in order: %s, %s',
    async (query, candidate, streams) => {
      const asked = { subscribers: 120, rate: 50, seconds: EVENTS / 50, profile: null };
      const some = { queries: [query], candidates: [candidate] };
      const [result, ...others] = await runLive({ ...asked, ...some }, () => undefined);
      expect(others).toEqual([]);
      expect(result).toMatchObject({
        ...{ query, candidate, streams, delivered: 120 * EVENTS },
        ...{ lost: 0, doubled: 0, outOfOrder: 0, wrong: 0, problem: null },
        // Equal questions under way are asked once, but never for different callers.
        subgraphRequestsPerEvent: streams,
      });
      for (const figure of [result?.p50Ms, result?.p99Ms, result?.cpuMsPerDelivery, result?.rssMb])
        expect(figure).toBeGreaterThan(0);
    },
    90_000,
  );
});
