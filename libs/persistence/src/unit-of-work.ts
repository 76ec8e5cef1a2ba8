import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Result } from '@gezhi/kernel';
import { isId } from '@gezhi/kernel';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { QueryFailedError } from 'typeorm';
import { setReads } from './access/caller-sql';
import type { Reads } from './access/caller';
import type { Database } from './access/database';
import type { EntityClass } from './data-source';

/** That an object was made or changed, for the audit trail; never what it holds. */
export interface ObjectChange {
  readonly type: string;
  readonly id: string;
  readonly action: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly areaCode?: string | null;
  /** The code of the reason given, where one is asked for; no free text. */
  readonly reason?: string | null;
}

/** One transaction, passed as a visible argument; what happens in it happens at one moment. */
export interface UnitOfWork {
  readonly manager: EntityManager;
  readonly now: Date;
  /** What was changed so far. A use case that changes an object notes it here; libs/workflow does for every step. */
  readonly changes: ObjectChange[];
  /**
   * Runs statements over every row, also those the caller may not see: for a rule that would fail open without them
   * ("not twice within 90 days, by whomever"), and for a change that takes the object out of the caller's sight.
   */
  beyondSight<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Runs after the work has succeeded and before its witness: for what makes other transactions wait until the end. */
  atEnd(work: () => Promise<void>): void;
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
  database: Database,
  clock: Clock,
  work: (uow: UnitOfWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  // Whoever holds one connection and waits for another can wait for ever.
  await database.endReading();
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await attemptOnce(database, clock, work);
      if (!result.ok) await database.witness?.afterRefusal(result.refusal);
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      await pauseAfter(attempt);
    }
  }
}

async function attemptOnce<T>(
  database: Database,
  clock: Clock,
  work: (uow: UnitOfWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await database.introduce(runner.manager);
    const atEnd: (() => Promise<void>)[] = [];
    const uow = unitOfWork(runner.manager, clock.now(), database.reads, atEnd);
    const result = await work(uow);
    if (result.ok) {
      for (const last of atEnd) await last();
      await database.witness?.beforeCommit(uow);
      await runner.commitTransaction();
    } else {
      await runner.rollbackTransaction();
    }
    return result;
  } catch (error) {
    // The connection may be what broke: the fault that is told is the first one.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

function unitOfWork(
  manager: EntityManager,
  now: Date,
  reads: Reads,
  atEnd: (() => Promise<void>)[],
): UnitOfWork {
  let beyond = reads === 'WHOLE';
  return {
    manager,
    now,
    changes: [],
    async beyondSight(work) {
      if (beyond) return work(manager);
      beyond = true;
      await manager.query(setReads('WHOLE'));
      // Not in a finally: after a failed statement the transaction is lost and takes no other.
      const value = await work(manager);
      await manager.query(setReads(reads));
      beyond = false;
      return value;
    },
    atEnd: (work) => void atEnd.push(work),
  };
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
