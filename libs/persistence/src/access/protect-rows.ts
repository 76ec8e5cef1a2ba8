import type { QueryRunner } from 'typeorm';

/** Conditions in SQL on the columns of the table, written with the `caller_…` functions. */
export interface RowRules {
  /** Which rows a caller may see; `true` for a table whose content is published. */
  readonly read: string;
  /** Which rows a caller may make, and make of others. Left out: those it may read. `false`: none. */
  readonly write?: string;
  /** Which rows a caller may delete. Left out: none. */
  readonly remove?: string;
}

/**
 * Puts a table under row-level security; for migrations. Without this, and without a rule, the serving process sees
 * no row. Constant parts such as `caller_organization()` go into a sub-select, `(SELECT caller_organization())`,
 * which PostgreSQL asks once a statement instead of once a row.
 */
export async function protectRows(
  runner: QueryRunner,
  table: string,
  { read, write = read, remove }: RowRules,
): Promise<void> {
  const sees = beyondSightOr(read);
  const writes = beyondSightOr(write);
  const statements = [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY read ON ${table} FOR SELECT USING (${sees})`,
    `CREATE POLICY whole ON ${table} FOR SELECT TO gezhi_whole USING (true)`,
    `CREATE POLICY add ON ${table} FOR INSERT WITH CHECK (${writes})`,
    `CREATE POLICY change ON ${table} FOR UPDATE USING (${sees}) WITH CHECK (${writes})`,
    ...(remove === undefined
      ? []
      : [`CREATE POLICY remove ON ${table} FOR DELETE USING (${beyondSightOr(remove)})`]),
    `GRANT SELECT, INSERT, UPDATE${remove === undefined ? '' : ', DELETE'} ON ${table} TO gezhi_service`,
  ];
  for (const statement of statements) await runner.query(statement);
}

/** Takes a table out again; for the way down of a migration. */
export async function unprotectRows(runner: QueryRunner, table: string): Promise<void> {
  for (const policy of ['read', 'whole', 'add', 'change', 'remove']) {
    await runner.query(`DROP POLICY IF EXISTS ${policy} ON ${table}`);
  }
  await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  await runner.query(`REVOKE ALL ON ${table} FROM gezhi_service`);
}

function beyondSightOr(condition: string): string {
  if (condition === 'true' || condition === 'false') return condition;
  return `(SELECT reads_whole()) OR (${condition})`;
}
