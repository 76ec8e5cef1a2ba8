import type { Window } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import sql, { raw } from 'sql-template-tag';
import { touchedPeriods, yearsOf } from './disclosure/calendar-units';
import type { MetricQuestion, MetricValue, RunStatement } from './read-metrics';
import { readMetrics } from './read-metrics';
import { figureStatement } from './statement';

/** Which end of the list comes first. */
export type FigureOrder = 'HIGHEST' | 'LOWEST';

export interface LeagueQuestion extends Omit<MetricQuestion, 'axis' | 'subjects' | 'metrics'> {
  readonly metric: MetricQuestion['metrics'][number];
  readonly order: FigureOrder;
  readonly first: number;
}

export interface LeagueRow {
  readonly organizationId: string;
  readonly value: MetricValue;
}

/** More organisations than any district has; a bound, not a limit anybody meets. */
const MOST = 2_000;

/**
 * Organisations by their value of one metric. Those without a value, or whose value is hidden, come last whichever
 * order is asked for: where they stand would tell what is hidden. Two statements, however many organisations.
 */
export async function readLeague(
  run: RunStatement,
  { metric, order, first, ...question }: LeagueQuestion,
): Promise<LeagueRow[]> {
  const subjects = await organizationsIn(run, { metric, ...question });
  const values = await readMetrics(run, {
    ...question,
    metrics: [metric],
    axis: 'ORGANIZATION',
    subjects,
  });
  const rows = [...values].flatMap(([organizationId, [value]]) =>
    value ? [{ organizationId, value }] : [],
  );
  return rows.sort(by(order)).slice(0, first);
}

function by(order: FigureOrder): (one: LeagueRow, other: LeagueRow) => number {
  const sign = order === 'HIGHEST' ? -1 : 1;
  return (one, other) => {
    const [a, b] = [one.value.value, other.value.value];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || tie(one, other);
    return sign * (a - b) || tie(one, other);
  };
}

function tie(one: LeagueRow, other: LeagueRow): number {
  return one.organizationId < other.organizationId ? -1 : 1;
}

/** Whoever has something counted in the window. */
async function organizationsIn(
  run: RunStatement,
  { metric, rolled, window, asOf }: Pick<LeagueQuestion, 'metric' | 'rolled' | 'window' | 'asOf'>,
): Promise<string[]> {
  const facts = rolled.filter(({ fact }) => fact === metric.fact);
  const statement =
    facts.length > 0
      ? figureStatement({
          axis: 'ORGANIZATION',
          asOf,
          whole: { metrics: [], subjects: [], windows: [] },
          units: { facts, families: [{ parent: '', width: 0 }], spans: wholeUnits(window) },
        })
      : sql`SELECT DISTINCT ${raw(metric.fact.organizationId ?? 'NULL')}::text AS subject
          FROM ${raw(metric.fact.from)}
          CROSS JOIN (SELECT ${window.from.toISOString()}::timestamptz AS starts_at, ${window.to.toISOString()}::timestamptz AS ends_at, ${asOf.toISOString()}::timestamptz AS as_of) w
          WHERE ${raw(metric.fact.organizationId ?? 'NULL')} IS NOT NULL AND (${raw(metric.fact.during)}) LIMIT ${MOST}`;
  const rows = await run(statement.text, statement.values);
  return [...new Set(rows.map(({ subject }) => subject))].sort().slice(0, MOST);
}

function wholeUnits(window: Window) {
  const span = { from: localDateOf(window.from), to: localDateOf(window.to) };
  return touchedPeriods(span, yearsOf(span)).flatMap(({ units, held }) =>
    units.filter((_, index) => held[index] === 'WHOLE'),
  );
}
