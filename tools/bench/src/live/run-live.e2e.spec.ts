import { runLive } from './run-live';

describe('W7', () => {
  it('tells everybody every event once and in order, over each transport and in each form', async () => {
    const results = await runLive(
      {
        ...{ subscribers: 120, rate: 20, seconds: 1 },
        ...{ queries: null, candidates: null, profile: null },
      },
      () => undefined,
    );
    expect(results.map(({ query, candidate, streams }) => [query, candidate, streams])).toEqual([
      ['shared', 'websocket', 1],
      ['shared', 'event-stream', 1],
      ['callers', 'websocket', 100],
      ['callers', 'event-stream', 100],
    ]);
    for (const result of results) {
      expect(result).toMatchObject({
        ...{ delivered: 120 * 20, lost: 0, doubled: 0, outOfOrder: 0, wrong: 0, problem: null },
      });
      const { p50Ms, p99Ms, cpuMsPerDelivery, rssMb, subgraphRequestsPerEvent } = result;
      for (const figure of [p50Ms, p99Ms, cpuMsPerDelivery, rssMb, subgraphRequestsPerEvent])
        expect(figure).toBeGreaterThan(0);
    }
  }, 180_000);
});
