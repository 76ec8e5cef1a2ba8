import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Result } from '@gezhi/kernel';
import { isId } from '@gezhi/kernel';
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import { QueryFailedError } from 'typeorm';
import type { EntityClass } from './data-source';

/** One transaction, passed as a visible argument; what happens in it happens at one moment. */
export interface UnitOfWork {
  readonly manager: EntityManager;
  readonly now: Date;
}

const ATTEMPTS = 4;
/** Milliseconds. */
const SHORTEST_PAUSE = 20;
/** serialization_failure, deadlock_detected */
const WORTH_RETRYING = new Set(['40001', '40P01']);

/**
 * Runs a use case in one transaction. A refusal rolls everything back, like a fault.
 * A deadlock or serialisation failure starts the work again, so `work` must not act outside the transaction.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  clock: Clock,
  work: (uow: UnitOfWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(dataSource, clock, work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      await pauseAfter(attempt);
    }
  }
}

async function attemptOnce<T>(
  dataSource: DataSource,
  clock: Clock,
  work: (uow: UnitOfWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work({ manager: runner.manager, now: clock.now() });
    if (result.ok) await runner.commitTransaction();
    else await runner.rollbackTransaction();
    return result;
  } catch (error) {
    // The connection may be what broke: the fault that is told is the first one.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/**
 * Lets the one that won a deadlock finish: started again at once, the loser can take the very lock the winner was
 * promised, and both deadlock again. 20 to 40 ms, doubled with each attempt.
 */
function pauseAfter(attempt: number): Promise<void> {
  return sleep(SHORTEST_PAUSE * 2 ** (attempt - 1) * (1 + Math.random()));
}

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    WORTH_RETRYING.has(String((error.driverError as { code?: string }).code))
  );
}

/**
 * The row, locked until the transaction ends, or null; a text that cannot be an id has no row.
 * Guards are checked on what this returns.
 */
export async function lockById<E extends ObjectLiteral & { id: string }>(
  uow: UnitOfWork,
  entity: EntityClass<E>,
  id: string,
): Promise<E | null> {
  if (!isId(id)) return null;
  return uow.manager
    .createQueryBuilder(entity, 'locked')
    .setLock('pessimistic_write')
    .where('locked.id = :id', { id })
    .getOne();
}

/** Whether the database refused a second row with the same key. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause = error.driverError as { code?: string; constraint?: string };
  return cause.code === '23505' && (constraint === undefined || cause.constraint === constraint);
}
