import type { Window } from '@gezhi/kernel';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { Span } from './disclosure/calendar-units';
import type { Fact, MetricAxis, MetricDefinition } from './definition';
import type { RolledFact } from './rollup/rollup-layout';
import { DAY_WIDTH, dayOf, summed } from './rollup/rollup-statements';

/** A row of the statement: the figures of one fact for one subject in one span of time. */
export interface FigureRow {
  readonly part: 'WHOLE' | 'UNIT';
  readonly subject: string;
  /** WHOLE: the place of the window; UNIT: the place of the span. */
  readonly slot: number;
  readonly fact: string;
  /**
   * Numerator and denominator of each metric of the fact: those asked for in a WHOLE, all of the catalogue in a UNIT.
   * A unit may come in several rows that add up.
   */
  readonly figures: readonly (number | null)[];
}

/** Siblings: everything of one length below a parent. */
export interface FamilyKey {
  readonly parent: string;
  /** How long the codes of the siblings are; 0 for organisations, which are one family. */
  readonly width: number;
}

export interface FigureQuestion {
  readonly axis: MetricAxis;
  readonly asOf: Date;
  /** What is counted for each subject over each whole window. */
  readonly whole: {
    readonly metrics: readonly MetricDefinition[];
    readonly subjects: readonly string[];
    readonly windows: readonly Window[];
  };
  /** What is counted for every sibling of each family in each unit of time. */
  readonly units: {
    readonly facts: readonly RolledFact[];
    readonly families: readonly FamilyKey[];
    readonly spans: readonly Span[];
  };
}

/**
 * One statement for any number of metrics, subjects (area codes or organisation ids) and spans of time. Metrics that
 * share a fact are counted in one pass over its rows. Days that are over come from the rollup; the others, and days
 * that changed since they were kept, from the rows themselves: so the answer is exact, and fast once it is kept.
 */
export function figureStatement(question: FigureQuestion): Sql {
  const { whole, units } = question;
  const parts = [
    ...factsOf(whole.metrics).map((fact) => wholeOf(fact, question)),
    ...(units.facts.length > 0 ? [keptUnits(question)] : []),
    ...units.facts.map((rolled) => countedUnits(rolled, question)),
    // Organisations are no ground to look below of.
    ...(question.axis === 'AREA'
      ? units.facts.map((rolled) => countedBelow(rolled, question))
      : []),
  ];
  return sql`WITH ${join(tables(question), ', ')} ${join(parts, ' UNION ALL ')}`;
}

export function metricsOf(metrics: readonly MetricDefinition[], fact: Fact): MetricDefinition[] {
  return metrics.filter((metric) => metric.fact === fact);
}

function factsOf(metrics: readonly MetricDefinition[]): Fact[] {
  return [...new Set(metrics.map((metric) => metric.fact))];
}

/** After a date as timestamp: the moment it begins. */
const DAY_STARTS = raw("AT TIME ZONE 'Asia/Shanghai'");

/** What the parts of the statement read besides the facts. */
function tables({ asOf, whole, units }: FigureQuestion): Sql[] {
  const now = sql`${asOf.toISOString()}::timestamptz AS as_of`;
  const { windows } = whole;
  const { families, spans, facts } = units;
  const isMonth = ({ from, to }: Span) => from.endsWith('-01') && to.endsWith('-01');
  return [
    sql`s AS (SELECT unnest(${whole.subjects}::text[]) AS subject)`,
    sql`w AS (SELECT *, ${now} FROM unnest(${windows.map((_, slot) => slot)}::int[],
      ${windows.map(({ from }) => from.toISOString())}::timestamptz[],
      ${windows.map(({ to }) => to.toISOString())}::timestamptz[]) AS w(slot, starts_at, ends_at))`,
    sql`p AS (SELECT * FROM unnest(${families.map(({ parent }) => parent)}::text[],
      ${families.map(({ width }) => width)}::int[]) AS p(parent, width))`,
    sql`u AS (SELECT *, first_day::timestamp ${DAY_STARTS} AS starts_at, end_day::timestamp ${DAY_STARTS} AS ends_at, ${now} FROM unnest(${spans.map((_, slot) => slot)}::int[], ${spans.map(({ from }) => from)}::date[],
      ${spans.map(({ to }) => to)}::date[], ${spans.map(isMonth)}::boolean[]) AS u(slot, first_day, end_day, is_month))`,
    ...(facts.length > 0 ? [sql`k AS MATERIALIZED (${keptFacts(facts)})`] : []),
  ];
}

/** The facts that are kept, each with the days it is not kept for: not over, never kept, or changed since. */
function keptFacts(facts: readonly RolledFact[]): Sql {
  return sql`SELECT f.fact, array(
      SELECT g.day::date FROM generate_series((SELECT min(first_day) FROM u), (SELECT max(end_day) - 1 FROM u), interval '1 day') AS g(day)
      WHERE NOT EXISTS (SELECT FROM metric_rollup_day d WHERE d.fact = f.fact AND d.day = g.day::date AND d.layout = f.layout)
        OR EXISTS (SELECT FROM metric_rollup_stale m WHERE m.source = f.source AND m.day = g.day::date)
    ) AS stale
    FROM unnest(${facts.map(({ fact }) => fact.name)}::text[], ${facts.map(({ layout }) => layout)}::text[],
      ${facts.map(({ fact }) => fact.daily?.source ?? '')}::text[]) AS f(fact, layout, source)`;
}

