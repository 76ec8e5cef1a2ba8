import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendFlood } from '../attacks/flood';
import type { SentFlood } from '../attacks/flood';
import { build } from '../machine/build';
import { coresOfThisMachine } from '../machine/cores';
import { findFreePort } from '../machine/free-port';
import type { PlanCount } from './flood-gateway-process';
import { startEndurance } from './start-endurance';
import { figuresOf } from './steady-figures';
import type { SteadyFigures } from './steady-figures';
import type { SteadyReport } from './steady-job';

export interface FloodedResult extends SentFlood {
  readonly quiet: SteadyFigures;
  readonly seen: SteadyFigures;
  /** Operations of the flood that were planned. */
  readonly planned: number;
  /** Plans beyond those: of what was in use before, and pushed out. */
  readonly plannedAgain: number;
}

const REQUESTS_PER_SECOND = 200;
const SETTLE_MILLISECONDS = 3_000;

/** Sends operations none of which is like another, while twenty others are asked all the time. */
export async function runFlood(
  { operations }: { readonly operations: number },
  onProgress: (step: string) => void,
): Promise<FloodedResult> {
  await build(['tools/bench', 'apps/gateway'], onProgress);
  onProgress('starting the gateway');
  await using endurance = await startEndurance(coresOfThisMachine());
  const file = join(endurance.folder, 'supergraph.graphql');
  writeFileSync(file, endurance.sdl);
  const port = await findFreePort();
  const gateway = await endurance.gateway({
    name: 'endurance-flooded',
    supergraphFile: file,
    port,
    program: {
      file: 'tools/bench/dist/endurance/flood-gateway-process.js',
      arguments: [file, String(port), JSON.stringify(endurance.urls)],
    },
  });
  const steady = await endurance.steady([gateway], REQUESTS_PER_SECOND);
  await sleep(SETTLE_MILLISECONDS);
  await steady.ask({});
  await sleep(SETTLE_MILLISECONDS);
  const quiet = figuresOf(await steady.ask<SteadyReport>({}));
  const before = await gateway.program.ask<PlanCount>({});
  onProgress(`a flood of ${operations} operations, none like the other`);
  const url = `${gateway.origin}/graphql`;
  const sent = await sendFlood({ url, pid: gateway.program.pid }, operations);
  // Those in use are asked once more: what was pushed out is planned now.
  await sleep(SETTLE_MILLISECONDS);
  const seen = figuresOf(await steady.ask<SteadyReport>({}));
  const after = await gateway.program.ask<PlanCount>({});
  const planned = Math.min(after.planned - before.planned, sent.statuses['200'] ?? 0);
  const plannedAgain = after.planned - before.planned - planned;
  return { ...sent, quiet, seen, planned, plannedAgain };
}

/** Memory may grow until caches are full and the collector has settled, which they have after two fifths. */
const MOST_GROWTH = 1.25;

/** Whether memory was no higher at the end than once the caches were full. */
export function isBounded(residentMb: readonly number[]): boolean {
  const [, , full = 0, ...later] = residentMb;
  return later.every((value) => value <= full * MOST_GROWTH);
}

/** What was promised: others are answered, nothing in use is planned again, memory is bounded. */
export function isFloodFaultless({ seen, plannedAgain, residentMb }: FloodedResult): boolean {
  return seen.failed === 0 && plannedAgain === 0 && isBounded(residentMb);
}
