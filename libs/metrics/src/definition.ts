import type { Text } from '@gezhi/kernel';

/** By whom a figure can be asked for. */
export type MetricAxis = 'AREA' | 'ORGANIZATION';

/**
 * How a value comes about: a share of a whole, a count, or a percentile over observations
 * (the denominator is then their number).
 */
export type MetricKind = 'RATIO' | 'COUNT' | 'PERCENTILE';

export type MetricUnit = 'SHARE' | 'ITEM' | 'DAY' | 'HOUR' | 'MINUTE';

/**
 * What figures are counted over: rows of a table with a place and a time.
 * All expressions are written by us, never by a caller; `w` is the window (`w.starts_at`, `w.ends_at`) and the moment
 * of the question (`w.as_of`), so that a running window does not count what is still to come.
 */
export interface Fact {
  readonly name: string;
  /** A FROM item with the alias the other expressions use, e.g. `gov_event f`. */
  readonly from: string;
  /** When a row belongs to a window, e.g. `f.closed_at >= w.starts_at AND f.closed_at < w.ends_at`. */
  readonly during: string;
  /** The area code of a row. */
  readonly areaCode: string;
  /** The organisation a row is counted for; absent where it makes no sense. */
  readonly organizationId?: string;
  /**
   * Set where every row belongs to one day, so that figures of days add up to those of a window: the days that are over
   * are then kept in a rollup. `at` is the moment (`timestamptz`) that `during` compares with the window; `source`
   * names the changes that make kept days stale, see `keepFigures` of libs/persistence; `settled` are the tables of
   * `from` of which nothing that is counted changes any more, so that their changes need mark no day.
   */
  readonly daily?: {
    readonly source: string;
    readonly at: string;
    readonly settled?: readonly string[];
  };
}

export interface MetricDefinition {
  /** As in the catalogue, e.g. `event.onTimeCloseRate`. */
  readonly key: string;
  /** Changes whenever the same data would give another figure. */
  readonly version: string;
  readonly kind: MetricKind;
  readonly unit: MetricUnit;
  readonly title: Text;
  /** What is divided by what, and which rows count. */
  readonly definition: Text;
  /** How the figure could be gamed and what stands beside it. */
  readonly caution?: Text;
  /** The value aimed at, where a source names one. */
  readonly target?: number;
  /** Whether rows come from residents: then small counts are suppressed (guardrails.md 11). */
  readonly citizenDerived: boolean;
  /** The law, standard or spec row behind it. */
  readonly source: string;
  readonly fact: Fact;
  /** SQL aggregate over the fact. */
  readonly numerator: string;
  /** SQL aggregate over the fact; absent for counts. */
  readonly denominator?: string;
  /** Whether numerators of days do not add up to that of a window, as with different organisations. Percentiles never do. */
  readonly distinct?: true;
}

/** Whether the numerators of days add up to the numerator of a window. */
export function addsUp({ kind, distinct }: MetricDefinition): boolean {
  return kind !== 'PERCENTILE' && distinct !== true;
}

/** States a definition. Throws where small counts could not be checked. */
export function defineMetric(definition: MetricDefinition): MetricDefinition {
  if (definition.kind !== 'COUNT' && definition.denominator === undefined) {
    throw new Error(`Metric ${definition.key} needs a denominator`);
  }
  if (definition.citizenDerived && definition.fact.daily === undefined) {
    throw new Error(
      `Small counts of ${definition.key} can be kept from nobody unless its fact is daily`,
    );
  }
  return definition;
}
