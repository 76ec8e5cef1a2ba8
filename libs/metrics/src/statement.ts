import type { Window } from '@gezhi/kernel';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { Fact, MetricAxis, MetricDefinition } from './definition';

/** A row of the statement: the figures of one fact for one subject in one window. */
export interface FigureRow {
  readonly subject: string;
  readonly slot: number;
  readonly fact: string;
  /** Numerator and denominator of each metric of the fact, in the order given. */
  readonly figures: readonly (number | null)[];
}

/**
 * One statement for any number of metrics, subjects (area codes or organisation ids) and windows.
 * Metrics that share a fact are counted in one pass over its rows.
 */
export function metricStatement(
  metrics: readonly MetricDefinition[],
  axis: MetricAxis,
  subjects: readonly string[],
  windows: readonly Window[],
  asOf: Date,
): Sql {
  const facts = [...new Set(metrics.map((metric) => metric.fact))];
  const parts = facts.map((fact) => figuresOf(fact, axis, metricsOf(metrics, fact)));
  return sql`WITH s AS (SELECT unnest(${subjects}::text[]) AS subject),
    w AS (SELECT *, ${asOf.toISOString()}::timestamptz AS as_of FROM unnest(${windows.map((_, slot) => slot)}::int[],
      ${windows.map((window) => window.from.toISOString())}::timestamptz[],
      ${windows.map((window) => window.to.toISOString())}::timestamptz[]) AS w(slot, starts_at, ends_at))
    ${join(parts, ' UNION ALL ')}`;
}

export function metricsOf(metrics: readonly MetricDefinition[], fact: Fact): MetricDefinition[] {
  return metrics.filter((metric) => metric.fact === fact);
}

function figuresOf(fact: Fact, axis: MetricAxis, metrics: readonly MetricDefinition[]): Sql {
  const figures = metrics.flatMap((metric) => [
    raw(metric.numerator),
    raw(metric.denominator ?? 'NULL'),
  ]);
  return sql`SELECT s.subject, w.slot, ${fact.name}::text AS fact, x.figures
    FROM s CROSS JOIN w CROSS JOIN LATERAL (
      SELECT ARRAY[${join(figures)}]::double precision[] AS figures
      FROM ${raw(fact.from)} WHERE ${belonging(fact, axis)} AND (${raw(fact.during)})
    ) x`;
}

function belonging(fact: Fact, axis: MetricAxis): Sql {
  if (axis === 'AREA')
    return raw(`${fact.areaCode} >= s.subject AND ${fact.areaCode} < s.subject || '~'`);
  return raw(`${fact.organizationId} = s.subject::uuid`);
}
