import { openConnection } from '../load/connection';
import { residentBytes } from '../machine/process-tree';
import type { BystanderReport } from './bystander-process';
import type { Attacked } from './start-attacked';

export interface SentFlood {
  readonly operations: number;
  readonly seconds: number;
  /** How many got which status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Memory of the gateway before, then after each fifth. */
  readonly residentMb: readonly number[];
}

export interface FloodResult extends SentFlood {
  readonly others: BystanderReport;
}

const CONNECTIONS = 24;
const SAMPLES = 5;

/** Sends operations none of which is like another, so that each is read, planned and compiled. */
export async function sendFlood(
  { url, pid }: { readonly url: string; readonly pid: number },
  operations: number,
): Promise<SentFlood> {
  const statuses: Record<string, number> = {};
  const memory = () => Math.round(residentBytes(pid) / 1_048_576);
  const residentMb = [memory()];
  const began = performance.now();
  let sent = 0;

  async function keepSending(): Promise<void> {
    const connection = await openConnection({ url, headers: {} });
    while (sent < operations) {
      const number = sent++;
      const query = `query Once${number} { chosen(ids: ["${number}"]) }`;
      const { status } = await connection.post(JSON.stringify({ query }));
      statuses[status] = (statuses[status] ?? 0) + 1;
      if ((number + 1) % Math.ceil(operations / SAMPLES) === 0) residentMb.push(memory());
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: CONNECTIONS }, keepSending));
  return { operations, seconds: (performance.now() - began) / 1_000, statuses, residentMb };
}

/** The same, with what others saw of it. */
export async function flood(
  { url, gateway, bystanders }: Attacked,
  operations: number,
): Promise<FloodResult> {
  await bystanders.ask({});
  const sent = await sendFlood({ url, pid: gateway.pid }, operations);
  return { ...sent, others: await bystanders.ask<BystanderReport>({}) };
}
