import type { QueryRunner } from 'typeorm';

/**
 * Lets integrators read rows of a protected table by grant: those of the dataset in the areas granted. For migrations.
 * A rule of its own beside the one there is; nothing can be written by it.
 */
export async function shareRows(
  runner: QueryRunner,
  table: string,
  dataset: string,
  areaCode = 'area_code',
): Promise<void> {
  await runner.query(
    `CREATE POLICY shared ON ${table} FOR SELECT
      USING ((SELECT caller_is_integrator()) AND caller_is_granted('${dataset}', ${areaCode}))`,
  );
}

/**
 * Keeps integrators from writing rows of a table whose rule of writing asks for a row they may see by grant: to read
 * is not to write. `own` is a condition on rows that are theirs all the same.
 */
export async function keepFromIntegrators(
  runner: QueryRunner,
  table: string,
  own = 'false',
): Promise<void> {
  const others = `(SELECT reads_whole()) OR NOT (SELECT caller_is_integrator()) OR (${own})`;
  await runner.query(
    `CREATE POLICY shared_add ON ${table} AS RESTRICTIVE FOR INSERT WITH CHECK (${others})`,
  );
  await runner.query(
    `CREATE POLICY shared_change ON ${table} AS RESTRICTIVE FOR UPDATE USING (${others})`,
  );
}

/** Takes both back; for the way down of a migration. */
export async function unshareRows(runner: QueryRunner, table: string): Promise<void> {
  for (const policy of ['shared', 'shared_add', 'shared_change']) {
    await runner.query(`DROP POLICY IF EXISTS ${policy} ON ${table}`);
  }
}
