import type { Refusal } from '@gezhi/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import type { UnitOfWork } from '../unit-of-work';
import type { Caller, Reads } from './caller';
import { CallerReading } from './caller-reading';
import { setCaller } from './caller-sql';

/** Hears of every transaction a caller makes. */
export interface Witness {
  /** Runs last in the transaction; what it throws undoes the transaction. */
  beforeCommit(uow: UnitOfWork): Promise<void>;
  /** Runs after a refusal has undone the transaction. */
  afterRefusal(refusal: Refusal): Promise<void>;
}

/** A database of one owner, as one caller may use it during one request. */
export interface Database {
  /** Reads the rows the caller may see, all of one moment. */
  readonly manager: EntityManager;
  /** Reads every row: for figures, and for rules that must count what the caller may not see. Never for rows that are answered. */
  readonly whole: EntityManager;
  readonly dataSource: DataSource;
  /** What its transactions read unless they say otherwise. */
  readonly reads: Reads;
  /** Makes a transaction the caller's; its first statement. */
  introduce(manager: EntityManager): Promise<void>;
  readonly witness: Witness | null;
  /** Gives back what reading holds. Before a transaction and at the end of a request. */
  endReading(): Promise<void>;
  /**
   * Runs what needs a connection of its own while reading holds none and waits: requests that each hold a connection
   * and wait for another would wait for ever. `work` must not read through this database.
   */
  apart<T>(work: () => Promise<T>): Promise<T>;
}

export interface CallersDatabaseOptions {
  readonly witness?: Witness | null;
  /** WHOLE for the platform's own jobs, which work through every row; people and clients are OWN, the default. */
  readonly reads?: Reads;
}

/** The database as a caller sees it: PostgreSQL's row-level security judges every row. */
export function callersDatabase(
  dataSource: DataSource,
  caller: Caller,
  { witness = null, reads = 'OWN' }: CallersDatabaseOptions = {},
): Database {
  const reading = new CallerReading(dataSource, caller);
  let own: EntityManager | null = null;
  let whole: EntityManager | null = null;
  return {
    dataSource,
    witness,
    reads,
    get manager() {
      return (own ??= reading.manager(reads));
    },
    get whole() {
      return (whole ??= reading.manager('WHOLE'));
    },
    async introduce(manager) {
      await manager.query(setCaller(caller, reads));
    },
    endReading: () => reading.end(),
    apart: (work) => reading.apart(work),
  };
}

/** The database as its owner sees it, without row rules: for migrations, reference lists and demonstration data. */
export function ownersDatabase(dataSource: DataSource): Database {
  return {
    dataSource,
    witness: null,
    reads: 'WHOLE',
    manager: dataSource.manager,
    whole: dataSource.manager,
    introduce: () => Promise.resolve(),
    endReading: () => Promise.resolve(),
    apart: (work) => work(),
  };
}
