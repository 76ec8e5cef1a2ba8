import type { EntityManager } from 'typeorm';

/*
 * The table `demo_load` says that a database holds the demonstration. It is written in the transaction of the load
 * itself, so it is there exactly when all rows are. No migration makes it: a database without demonstration has none.
 */
const LOCK = 'SELECT pg_advisory_xact_lock(hashtext($1))';
const CREATE = `
  CREATE TABLE IF NOT EXISTS demo_load (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    seed text NOT NULL,
    table_rows jsonb NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now()
  )`;

/** How many rows each table got, in the order of loading. */
export type TableRows = Readonly<Record<string, number>>;

export interface DemoMarker {
  readonly seed: string;
  readonly tableRows: TableRows;
}

/** Waits until no other load of this database runs; the lock lasts until the transaction ends. */
export async function lockDemo(manager: EntityManager): Promise<void> {
  await manager.query(LOCK, ['gezhi demo load']);
}

/** What is loaded, or null. */
export async function readMarker(manager: EntityManager): Promise<DemoMarker | null> {
  const [{ exists }] = await manager.query<[{ exists: boolean }]>(
    `SELECT to_regclass('demo_load') IS NOT NULL AS exists`,
  );
  if (!exists) return null;
  const [row] = await manager.query<{ seed: string; table_rows: TableRows }[]>(
    'SELECT seed, table_rows FROM demo_load',
  );
  return row === undefined ? null : { seed: row.seed, tableRows: row.table_rows };
}

export async function writeMarker(manager: EntityManager, marker: DemoMarker): Promise<void> {
  await manager.query(CREATE);
  await manager.query('INSERT INTO demo_load (seed, table_rows) VALUES ($1, $2)', [
    marker.seed,
    JSON.stringify(marker.tableRows),
  ]);
}
