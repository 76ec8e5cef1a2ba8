import type { LoadReport } from '../load/load-job';
import { summarise } from './summarise';
import type { Measured } from './summarise';

const round = (requests: number, cpu: number): LoadReport => ({
  kind: 'load',
  requests,
  sent: requests + 1,
  seconds: 2,
  latencies: [[50, requests]],
  cpuSeconds: { gateway: cpu / 4, subgraphs: (3 * cpu) / 4 },
  peakBytes: 3 * 2 ** 20,
  foreignCores: 0.25,
  wrong: 0,
  firstWrong: null,
});

const measured = (candidate: string, rounds: readonly LoadReport[]): Measured => ({
  workload: 'w8',
  query: 'small',
  candidate,
  rounds,
  answerBytes: 99,
  difference: null,
});

describe('The figures of a candidate', () => {
  const base = measured('stock', [round(100, 2), round(120, 2), round(500, 5)]);

  it('are per second of its own processor time, whatever the clock says', () => {
    const result = summarise(base, base);
    expect(result.requestsPerCpuSecond).toBe(60);
    expect(result.requestsPerSecond).toBe(60);
    expect(result.requests).toBe(720);
    expect(result.cpuMsPerRequest).toEqual({ gateway: 3.125, subgraphs: 9.375 });
    expect(result.rssMb).toBe(3);
    expect(result.ratio).toBe(1);
  });

  it('are compared with the first candidate in the same round', () => {
    const fast = measured('gezhi', [round(300, 2), round(480, 2), round(1_000, 5)]);
    const { ratio, ratioSmallest, ratioLargest } = summarise(fast, base);
    expect([ratioSmallest, ratio, ratioLargest]).toEqual([2, 3, 4]);
  });

  it('are withheld when an answer differed, and the difference is told', () => {
    const wrong = { ...measured('hasty', [round(9_000, 1)]), difference: '1 of 9001 answers: {}' };
    const result = summarise(wrong, base);
    expect(result.equal).toBe(false);
    expect(result.difference).toContain('1 of 9001');
    const { requestsPerCpuSecond, p50Ms, p99Ms, rssMb, ratio, requestsPerSecond } = result;
    for (const figure of [requestsPerCpuSecond, p50Ms, p99Ms, rssMb, ratio, requestsPerSecond]) {
      expect(figure).toBeNull();
    }
    expect(summarise(base, wrong).ratio).toBeNull();
  });
});
