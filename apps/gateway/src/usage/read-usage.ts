import { addDays, localDateOf } from '@gezhi/kernel';
import type { Clock } from '@gezhi/kernel';
import { DAYS, OPERATIONS } from './usage-store';
import type { UsageDatabase } from './usage-store';

type Reading = Pick<UsageDatabase, 'query'>;

/** How often an application used an operation within the days that were asked about. */
export interface Usage {
  /** As it calls itself; empty when it does not. */
  readonly client: string;
  readonly version: string;
  /** SHA-256 of the normalised text. */
  readonly operation: string;
  readonly name: string | null;
  readonly count: number;
  /** `YYYY-MM-DD`, days in Asia/Shanghai. */
  readonly firstDay: string;
  readonly lastDay: string;
  /**
   * Whether the operation itself names what was asked about. False: a variable may hold it, and nobody looked at values.
   * Null where nothing was asked about.
   */
  readonly isNamed: boolean | null;
}

/** What is written down of an operation. */
export interface RecordedOperation {
  readonly hash: string;
  readonly name: string | null;
  /** Without values; see `normalisedText`. */
  readonly text: string;
  readonly coordinates: readonly string[];
  readonly lastDay: string;
}

export interface UsageQuestion {
  /** `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE` or `Input.field`; left out: everything. */
  readonly coordinate?: string;
  /** Left out: every application. */
  readonly client?: string;
  /** Today and so many days before it, less one. */
  readonly days: number;
}

const USES = `
  SELECT d.client, d.version, d.operation, o.name, sum(d.count)::float8 AS count,
    min(d.day)::text AS "firstDay", max(d.day)::text AS "lastDay",
    CASE WHEN $2::text IS NULL THEN NULL ELSE o.coordinates @> ARRAY[$2::text] END AS "isNamed"
  FROM ${DAYS} d JOIN ${OPERATIONS} o ON o.hash = d.operation
  WHERE d.day >= $1::date
    AND ($2::text IS NULL OR o.coordinates && ARRAY[$2::text, $3::text])
    AND ($4::text IS NULL OR d.client = $4)
  GROUP BY d.client, d.version, d.operation, o.name, o.coordinates
  ORDER BY count DESC, d.client, d.version, d.operation`;

const RECORDED = `
  SELECT hash, name, text, coordinates, last_day::text AS "lastDay"
  FROM ${OPERATIONS} WHERE last_day >= $1::date ORDER BY hash`;

/** Who uses something of the schema, the most frequent first. */
export async function readUsage(
  database: Reading,
  { coordinate, client, days }: UsageQuestion,
  clock: Clock,
): Promise<readonly Usage[]> {
  const { rows } = await database.query(USES, [
    firstDay(days, clock),
    coordinate ?? null,
    coordinate === undefined ? null : heldBy(coordinate),
    client ?? null,
  ]);
  return rows as readonly Usage[];
}

/** Every operation used within so many days: what a change of the schema is checked against. */
export async function readRecordedOperations(
  database: Reading,
  days: number,
  clock: Clock,
): Promise<readonly RecordedOperation[]> {
  const { rows } = await database.query(RECORDED, [firstDay(days, clock)]);
  return rows as readonly RecordedOperation[];
}

function firstDay(days: number, clock: Clock): string {
  return addDays(localDateOf(clock.now()), 1 - days);
}

/** As `usedCoordinates` writes the type a variable may hold. */
function heldBy(coordinate: string): string {
  return `$${coordinate.split('.', 1)[0] ?? ''}`;
}
