import { escapeLiteral } from 'pg';
import type { Caller, Reads } from './caller';
import { callerSettings } from './caller';

/** A role whose statements are planned without row rules: figures keep their indexes. */
const BECOME_WHOLE = 'SET LOCAL ROLE gezhi_whole';

/** Tells PostgreSQL who asks, until the transaction ends: a connection given back to the pool knows nobody. */
export function setCaller(caller: Caller, reads: Reads): string {
  const settings = [...callerSettings(caller, reads)].map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  );
  return `SELECT ${settings.join(', ')}${reads === 'WHOLE' ? `; ${BECOME_WHOLE}` : ''}`;
}

/** Changes only what the next statements of the transaction read. */
export function setReads(reads: Reads): string {
  return `SET LOCAL gezhi.reads = '${reads}'; ${reads === 'WHOLE' ? BECOME_WHOLE : 'SET LOCAL ROLE NONE'}`;
}
