import type { CityPlan, DemoTable } from '@gezhi/city';
import { ok, systemClock } from '@gezhi/kernel';
import { markFilled } from '@gezhi/messaging';
import type { EntityClass, UnitOfWork } from '@gezhi/persistence';
import { copyRows, createDataSource, inTransaction, ownersDatabase } from '@gezhi/persistence';
import { entitiesOf, rollUpFigures } from '@gezhi/subgraph';
import type { EntityManager } from 'typeorm';
import type { DemoDepartment } from './demo-department';
import { DemoLoadError } from './demo-load-error';
import type { TableRows } from './demo-marker';
import { lockDemo, readMarker, writeMarker } from './demo-marker';
import { referenceCopies } from './reference-copies';

/** How far one database is. */
export interface DemoProgress {
  /** The department's name. */
  readonly database: string;
  readonly table: string;
  /** Rows of this table so far. */
  readonly rows: number;
  /** Whether the table is complete; nothing is visible to others before the whole database is. */
  readonly done: boolean;
}

export interface DemoLoad {
  readonly database: string;
  readonly status: 'LOADED' | 'ALREADY_LOADED';
  readonly tableRows: TableRows;
  readonly milliseconds: number;
}

/**
 * Loads the demonstration into the migrated database of one department, all or nothing; a database that holds it
 * already is left as it is. A {@link DemoLoadError} says why nothing was loaded.
 */
export async function loadDepartment(
  department: DemoDepartment,
  url: string,
  plan: CityPlan,
  onProgress: (progress: DemoProgress) => void,
): Promise<DemoLoad> {
  const began = performance.now();
  const { name, migrations } = department.subgraph;
  const dataSource = createDataSource({
    name: `${name}-demo`,
    url,
    entities: entitiesOf(department.subgraph),
    migrations,
    poolSize: 1,
    statementTimeout: 0,
  });
  await dataSource.initialize();
  try {
    const result = await inTransaction(ownersDatabase(dataSource), systemClock, async (uow) =>
      ok(await loadOnce(uow, department, plan, onProgress)),
    );
    if (!result.ok) throw new DemoLoadError(name, `refused: ${result.refusal.code}`);
    // The job would do it within a minute; the first question should not have to wait for it.
    if (result.value.status === 'LOADED') {
      const { metrics } = department.subgraph;
      await rollUpFigures({ database: ownersDatabase(dataSource), clock: systemClock }, metrics);
    }
    return { database: name, ...result.value, milliseconds: performance.now() - began };
  } finally {
    await dataSource.destroy();
  }
}

async function loadOnce(
  uow: UnitOfWork,
  { subgraph: { name, copies = [] }, demo }: DemoDepartment,
  plan: CityPlan,
  onProgress: (progress: DemoProgress) => void,
): Promise<Pick<DemoLoad, 'status' | 'tableRows'>> {
  const { manager } = uow;
  await lockDemo(manager);
  const marker = await readMarker(manager);
  if (marker !== null) {
    assertSameSeed(name, marker.seed, plan.seed);
    return { status: 'ALREADY_LOADED', tableRows: marker.tableRows };
  }
  const tables = [...demo(plan), ...referenceCopies(plan, copies)];
  const tableRows = await loadTables(manager, name, tables, onProgress);
  for (const { topic } of copies) await markFilled(uow, topic);
  await writeMarker(manager, { seed: plan.seed, tableRows });
  return { status: 'LOADED', tableRows };
}

async function loadTables(
  manager: EntityManager,
  database: string,
  tables: readonly DemoTable[],
  onProgress: (progress: DemoProgress) => void,
): Promise<TableRows> {
  const tableRows: Record<string, number> = {};
  for (const { entity, rows, besideReference } of tables) {
    const table = manager.dataSource.getMetadata(entity).tableName;
    let sent = 0;
    try {
      if (besideReference !== true && (tableRows[table] ?? 0) === 0) {
        await assertEmpty(manager, database, table);
      }
      const count = await copyRows(manager, entity as EntityClass, rows, (soFar) => {
        sent = soFar;
        onProgress({ database, table, rows: soFar, done: false });
      });
      tableRows[table] = (tableRows[table] ?? 0) + count;
      onProgress({ database, table, rows: count, done: true });
    } catch (error) {
      if (error instanceof DemoLoadError) throw error;
      throw new DemoLoadError(database, `${table}: ${reasonOf(error)} (after ${sent} rows sent)`, {
        cause: error,
      });
    }
  }
  // The first question after a load should meet a planner that knows the tables.
  for (const table of Object.keys(tableRows)) await manager.query(`ANALYZE "${table}"`);
  return tableRows;
}

/** Rows that nobody marked as demonstration are somebody's work. */
async function assertEmpty(manager: EntityManager, database: string, table: string): Promise<void> {
  const rows = await manager.query<unknown[]>(`SELECT FROM "${table}" LIMIT 1`);
  if (rows.length === 0) return;
  throw new DemoLoadError(
    database,
    `${table} holds rows that are not of the demonstration; it is only loaded into empty tables`,
  );
}

function assertSameSeed(database: string, loaded: string, wanted: string): void {
  if (loaded === wanted) return;
  throw new DemoLoadError(
    database,
    `holds the demonstration of the seed "${loaded}"; "${wanted}" needs an empty database`,
  );
}

/** PostgreSQL's own words, with the line of the COPY they are about. */
function reasonOf(error: unknown): string {
  const { message, detail, where } = error as { message: string; detail?: string; where?: string };
  return [message, detail, where].filter((part) => part !== undefined).join(' · ');
}
