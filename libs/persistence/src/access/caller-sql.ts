import { escapeLiteral } from 'pg';
import type { Caller, Reads } from './caller';
import { callerSettings } from './caller';

/** Tells PostgreSQL who asks, until the transaction ends: a connection given back to the pool knows nobody. */
export function setCaller(caller: Caller, reads: Reads): string {
  const settings = [...callerSettings(caller, reads)].map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  );
  return `SELECT ${settings.join(', ')}`;
}

/** Changes only what the next statements of the transaction read. */
export function setReads(reads: Reads): string {
  return `SET LOCAL gezhi.reads = '${reads}'`;
}
