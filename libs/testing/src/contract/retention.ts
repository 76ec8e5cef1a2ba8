import { applyRetention } from '@gezhi/jobs';
import { systemClock } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';

/** Names under which tables keep data of persons. Longer names hold them as words: `reporter_phone`. */
const PERSONAL =
  /(^|_)(phone|mobile|telephone|email|mail|wechat|openid|contact|address|subject|person|resident|reporter|complainant|applicant|guardian|worker|handler|verifier|inspector|signatory|mandate|uscc|identity|birth|gender|account|longitude|latitude)(_|$)/;

/** Tables with a keeping of their own: the trail is kept as evidence, the rest is of the platform itself. */
const OUTSIDE = /^(audit_|migrations$|call_nonce$|tombstone$|retention_hold$)/;

const COLUMNS = `
  SELECT c.table_name AS table, c.column_name AS column, c.is_nullable = 'YES' AS nullable,
    c.data_type IN ('text', 'jsonb', 'bytea') AS free
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly nullable: boolean;
  /** Whether it can hold anything at all. */
  readonly free: boolean;
}

/**
 * What is wrong with what becomes of personal data: a column that looks like it and is in no rule, a reason for a
 * column that does not exist, a rule that names what does not exist or cannot be run.
 */
export async function lintRetention(
  { retention }: Pick<SubgraphDefinition, 'retention'>,
  owner: DataSource,
): Promise<string[]> {
  if (!retention) return ['the subgraph has no retention plan'];
  const columns = await owner.query<Column[]>(COLUMNS);
  const known = new Map(columns.map((column) => [`${column.table}.${column.column}`, column]));
  const ruled = new Set<string>();
  const problems: string[] = [];
  for (const rule of retention.rules) {
    if (rule.source.trim() === '') problems.push(`${rule.key} names no source`);
    if ('remove' in rule) {
      for (const [name, { table }] of known) if (table === rule.table) ruled.add(name);
    } else {
      for (const [column, value] of Object.entries(rule.blank)) {
        ruled.add(`${rule.table}.${column}`);
        if (value === 'NULL' && known.get(`${rule.table}.${column}`)?.nullable === false)
          problems.push(`${rule.key} empties ${column}, which must be filled`);
      }
      for (const { table, column } of rule.alsoIn ?? []) ruled.add(`${table}.${column}`);
    }
    try {
      const signal = new AbortController().signal;
      await applyRetention({ database: ownersDatabase(owner), clock: systemClock, signal }, rule);
    } catch (error) {
      problems.push(`${rule.key} cannot be run: ${error instanceof Error ? error.message : ''}`);
    }
  }
  for (const name of [...ruled, ...Object.keys(retention.kept)])
    if (!known.has(name)) problems.push(`${name} does not exist`);
  for (const [name, { table, column, free }] of known) {
    const looksPersonal = PERSONAL.test(column) || (free && PERSONAL.test(table));
    if (OUTSIDE.test(table) || !looksPersonal) continue;
    if (!ruled.has(name) && !retention.kept[name]?.trim())
      problems.push(`${name} looks like personal data and is in no retention rule`);
  }
  return problems;
}
