import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../machine/build';
import { residentBytes } from '../machine/process-tree';
import type { Attack, Outcome } from './attack';
import { ATTACKS } from './attacks';
import type { BystanderReport } from './bystander-process';
import { flood } from './flood';
import type { FloodResult } from './flood';
import { startAttacked } from './start-attacked';
import type { Attacked } from './start-attacked';

export interface AttackResult {
  readonly attack: Attack;
  readonly sent: number;
  /** The slowest of them. */
  readonly outcome: Outcome;
  readonly asExpected: boolean;
  readonly others: BystanderReport;
  readonly residentMb: number;
}

export interface AttackResults {
  readonly quiet: BystanderReport;
  readonly attacks: readonly AttackResult[];
  readonly flood: FloodResult;
}

/** How long one attack is kept up, one request after the other. */
const EACH_MILLISECONDS = 2_000;
const SETTLE_MILLISECONDS = 3_000;

/** Sends every attack to the gateway while others ask ordinary questions, and at last floods it with operations. */
export async function runAttacks(
  { operations }: { readonly operations: number },
  onProgress: (step: string) => void,
): Promise<AttackResults> {
  await build(['tools/bench', 'apps/gateway'], onProgress);
  onProgress('starting the gateway');
  await using attacked = await startAttacked();
  await sleep(SETTLE_MILLISECONDS);
  await attacked.bystanders.ask({});
  await sleep(EACH_MILLISECONDS);
  const quiet = await attacked.bystanders.ask<BystanderReport>({});
  const attacks: AttackResult[] = [];
  for (const attack of ATTACKS) {
    onProgress(attack.name);
    attacks.push(await keepUp(attack, attacked));
  }
  onProgress(`a flood of ${operations} operations, none like the other`);
  return { quiet, attacks, flood: await flood(attacked, operations) };
}

async function keepUp(
  attack: Attack,
  { url, gateway, bystanders }: Attacked,
): Promise<AttackResult> {
  await bystanders.ask({});
  const end = performance.now() + EACH_MILLISECONDS;
  const outcomes: Outcome[] = [];
  do outcomes.push(await attack.send(url));
  while (performance.now() < end);
  const others = await bystanders.ask<BystanderReport>({});
  const [slowest] = outcomes.toSorted((a, b) => b.milliseconds - a.milliseconds);
  if (slowest === undefined) throw new Error('Nothing was sent.');
  return {
    attack,
    sent: outcomes.length,
    outcome: slowest,
    asExpected: outcomes.every(({ code }) => code !== null && attack.codes.includes(code)),
    others,
    residentMb: residentBytes(gateway.pid) / 1_048_576,
  };
}
