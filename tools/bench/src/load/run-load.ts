import { setTimeout as sleep } from 'node:timers/promises';
import { Histogram } from '../measure/histogram';
import {
  busySeconds,
  cpuSecondsOf,
  readProcesses,
  residentBytes,
  treeOf,
} from '../machine/process-tree';
import { createAnswerCheck } from './answer-check';
import { openConnection } from './connection';
import type { Connection } from './connection';
import type { LoadJob, LoadReport } from './load-job';
import { bodyOf } from './request-template';

/** How often memory is looked at. */
const SAMPLE_MILLISECONDS = 100;
/** Requests under way at the end get this long, so that they do not burden the next candidate. */
const DRAIN_MILLISECONDS = 10_000;
/** The database's memory is mostly one shared part, which would be counted for each of its processes. */
export const DATABASE_PART = 'postgres';

/** Keeps the target busy and measures what that costs it. */
export async function runLoad(job: LoadJob): Promise<LoadReport> {
  const check = createAnswerCheck(job.expected, job.ignored);
  const latencies = new Histogram();
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => openConnection(job.target)),
  );
  let sent = 0;
  let wrong = 0;
  let firstWrong: string | null = null;
  let phase: 'settling' | 'counting' | 'over' = 'settling';

  const note = (problem: string): void => {
    wrong += 1;
    firstWrong ??= problem;
  };

  async function keepBusy(connection: Connection): Promise<void> {
    while (phase !== 'over') {
      const body = bodyOf(job.template, job.firstRequest + sent);
      sent += 1;
      const began = performance.now();
      try {
        const answer = await connection.post(body);
        const ended = performance.now();
        if (phase === 'counting') latencies.record((ended - began) * 1000);
        const problem = check.problemOf(answer);
        if (problem !== null) note(problem);
      } catch (error) {
        note((error as Error).message);
        return;
      }
    }
  }

  const busy = Promise.all(connections.map(keepBusy));
  await sleep(job.settleMilliseconds);
  const before = lookAround(job);
  const began = performance.now();
  phase = 'counting';
  const peakBytes = await watchMemory(before.measured, job.milliseconds);
  phase = 'over';
  const seconds = (performance.now() - began) / 1000;
  const requests = latencies.size;
  const after = lookAround(job);
  const drained = new AbortController();
  await Promise.race([
    busy.finally(() => drained.abort()),
    sleep(DRAIN_MILLISECONDS, undefined, { signal: drained.signal }).catch(() => undefined),
  ]);
  for (const connection of connections) connection.close();
  const cpuSeconds = Object.entries(after.cpuSeconds).map(([part, used]) => [
    part,
    used - (before.cpuSeconds[part] ?? 0),
  ]);
  const foreign = after.busy - before.busy - (after.ours - before.ours);
  return {
    kind: 'load',
    requests,
    sent,
    seconds,
    latencies: latencies.toCounts(),
    cpuSeconds: Object.fromEntries(cpuSeconds),
    peakBytes,
    foreignCores: Math.max(0, foreign / seconds),
    wrong,
    firstWrong,
  };
}

/** What everybody has used so far. */
function lookAround({ parts, ours }: LoadJob) {
  const processes = readProcesses();
  const cpuSeconds = Object.entries(parts).map(([part, roots]) => [
    part,
    cpuSecondsOf(treeOf(processes, roots)),
  ]);
  const measured = Object.entries(parts)
    .filter(([part]) => part !== DATABASE_PART)
    .flatMap(([, roots]) => treeOf(processes, roots))
    .map(({ pid }) => pid);
  return {
    cpuSeconds: Object.fromEntries(cpuSeconds) as Record<string, number>,
    measured,
    ours: cpuSecondsOf(treeOf(processes, ours)),
    busy: busySeconds(),
  };
}

/** Lets the time pass and answers the most memory seen. */
async function watchMemory(pids: readonly number[], milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let peak = 0;
  for (let left = milliseconds; left > 0; left = end - performance.now()) {
    const bytes = pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
    peak = Math.max(peak, bytes);
    await sleep(Math.min(left, SAMPLE_MILLISECONDS));
  }
  return peak;
}
