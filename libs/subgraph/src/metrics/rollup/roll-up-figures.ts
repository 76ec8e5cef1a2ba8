import type { Clock, LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, ok, valueOf } from '@gezhi/kernel';
import type { MetricCatalogue, RolledFact } from '@gezhi/metrics';
import { keptDays, rollUpDays, takeMarks, unkeptDays } from '@gezhi/metrics';
import type { Database, Sql, UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';

/** As far back as a window may reach. */
const DAYS_KEPT = 1_830;
/** Days computed in one transaction: few while others write them, many once they are over. */
const CHANGED_DAYS = 31;
const MISSING_DAYS = 366;
/** One process at a time: two would compute the same days. */
const LOCK = 0x6765_7a68;

export interface RollUpContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Brings the kept figures of a department up to date: first the days that changed, then those never kept, the latest
 * first. Answers how many days of facts it computed. Interrupted, it goes on where it was.
 */
export async function rollUpFigures(
  { database, clock, signal }: RollUpContext,
  { rolled }: Pick<MetricCatalogue, 'rolled'>,
): Promise<{ readonly days: number }> {
  let days = 0;
  for (const step of [renew, complete])
    for (const facts of bySource(rolled)) {
      for (let done = -1; done !== 0 && !signal?.aborted; days += done) {
        const result = await inTransaction(database, clock, async (uow) =>
          ok(await alone(uow, () => step(uow, facts))),
        );
        done = valueOf(result);
      }
    }
  return { days };
}

/** Computes the days of one source that changed. */
async function renew(uow: UnitOfWork, facts: readonly RolledFact[]): Promise<number> {
  const marks = await days(uow, takeMarks(facts[0]?.fact.daily?.source ?? '', CHANGED_DAYS));
  if (marks.length === 0) return 0;
  for (const rolled of facts) await compute(uow, rolled, await days(uow, keptDays(rolled, marks)));
  return marks.length;
}

/** Computes days that were never kept. */
async function complete(uow: UnitOfWork, facts: readonly RolledFact[]): Promise<number> {
  const today = localDateOf(uow.now);
  const first = addDays(today, -DAYS_KEPT);
  let done = 0;
  for (const rolled of facts) {
    const missing = await days(uow, unkeptDays(rolled, { first, today, limit: MISSING_DAYS }));
    await compute(uow, rolled, missing);
    done += missing.length;
  }
  return done;
}

async function compute(
  uow: UnitOfWork,
  rolled: RolledFact,
  of: readonly LocalDate[],
): Promise<void> {
  if (of.length === 0) return;
  for (const statement of rollUpDays(rolled, of, uow.now))
    await uow.manager.query(statement.text, statement.values);
}

async function days({ manager }: UnitOfWork, { text, values }: Sql): Promise<LocalDate[]> {
  const answer = await manager.query<unknown>(text, values);
  // A DELETE answers its rows and their number.
  const rows = (Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer) as {
    day: LocalDate;
  }[];
  return [...new Set(rows.map(({ day }) => day))];
}

async function alone(uow: UnitOfWork, work: () => Promise<number>): Promise<number> {
  const [row] = await uow.manager.query<{ mine: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock($1) AS mine',
    [LOCK],
  );
  return row?.mine ? work() : 0;
}

function bySource(rolled: readonly RolledFact[]): RolledFact[][] {
  const sources = [...new Set(rolled.map(({ fact }) => fact.daily?.source))];
  return sources.map((source) => rolled.filter(({ fact }) => fact.daily?.source === source));
}
