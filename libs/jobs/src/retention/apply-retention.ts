import type { Clock, Result } from '@gezhi/kernel';
import { addDays, localDateOf, ok, startOfDay } from '@gezhi/kernel';
import type { Database, ObjectChange } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { RetentionRule } from './retention-plan';
import { BATCH, retentionStatement } from './retention-sql';

export interface Retention {
  /** One that reads whole tables. */
  readonly database: Database;
  readonly clock: Clock;
  /** Stops between two batches. */
  readonly signal: AbortSignal;
}

/** A batch may have to read a whole table of years to find that nothing is left. */
const PATIENCE = "SET LOCAL statement_timeout = '30 min'";

/**
 * Does what a rule says to every row whose days are over, batch by batch, each one statement in a transaction of its
 * own with its record in the audit trail. Stopped anywhere and begun again it goes on; with nothing left to do it
 * changes nothing. Answers how many rows it changed. Rows under a legal hold stay as they are; one that somebody is
 * changing at this moment is taken by the next run.
 */
export async function applyRetention(retention: Retention, rule: RetentionRule): Promise<number> {
  let place: readonly string[] | null = null;
  let changed = 0;
  for (;;) {
    retention.signal.throwIfAborted();
    const rows: readonly Row[] = await nextBatch(retention, rule, place);
    changed += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return changed;
    place = last.place;
  }
}

interface Row {
  /** The key of the row, to go on from. */
  readonly place: readonly string[];
  readonly object: string | null;
}

async function nextBatch(
  { database, clock }: Retention,
  rule: RetentionRule,
  place: readonly string[] | null,
): Promise<readonly Row[]> {
  const statement = retentionStatement(rule, place === null ? 'START' : 'PLACE');
  const batch: Result<Row[]> = await inTransaction(database, clock, async (uow) => {
    await uow.manager.query(PATIENCE);
    const rows = await uow.manager.query<Row[]>(statement, [...notOver(rule, uow.now), place]);
    uow.changes.push(...changesOf(rule, rows));
    return ok(rows);
  });
  if (!batch.ok) throw new Error(`${rule.key} was refused: ${batch.refusal.code}`);
  return batch.value;
}

/** The first moment that is not over, and the last date that is: the data is gone on the day its days are over. */
function notOver({ days }: RetentionRule, now: Date): [Date, string] {
  const lastDay = addDays(localDateOf(now), -days);
  return [startOfDay(addDays(lastDay, 1)), lastDay];
}

/** One entry an object; technical rows are not objects of the graph and are counted by their rule. */
function changesOf(rule: RetentionRule, rows: readonly Row[]): ObjectChange[] {
  if (rows.length === 0) return [];
  if (rule.category === 'TECHNICAL') {
    return [{ type: 'RetentionRule', id: rule.key, action: `remove ${rows.length}` }];
  }
  const action = `${'blank' in rule ? 'blank' : 'remove'} ${rule.key}`;
  const ids = new Set(rows.map(({ object }) => object).filter((id) => id !== null));
  return [...ids].map((id) => ({ type: rule.object.type, id, action }));
}
