import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { build } from '../machine/build';
import { coresOfThisMachine } from '../machine/cores';
import { residentBytes } from '../machine/process-tree';
import { startEndurance } from './start-endurance';
import type { RunningGateway } from './start-endurance';
import { figuresOf } from './steady-figures';
import type { SteadyFigures } from './steady-figures';
import type { SteadyReport } from './steady-job';
import { supergraphNumber } from './supergraph-series';

export interface ReloadResult {
  readonly seen: SteadyFigures;
  /** The same load before the first supergraph came. */
  readonly quiet: SteadyFigures;
  /** Told by `/health/ready`, within their second or later. */
  readonly served: number;
  readonly refused: number;
  /** Neither served nor refused before the next one came, which may have overtaken them. */
  readonly late: number;
  /** From the renamed file to the answer of `/health/ready`. */
  readonly slowestMs: number;
  /** Memory of the gateway, a sample every second. */
  readonly residentMb: readonly number[];
  readonly threads: { readonly before: number; readonly after: number };
}

const REQUESTS_PER_SECOND = 200;
const EVERY_MILLISECONDS = 1_000;
const LOOK_MILLISECONDS = 20;
const SETTLE_MILLISECONDS = 3_000;

/** Brings out a supergraph every second, every tenth broken, while the gateway is asked. */
export async function runReload(
  { minutes }: { readonly minutes: number },
  onProgress: (step: string) => void,
): Promise<ReloadResult> {
  await build(['tools/bench', 'apps/gateway'], onProgress);
  onProgress('starting the gateway');
  await using endurance = await startEndurance(coresOfThisMachine());
  const file = join(endurance.folder, 'supergraph.graphql');
  writeFileSync(file, endurance.sdl);
  const gateway = await endurance.gateway({ name: 'endurance-gateway', supergraphFile: file });
  const steady = await endurance.steady([gateway], REQUESTS_PER_SECOND);
  await sleep(SETTLE_MILLISECONDS);
  await steady.ask({});
  await sleep(SETTLE_MILLISECONDS);
  const quiet = figuresOf(await steady.ask<SteadyReport>({}));
  const { pid } = gateway.program;
  const threadsBefore = threadsOf(pid);
  const count = Math.max(1, Math.round((minutes * 60_000) / EVERY_MILLISECONDS));
  onProgress(`${count} supergraphs, one every second`);
  const counted = { late: 0, slowestMs: 0 };
  const told: Told = { served: new Set(), refused: new Set() };
  const residentMb: number[] = [];
  for (let number = 1; number <= count; number++) {
    const due = performance.now() + EVERY_MILLISECONDS;
    const { sdl } = supergraphNumber(number, endurance.sdl);
    const took = await bringOut(file, sdl, gateway, told, due);
    if (took === null) counted.late += 1;
    counted.slowestMs = Math.max(counted.slowestMs, took ?? EVERY_MILLISECONDS);
    await sleep(Math.max(0, due - performance.now()));
    residentMb.push(Math.round(residentBytes(pid) / 1_048_576));
  }
  const seen = figuresOf(await steady.ask<SteadyReport>({}));
  // Graphs that have been exchanged end with the last they answer.
  await sleep(SETTLE_MILLISECONDS);
  const threads = { before: threadsBefore, after: threadsOf(pid) };
  // The first was there before.
  const counts = { served: told.served.size - 1, refused: told.refused.size };
  return { seen, quiet, ...counts, ...counted, residentMb, threads };
}

/** Ids of supergraphs that the gateway told of. */
interface Told {
  readonly served: Set<string>;
  readonly refused: Set<string>;
}

/** Milliseconds until the gateway tells what became of it; null when the next one is due before. */
async function bringOut(
  file: string,
  sdl: string,
  { origin }: RunningGateway,
  told: Told,
  due: number,
): Promise<number | null> {
  const id = createHash('sha256').update(sdl).digest('hex').slice(0, 12);
  writeFileSync(`${file}.new`, sdl);
  renameSync(`${file}.new`, file);
  const began = performance.now();
  while (performance.now() < due) {
    const { body } = await request(`${origin}/health/ready`);
    const { supergraph } = (await body.json()) as {
      supergraph: { id: string; lastRefusal: { id: string } | null };
    };
    const refused = supergraph.lastRefusal?.id;
    told.served.add(supergraph.id);
    if (refused !== undefined) told.refused.add(refused);
    if (supergraph.id === id || refused === id) return performance.now() - began;
    await sleep(LOOK_MILLISECONDS);
  }
  return null;
}

function threadsOf(pid: number): number {
  const line = /^Threads:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0);
}

const MOST_GROWTH = 1.15;
/** One of so many must have been looked at, or nothing was tried. */
const LEAST_PART = 3;

/** Whether memory was as high in the last third as in the second; the first is what caches take to fill. */
export function isFlat(residentMb: readonly number[]): boolean {
  const third = Math.floor(residentMb.length / 3);
  if (third === 0) return true;
  const middle = mean(residentMb.slice(third, 2 * third));
  return mean(residentMb.slice(2 * third)) <= middle * MOST_GROWTH;
}

/** What was promised: nobody noticed, nothing was left behind; and the machine was quick enough to try it. */
export function isReloadFaultless(result: ReloadResult): boolean {
  const { seen, served, refused, residentMb, threads } = result;
  return (
    seen.failed === 0 &&
    served + refused >= residentMb.length / LEAST_PART &&
    isFlat(residentMb) &&
    threads.after <= threads.before
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
