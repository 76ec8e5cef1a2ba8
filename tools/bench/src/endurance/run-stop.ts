import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../machine/build';
import { coresOfThisMachine } from '../machine/cores';
import { startEndurance } from './start-endurance';
import type { Endurance, RunningGateway } from './start-endurance';
import { figuresOf } from './steady-figures';
import type { SteadyFigures } from './steady-figures';
import type { SteadyReport } from './steady-job';

export interface StopResult {
  readonly round: number;
  readonly seen: SteadyFigures;
  /** From SIGTERM to the end of the process. */
  readonly endedMs: number;
  /** Null: with exit code 0. */
  readonly ended: string | null;
}

const REQUESTS_PER_SECOND = 200;
const SETTLE_MILLISECONDS = 1_500;
const NOTICE_MILLISECONDS = 1_000;

/** Stops one of two gateways by SIGTERM while both are asked, starts it again, and stops the other. */
export async function runStop(
  { rounds }: { readonly rounds: number },
  onProgress: (step: string) => void,
): Promise<readonly StopResult[]> {
  await build(['tools/bench', 'apps/gateway'], onProgress);
  onProgress('starting two gateways');
  await using endurance = await startEndurance(coresOfThisMachine());
  const supergraphFile = join(endurance.folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, endurance.sdl);
  const gateways = [
    await start(endurance, 'endurance-gateway-a', supergraphFile),
    await start(endurance, 'endurance-gateway-b', supergraphFile),
  ];
  const steady = await endurance.steady(gateways, REQUESTS_PER_SECOND);
  await sleep(SETTLE_MILLISECONDS);
  const results: StopResult[] = [];
  for (let round = 1; round <= rounds; round++) {
    const index = round % gateways.length;
    const gateway = gateways[index];
    if (gateway === undefined) break;
    const { program, origin } = gateway;
    onProgress(`stop ${round} of ${rounds}`);
    await sleep(SETTLE_MILLISECONDS);
    await steady.ask({});
    const began = performance.now();
    process.kill(program.pid, 'SIGTERM');
    const ended = await program.ended;
    const endedMs = performance.now() - began;
    await sleep(SETTLE_MILLISECONDS);
    const seen = figuresOf(await steady.ask<SteadyReport>({}));
    results.push({ round, seen, endedMs, ended });
    const port = Number(new URL(origin).port);
    gateways[index] = await start(endurance, program.name, supergraphFile, port);
  }
  return results;
}

function start(
  endurance: Endurance,
  name: string,
  supergraphFile: string,
  port?: number,
): Promise<RunningGateway> {
  const environment = { STOP_NOTICE_MILLISECONDS: String(NOTICE_MILLISECONDS) };
  return endurance.gateway({ name, supergraphFile, environment, ...(port && { port }) });
}

export function isStopFaultless({ seen, ended }: StopResult): boolean {
  return seen.failed === 0 && ended === null;
}
