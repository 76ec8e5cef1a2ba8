import type { BlankRule, RetentionRule } from './retention-plan';

/** Rows one statement takes, and one record of the audit trail names. */
export const BATCH = 500;

/**
 * One statement that finds a batch of rows whose days are over, after a place in the table or from its start, changes
 * them and answers their places and objects. Parameters: the first moment and the last date that are not over, and
 * the place.
 */
export function retentionStatement(rule: RetentionRule, from: 'START' | 'PLACE'): string {
  const found = `WITH due AS (${dueRows(rule, from)})`;
  const changed = 'blank' in rule ? blanked(rule) : removed(rule);
  return `${found}, ${changed.join(', ')} SELECT place, object FROM due ORDER BY ${keyOf(rule, 'due')}`;
}

function dueRows(rule: RetentionRule, from: 'START' | 'PLACE'): string {
  const { table, tableKey, object, ended, where = 'true' } = rule;
  const key = Object.entries(tableKey);
  const place = key.map(([column]) => `t.${column}::text`).join(', ');
  const start = key.map(([, type], index) => `($3::text[])[${index + 1}]::${type}`).join(', ');
  const conditions = [
    from === 'START' ? '$3::text[] IS NULL' : `(${keyOf(rule, 't')}) > (${start})`,
    // Both parameters have a type in every statement, whichever the rule looks at.
    '$1::timestamptz IS NOT NULL AND $2::date IS NOT NULL',
    'at' in ended ? `(${ended.at}) < $1` : `(${ended.on}) <= $2`,
    'blank' in rule ? holdsData(rule) : 'true',
    where,
    `NOT EXISTS (SELECT FROM retention_hold h
      WHERE h.object_type = '${object.type}' AND h.object_id = ${object.id})`,
  ];
  return `SELECT t.*, ARRAY[${place}] AS place, ${object.id} AS object FROM ${table} t
    WHERE ${conditions.map((condition) => `(${condition})`).join(' AND ')}
    ORDER BY ${keyOf(rule, 't')} LIMIT ${BATCH} FOR UPDATE OF t SKIP LOCKED`;
}

function blanked(rule: BlankRule): string[] {
  const values = Object.entries(rule.blank).map(
    ([column, value]) => `${column} = CASE WHEN t.${column} IS NOT NULL THEN ${value} END`,
  );
  const copies = (rule.alsoIn ?? []).map(
    ({ table, reference, column, repeats, blank }, index) =>
      `copies_${index} AS (UPDATE ${table} c SET ${column} = ${blank} FROM due
        WHERE c.${reference} = due.id AND c.${column} = due.${repeats})`,
  );
  return [
    `done AS (UPDATE ${rule.table} t SET ${values.join(', ')} FROM due WHERE ${sameRow(rule)})`,
    ...copies,
  ];
}

function removed(rule: Exclude<RetentionRule, BlankRule>): string[] {
  const gone = `done AS (DELETE FROM ${rule.table} t USING due WHERE ${sameRow(rule)})`;
  if (rule.remove === 'WITHOUT_TRACE') return [gone];
  return [
    gone,
    `left_behind AS (INSERT INTO tombstone (object_type, object_id, rule, removed_at)
      SELECT '${rule.object.type}', object, '${rule.key}', now() FROM due ON CONFLICT DO NOTHING)`,
  ];
}

function holdsData({ blank }: BlankRule): string {
  return Object.entries(blank)
    .map(([column, value]) => `t.${column} IS NOT NULL AND t.${column} IS DISTINCT FROM ${value}`)
    .join(' OR ');
}

function keyOf({ tableKey }: RetentionRule, row: string): string {
  return Object.keys(tableKey)
    .map((column) => `${row}.${column}`)
    .join(', ');
}

function sameRow({ tableKey }: RetentionRule): string {
  return Object.keys(tableKey)
    .map((column) => `t.${column} = due.${column}`)
    .join(' AND ');
}
