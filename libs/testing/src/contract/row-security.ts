import type { DataSource } from 'typeorm';

/** How a table is protected, as PostgreSQL knows it. */
interface Protection {
  readonly table: string;
  readonly enabled: boolean;
  /** What its rule of reading says; null without one. */
  readonly read: string | null;
  /** What the serving process may do besides reading, adding and changing. */
  readonly excess: readonly string[];
}

/** Tables of the platform itself; they hold fingerprints and times, or what its owner publishes, and nothing about anybody. */
const PLATFORM_TABLES = [
  'audit_head',
  'audit_tail',
  'call_nonce',
  'change_feed_tail',
  'reference_area',
  'reference_copy',
  'reference_organization',
];

const QUERY = `
  SELECT c.relname AS table, c.relrowsecurity AS enabled,
    (SELECT pg_get_expr(p.polqual, p.polrelid) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('r', '*') AND p.polroles = '{0}' ORDER BY p.polname LIMIT 1) AS read,
    ARRAY(SELECT privilege FROM unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
      WHERE has_table_privilege('gezhi_service', c.oid, privilege)) AS excess
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND has_table_privilege('gezhi_service', c.oid, 'SELECT')
  ORDER BY 1`;

const UNREACHABLE = `
  SELECT c.relname AS table FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT has_table_privilege('gezhi_service', c.oid, 'SELECT') ORDER BY 1`;

/**
 * What is wrong with the rules of rows: a table without them, one that everybody reads although it is not declared
 * as published, one declared and not so, or rights that nobody needs.
 */
export async function lintRowSecurity(
  owner: DataSource,
  published: readonly string[],
): Promise<string[]> {
  const tables = await owner.query<Protection[]>(QUERY);
  const problems: string[] = [];
  for (const { table, enabled, read, excess } of tables) {
    if (!enabled || read === null) problems.push(`${table} has no rule of rows`);
    else if ((read === 'true') !== [...PLATFORM_TABLES, ...published].includes(table))
      problems.push(
        read === 'true'
          ? `${table} is read by everybody and not declared as published`
          : `${table} is declared as published and is not`,
      );
    for (const right of excess) problems.push(`the serving process may ${right} ${table}`);
  }
  return problems;
}

/** The tables that the serving process cannot read at all. */
export async function tablesOutOfReach(owner: DataSource): Promise<string[]> {
  return (await owner.query<{ table: string }[]>(UNREACHABLE)).map(({ table }) => table);
}