function wholeOf(fact: Fact, { axis, whole }: FigureQuestion): Sql {
  return sql`SELECT 'WHOLE' AS part, s.subject, w.slot, ${fact.name}::text AS fact, x.figures
    FROM s CROSS JOIN w CROSS JOIN LATERAL (
      SELECT ${aggregates(metricsOf(whole.metrics, fact))} AS figures
      FROM ${raw(fact.from)} WHERE ${belonging(fact, axis)} AND (${raw(fact.during)})
    ) x`;
}

/** Whether nothing of a unit has to be counted from the rows. */
const KEPT = raw(`NOT EXISTS (
  SELECT FROM unnest(k.stale) AS d(day) WHERE d.day >= u.first_day AND d.day < u.end_day)`);
/** Families of which days are kept; of those below, months alone. */
const BY_DAY = raw(`p.width <= ${DAY_WIDTH}`);

/** Kept figures of units: of whole months where all of the month is kept, of days elsewhere. */
function keptUnits({ axis, units: { facts } }: FigureQuestion): Sql {
  const length = Math.max(...facts.map(({ figures }) => figures.length));
  return sql`SELECT 'UNIT' AS part, x.subject, u.slot, k.fact, x.figures
    FROM k CROSS JOIN u CROSS JOIN LATERAL (SELECT u.is_month AND ${KEPT} AS whole) m
    JOIN p ON m.whole OR ${BY_DAY}
    CROSS JOIN LATERAL (
      SELECT r.counted_for AS subject, ${summed(length)} AS figures FROM metric_rollup r
      WHERE r.axis = ${axis} AND r.fact = k.fact AND r.parent = p.parent
        AND r.grain = CASE WHEN m.whole THEN 'MONTH' ELSE 'DAY' END
        AND r.day >= u.first_day AND r.day < u.end_day AND (m.whole OR r.day <> ALL (k.stale))
      GROUP BY r.counted_for
    ) x`;
}

/** Figures of units counted from the rows: of the days that are not kept, in one pass from the first to the last. */
function countedUnits(rolled: RolledFact, question: FigureQuestion): Sql {
  const { fact } = rolled;
  const at = raw(fact.daily?.at ?? 'NULL');
  return sql`SELECT 'UNIT' AS part, x.subject, x.slot, ${fact.name}::text AS fact, x.figures
    FROM p CROSS JOIN (
      SELECT k.stale, min(d.day)::timestamp ${DAY_STARTS} AS starts_at, (max(d.day) + 1)::timestamp ${DAY_STARTS} AS ends_at,
        (SELECT max(as_of) FROM u) AS as_of
      FROM k, unnest(k.stale) AS d(day) WHERE k.fact = ${fact.name} GROUP BY k.stale) w
    CROSS JOIN LATERAL (
      SELECT ${siblingOf(fact, question.axis)} AS subject, u.slot, ${kept(rolled)} AS figures
      FROM ${raw(fact.from)} JOIN u ON (${at}) >= u.starts_at AND (${at}) < u.ends_at
      WHERE ${inFamily(fact, question.axis)} AND (${raw(fact.during)}) AND ${raw(dayOf(fact))} = ANY (w.stale) GROUP BY 1, 2
    ) x WHERE ${BY_DAY}`;
}

/** Figures of families of which no days are kept: counted from the rows of their own ground, unless it is a kept month. */
function countedBelow(rolled: RolledFact, { axis }: FigureQuestion): Sql {
  const { fact } = rolled;
  return sql`SELECT 'UNIT' AS part, x.subject, w.slot, ${fact.name}::text AS fact, x.figures
    FROM p CROSS JOIN (
      SELECT u.* FROM u, k WHERE k.fact = ${fact.name} AND NOT (u.is_month AND ${KEPT})) w
    CROSS JOIN LATERAL (
      SELECT ${siblingOf(fact, axis)} AS subject, ${kept(rolled)} AS figures
      FROM ${raw(fact.from)} WHERE ${inFamily(fact, axis)} AND (${raw(fact.during)}) GROUP BY 1
    ) x WHERE NOT ${BY_DAY}`;
}

function kept({ figures }: RolledFact): Sql {
  return raw(`ARRAY[${figures.join(', ')}]::double precision[]`);
}

function aggregates(metrics: readonly MetricDefinition[]): Sql {
  const figures = metrics.flatMap((metric) => [
    raw(metric.numerator),
    raw(metric.denominator ?? 'NULL'),
  ]);
  return sql`ARRAY[${join(figures)}]::double precision[]`;
}

function belonging(fact: Fact, axis: MetricAxis): Sql {
  if (axis === 'AREA')
    return raw(`${fact.areaCode} >= s.subject AND ${fact.areaCode} < s.subject || '~'`);
  return raw(`${fact.organizationId} = s.subject::uuid`);
}

function siblingOf(fact: Fact, axis: MetricAxis): Sql {
  return axis === 'AREA'
    ? raw(`left(${fact.areaCode}, p.width)`)
    : raw(`${fact.organizationId}::text`);
}

function inFamily(fact: Fact, axis: MetricAxis): Sql {
  if (axis === 'ORGANIZATION') return raw(`${fact.organizationId} IS NOT NULL`);
  return raw(
    `${fact.areaCode} >= p.parent AND ${fact.areaCode} < p.parent || '~' AND length(${fact.areaCode}) >= p.width`,
  );
}
