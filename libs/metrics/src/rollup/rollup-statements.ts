import type { LocalDate } from '@gezhi/kernel';
import { addDays, addMonths, localDateOf, startOfDay } from '@gezhi/kernel';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { Fact } from '../definition';
import type { RolledFact } from './rollup-layout';

/** How long codes of areas are, level by level; 0 stands above the city. Micro-grids are not kept: nobody is told theirs. */
const AREA_WIDTHS = [0, 4, 6, 9, 12, 16] as const;
/** Days are kept down to subdistricts, months down to grids: below, a row a day would be a row an event. */
export const DAY_WIDTH = 9;

/**
 * Computes the figures of some days of a fact again, and of the months they lie in, and keeps them for every area and
 * organisation with a row. Run in one transaction with the removal of the days' marks in `metric_rollup_stale`.
 */
export function rollUpDays(rolled: RolledFact, days: readonly LocalDate[], asOf: Date): Sql[] {
  const { fact, layout } = rolled;
  const today = localDateOf(asOf);
  const months = [...new Set(days.map((day) => `${day.slice(0, 7)}-01` as LocalDate))];
  const over = months.filter((month) => addMonths(month, 1) <= today);
  const remove = (grain: Grain, of: readonly LocalDate[]) =>
    sql`DELETE FROM metric_rollup WHERE fact = ${fact.name} AND grain = ${grain} AND day = ANY (${[...of]}::date[])`;
  const insert = (rows: Sql) =>
    sql`INSERT INTO metric_rollup (axis, fact, parent, grain, day, counted_for, figures) ${rows}`;
  return [
    remove('DAY', days),
    insert(figuresBy('DAY', rolled, days, asOf)),
    ...(over.length > 0
      ? [remove('MONTH', over), insert(figuresBy('MONTH', rolled, over, asOf))]
      : []),
    sql`INSERT INTO metric_rollup_day (fact, day, layout)
      SELECT ${fact.name}, day, ${layout} FROM unnest(${[...days]}::date[]) AS d(day)
      ON CONFLICT (fact, day) DO UPDATE SET layout = excluded.layout`,
  ];
}

type Grain = 'DAY' | 'MONTH';

/** One pass over the rows from the first of the days or months to the last. */
function figuresBy(
  grain: Grain,
  { fact, figures }: RolledFact,
  of: readonly LocalDate[],
  asOf: Date,
): Sql {
  const sorted = [...of].sort();
  const [first, last] = [sorted[0] as LocalDate, sorted.at(-1) as LocalDate];
  const end = grain === 'DAY' ? addDays(last, 1) : addMonths(last, 1);
  const window = sql`(SELECT ${startOfDay(first).toISOString()}::timestamptz AS starts_at,
    ${startOfDay(end).toISOString()}::timestamptz AS ends_at, ${asOf.toISOString()}::timestamptz AS as_of) w`;
  const aggregates = raw(`ARRAY[${figures.join(', ')}]::real[]`);
  const day = raw(grain === 'DAY' ? dayOf(fact) : `date_trunc('month', ${dayOf(fact)})::date`);
  const rows = sql`(${raw(fact.during)}) AND ${day} = ANY (${sorted}::date[])`;
  const deepest = grain === 'DAY' ? DAY_WIDTH : Infinity;
  const widths = AREA_WIDTHS.slice(1).filter((width) => width <= deepest);
  const above = AREA_WIDTHS.slice(0, widths.length);
  const area = raw(fact.areaCode);
  const areas = sql`SELECT 'AREA', ${fact.name}::text, left(${area}, n.above), ${grain}::text, ${day}, left(${area}, n.width), ${aggregates}
    FROM ${window} CROSS JOIN ${raw(fact.from)} CROSS JOIN unnest(${widths}::int[], ${above}::int[]) AS n(width, above)
    WHERE ${rows} AND length(${area}) >= n.width GROUP BY 3, 5, 6`;
  if (fact.organizationId === undefined) return areas;
  const organization = raw(fact.organizationId);
  return sql`${areas} UNION ALL
    SELECT 'ORGANIZATION', ${fact.name}::text, '', ${grain}::text, ${day}, ${organization}::text, ${aggregates}
    FROM ${window} CROSS JOIN ${raw(fact.from)} WHERE ${rows} AND ${organization} IS NOT NULL GROUP BY 5, 6`;
}

/** The day a row of a daily fact belongs to. */
export function dayOf({ daily }: Fact): string {
  return `((${daily?.at ?? 'NULL'}) AT TIME ZONE 'Asia/Shanghai')::date`;
}

/** Figures of many rows added up, place by place. */
export function summed(length: number): Sql {
  const places = Array.from({ length }, (_, index) =>
    raw(`sum(r.figures[${index + 1}]::double precision)`),
  );
  return places.length === 0 ? sql`'{}'::double precision[]` : sql`ARRAY[${join(places)}]`;
}

/** Takes the marks off some days, which are then computed again in the same transaction; those longest marked first. */
export function takeMarks(source: string, limit: number): Sql {
  return sql`DELETE FROM metric_rollup_stale WHERE source = ${source} AND day IN (
      SELECT day FROM metric_rollup_stale WHERE source = ${source} GROUP BY day ORDER BY min(id) LIMIT ${limit})
    RETURNING day::text AS day`;
}

/** The days that are over and kept, of some. */
export function keptDays({ fact, layout }: RolledFact, days: readonly LocalDate[]): Sql {
  return sql`SELECT day::text AS day FROM metric_rollup_day
    WHERE fact = ${fact.name} AND layout = ${layout} AND day = ANY (${[...days]}::date[])`;
}

/** Days from `first` that are over and not kept yet, the latest first. */
export function unkeptDays(
  { fact, layout }: RolledFact,
  { first, today, limit }: { first: LocalDate; today: LocalDate; limit: number },
): Sql {
  return sql`SELECT g.day::date::text AS day
    FROM generate_series(${first}::date, ${today}::date - 1, interval '1 day') AS g(day)
    WHERE NOT EXISTS (SELECT FROM metric_rollup_day d
      WHERE d.fact = ${fact.name} AND d.day = g.day::date AND d.layout = ${layout})
    ORDER BY g.day DESC LIMIT ${limit}`;
}
