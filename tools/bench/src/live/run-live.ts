import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../machine/build';
import { coresOfThisMachine } from '../machine/cores';
import {
  busySeconds,
  cpuSecondsOf,
  readProcesses,
  residentBytes,
  treeOf,
} from '../machine/process-tree';
import { Histogram } from '../measure/histogram';
import type {
  FollowersCount,
  FollowersJob,
  FollowersReport,
  SourceJob,
  SourceReport,
  Transport,
} from './live-job';
import { FOLLOW } from './live-job';
import type { LiveResult } from './live-result';
import { startLive } from './start-live';
import type { Live } from './start-live';

export interface LiveOptions {
  readonly subscribers: number;
  /** Events a second. */
  readonly rate: number;
  /** How long events are told. */
  readonly seconds: number;
  readonly queries: readonly string[] | null;
  readonly candidates: readonly string[] | null;
  /** A folder for processor profiles of the gateway; null for none. */
  readonly profile: string | null;
}

/** Among how many callers those who follow are divided. */
const CALLERS: Readonly<Record<string, number>> = { shared: 1, callers: 100 };
export const LIVE_QUERIES = Object.keys(CALLERS);
export const LIVE_TRANSPORTS: readonly Transport[] = ['websocket', 'event-stream'];

const ROUSE_EVERY_MILLISECONDS = 100;
const LONGEST_ROUSING = 400;
const QUIET_MILLISECONDS = 500;
const PATIENCE_MILLISECONDS = 5_000;
const SAMPLE_MILLISECONDS = 100;

/**
 * W7: a thousand who follow, over each transport, as one caller who shares one source and its work, and as a hundred
 * callers who may share nothing. Every measurement has a gateway of its own.
 */
export async function runLive(
  options: LiveOptions,
  onProgress: (step: string) => void,
  onResult: (result: LiveResult) => void = () => undefined,
): Promise<readonly LiveResult[]> {
  await build(['tools/bench'], onProgress);
  const results: LiveResult[] = [];
  for (const query of LIVE_QUERIES) {
    if (options.queries && !options.queries.includes(query)) continue;
    for (const transport of LIVE_TRANSPORTS) {
      if (options.candidates && !options.candidates.includes(transport)) continue;
      onProgress(`w7 ${query}, ${transport}: ${options.subscribers} begin to follow`);
      await using live = await startLive(coresOfThisMachine(), options.profile);
      const result = await measure(live, query, transport, options, onProgress);
      onResult(result);
      results.push(result);
    }
  }
  return results;
}

async function measure(
  live: Live,
  query: string,
  transport: Transport,
  { subscribers, rate, seconds }: LiveOptions,
  onProgress: (step: string) => void,
): Promise<LiveResult> {
  const { gateway, url } = live;
  const source = (job: SourceJob) => live.source.ask<SourceReport>(job);
  const ask = <Answer>(job: FollowersJob) => live.followers.ask<Answer>(job);
  const tokens = Array.from(
    { length: subscribers },
    (_, index) => `caller-${index % (CALLERS[query] ?? 1)}`,
  );
  let count = await ask<FollowersCount>({ kind: 'follow', transport, url, tokens, query: FOLLOW });
  for (let turn = 0; count.heard < subscribers; turn += 1) {
    if (count.problem !== null || turn === LONGEST_ROUSING) {
      throw new Error(`Only ${count.heard} of ${subscribers} follow: ${count.problem ?? ''}`);
    }
    await source({ kind: 'rouse' });
    await sleep(ROUSE_EVERY_MILLISECONDS);
    count = await ask<FollowersCount>({ kind: 'count' });
  }
  const asked = await untilQuiet(source);
  onProgress(`w7 ${query}, ${transport}: ${rate} events a second for ${seconds} s`);
  const events = Math.max(1, Math.round(rate * seconds));
  const before = lookAround(gateway.pid);
  const memory = watchMemory(gateway.pid);
  await source({ kind: 'tell', events, perSecond: rate });
  const report = await ask<FollowersReport>({
    kind: 'report',
    events,
    patienceMilliseconds: PATIENCE_MILLISECONDS,
  });
  const after = lookAround(gateway.pid);
  const { streams, requests } = await source({ kind: 'count' });
  const delays = Histogram.of(report.delays);
  const cpuSeconds = after.gateway - before.gateway;
  const { delivered, lost, doubled, outOfOrder, wrong, problem } = report;
  const elapsed = after.at - before.at;
  await ask({ kind: 'leave' });
  return {
    workload: 'w7',
    query,
    candidate: transport,
    subscribers,
    eventsPerSecond: rate,
    streams,
    delivered,
    deliveredPerSecond: rounded(delivered / report.seconds, 0),
    p50Ms: milliseconds(delays.percentile(0.5)),
    p99Ms: milliseconds(delays.percentile(0.99)),
    cpuMsPerDelivery: rounded((cpuSeconds * 1_000) / delivered, 5),
    gatewayCores: rounded(cpuSeconds / elapsed, 2),
    rssMb: rounded(memory.stop() / 2 ** 20, 1),
    subgraphRequestsPerEvent: rounded((requests - asked) / events, 2),
    lost,
    doubled,
    outOfOrder,
    wrong,
    problem,
    foreignCores: rounded(
      Math.max(0, after.busy - before.busy - (after.ours - before.ours)) / elapsed,
      2,
    ),
  };
}

/** What was told to rouse them is done with before anything counts; gives the requests made for it. */
async function untilQuiet(source: (job: SourceJob) => Promise<SourceReport>): Promise<number> {
  for (let before = -1; ;) {
    const { requests } = await source({ kind: 'count' });
    if (requests === before) return requests;
    before = requests;
    await sleep(QUIET_MILLISECONDS);
  }
}

function lookAround(gateway: number) {
  const processes = readProcesses();
  return {
    at: performance.now() / 1_000,
    gateway: cpuSecondsOf(treeOf(processes, [gateway])),
    ours: cpuSecondsOf(treeOf(processes, [process.pid])),
    busy: busySeconds(),
  };
}

/** Looks at the most memory a process and its children hold, until stopped. */
function watchMemory(root: number): { stop(): number } {
  const pids = treeOf(readProcesses(), [root]).map(({ pid }) => pid);
  let most = 0;
  const look = () => {
    most = Math.max(
      most,
      pids.reduce((sum, pid) => sum + residentBytes(pid), 0),
    );
  };
  look();
  const timer = setInterval(look, SAMPLE_MILLISECONDS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

function milliseconds(microseconds: number | null): number | null {
  return microseconds === null ? null : rounded(microseconds / 1_000, 2);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
