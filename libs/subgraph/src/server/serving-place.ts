import { createDataSource } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { DataSource, QueryRunner } from 'typeorm';

/** Who else may serve the same database: nobody, or processes that share their memory of calls. */
export type Company = 'ALONE' | 'SHARED';

export interface ServingPlaceOptions {
  /** Of the subgraph. */
  readonly name: string;
  readonly url: string;
  readonly company: Company;
  readonly logger: Logger;
  /** How long a process that is just ending is waited for. Default 10,000. */
  readonly waitMilliseconds?: number;
  /** How often the place is looked after. Default 5,000. */
  readonly checkMilliseconds?: number;
}

export interface ServingPlace {
  /** False while the database is away, and when another process took the place meanwhile. */
  isHeld(): boolean;
  /** Looks after the place now: takes it again when it was lost and is free. Never rejects. */
  look(): Promise<void>;
  release(): Promise<void>;
}

/** PostgreSQL's SQLSTATE for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Any number that no other advisory lock in this house uses: "gezh" in ASCII, then which of its locks. */
const LOCK = '(1734703720, 1)';

/** A process that vanished with its machine loses its place after about half a minute instead of two hours. */
const NOTICE_DEAD_MACHINES = `
  SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '4', false), set_config('statement_timeout', '0', false)`;

/**
 * Takes the place of a process that serves a database, for as long as the process lives.
 *
 * Processes that remember calls each for itself would believe each other's calls a second time, so each of them must
 * be alone; PostgreSQL sees to it by an advisory lock of one connection (which a pooler in transaction mode breaks).
 *
 * @throws SecondProcessError when another process serves this database and either of them wants to be alone.
 */
export async function takeServingPlace(options: ServingPlaceOptions): Promise<ServingPlace> {
  const { name, url, logger, waitMilliseconds = 10_000, checkMilliseconds = 5_000 } = options;
  const dataSource = await createDataSource({
    name: `gezhi-${name}-place`,
    url,
    entities: [],
    migrations: [],
    poolSize: 1,
  }).initialize();
  let place: QueryRunner | null = null;
  try {
    place = await lock(dataSource, options, waitMilliseconds);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }

  async function check(): Promise<void> {
    if (place && (await answers(place))) return;
    if (place) logger.error('lost its place at the database');
    await place?.release().catch(() => undefined);
    place = null;
    try {
      place = await lock(dataSource, options, checkMilliseconds / 2);
      logger.info('holds its place at the database again');
    } catch (error) {
      logger.error({ err: error }, 'does not hold its place at the database');
    }
  }

  let looking: Promise<void> | null = null;
  const look = () => (looking ??= check().finally(() => (looking = null)));
  const timer = setInterval(() => void look(), checkMilliseconds).unref();
  return {
    isHeld: () => place !== null && !place.isReleased,
    look,
    async release() {
      clearInterval(timer);
      await looking;
      await place?.release().catch(() => undefined);
      await dataSource.destroy();
    },
  };
}

async function answers(runner: QueryRunner): Promise<boolean> {
  if (runner.isReleased) return false;
  return runner.query('SELECT 1').then(
    () => true,
    () => false,
  );
}

async function lock(
  dataSource: DataSource,
  { name, company }: ServingPlaceOptions,
  waitMilliseconds: number,
): Promise<QueryRunner> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(NOTICE_DEAD_MACHINES);
    await runner.query(
      `SELECT set_config('lock_timeout', '${Math.ceil(waitMilliseconds)}', false)`,
    );
    const suffix = company === 'SHARED' ? '_shared' : '';
    await runner.query(`SELECT pg_advisory_lock${suffix}${LOCK}`);
    return runner;
  } catch (error) {
    await runner.release().catch(() => undefined);
    throw codeOf(error) === LOCK_NOT_AVAILABLE ? new SecondProcessError(name) : error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { driverError?: { code?: unknown } }).driverError?.code;
}

/** Tells the operator why a second process does not start, and what to change. */
export class SecondProcessError extends Error {
  override readonly name = 'SecondProcessError';

  constructor(subgraph: string) {
    super(
      `Another process of ${subgraph} serves this database, and one of the two remembers the calls it answered for ` +
        'itself alone: a call answered by one could be replayed to the other. Set CALL_NONCES=database for every ' +
        `process of ${subgraph}, or stop the other one first.`,
    );
  }
}
