import type { Comparison, Window } from '@gezhi/kernel';
import { areaLevelOf, comparisonWindow, isAreaCode, parentOf } from '@gezhi/kernel';
import type { MetricAxis, MetricDefinition } from './definition';
import type { FigureRow } from './statement';
import { metricStatement, metricsOf } from './statement';
import type { Suppression } from './suppression';
import { hiddenCounts } from './suppression';

/** One figure with what it takes to trust it (spec/kernel.md, metric contract). */
export interface MetricFigure {
  readonly window: Window;
  /** Null whenever `suppressed` is not NONE. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: Suppression;
}

export interface MetricValue extends MetricFigure {
  readonly definition: MetricDefinition;
  readonly asOf: Date;
  /** The same figure for the window compared with, where one was asked for. */
  readonly comparison: MetricFigure | null;
}

export interface MetricQuestion {
  readonly metrics: readonly MetricDefinition[];
  readonly axis: MetricAxis;
  /** Area codes or organisation ids, without repetition. */
  readonly subjects: readonly string[];
  readonly window: Window;
  readonly comparison: Comparison | null;
  readonly asOf: Date;
  /** Whether the caller's scope holds the subject; figures of others answer NO_SCOPE. */
  readonly isVisible: (subject: string) => boolean;
}

/** Sends a statement to the domain's database. */
export type RunStatement = (text: string, values: unknown[]) => Promise<FigureRow[]>;

/** Answers every metric for every subject with one statement, small counts suppressed. */
export async function readMetrics(
  run: RunStatement,
  question: MetricQuestion,
): Promise<Map<string, readonly MetricValue[]>> {
  const { metrics, subjects, window, comparison } = question;
  const windows = comparison ? [window, comparisonWindow(window, comparison)] : [window];
  const visible = subjects.filter(question.isVisible);
  const figures = new Figures();
  if (visible.length > 0 && metrics.length > 0) {
    const statement = metricStatement(metrics, question.axis, visible, windows, question.asOf);
    for (const row of await run(statement.text, statement.values)) figures.add(row, metrics);
  }
  const slots = windows.map((each, slot) => figuresIn(question, visible, each, slot, figures));
  return new Map(
    subjects.map((subject) => [
      subject,
      metrics.map((definition) => ({
        definition,
        asOf: question.asOf,
        ...(slots[0]?.(definition, subject) ?? hidden(window, 'NO_SCOPE')),
        comparison: slots[1]?.(definition, subject) ?? null,
      })),
    ]),
  );
}

type FigureOf = (definition: MetricDefinition, subject: string) => MetricFigure;

/** The figures of one window, after suppression among siblings. */
function figuresIn(
  question: MetricQuestion,
  visible: readonly string[],
  window: Window,
  slot: number,
  figures: Figures,
): FigureOf {
  const inScope = new Set(visible);
  const small = new Map(
    question.metrics
      .filter((definition) => definition.citizenDerived)
      .map((definition) => [
        definition.key,
        smallCounts(visible, (subject) =>
          countOf(definition, figures.get(definition, subject, slot)),
        ),
      ]),
  );
  return (definition, subject) => {
    if (!inScope.has(subject)) return hidden(window, 'NO_SCOPE');
    if (window.from > question.asOf) return hidden(window, 'WINDOW_EXCLUDED');
    if (small.get(definition.key)?.has(subject)) return hidden(window, 'SMALL_COUNT');
    return shown(definition, window, figures.get(definition, subject, slot));
  };
}

/** Subjects to hide: siblings (areas of one parent) are judged together, micro-grids are always hidden. */
function smallCounts(
  subjects: readonly string[],
  countOfSubject: (subject: string) => number,
): Set<string> {
  const families = new Map<string, string[]>();
  const hiddenSubjects = new Set<string>();
  for (const subject of subjects) {
    if (isAreaCode(subject) && areaLevelOf(subject) === 6) hiddenSubjects.add(subject);
    const family = isAreaCode(subject) ? (parentOf(subject) ?? '') : subject;
    families.set(family, [...(families.get(family) ?? []), subject]);
  }
  for (const family of families.values()) {
    for (const index of hiddenCounts(family.map(countOfSubject)))
      hiddenSubjects.add(family[index] ?? '');
  }
  return hiddenSubjects;
}

interface Figure {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

class Figures {
  private readonly found = new Map<string, Figure>();

  add(row: FigureRow, metrics: readonly MetricDefinition[]): void {
    const fact = metrics.find((metric) => metric.fact.name === row.fact)?.fact;
    if (!fact) return;
    metricsOf(metrics, fact).forEach(({ key }, index) => {
      const numerator = row.figures[2 * index] ?? null;
      const denominator = row.figures[2 * index + 1] ?? null;
      this.found.set(`${key} ${row.slot} ${row.subject}`, { numerator, denominator });
    });
  }

  get({ key }: MetricDefinition, subject: string, slot: number): Figure {
    return this.found.get(`${key} ${slot} ${subject}`) ?? { numerator: null, denominator: null };
  }
}

/** What small-count suppression looks at: the observations behind a figure. */
function countOf(definition: MetricDefinition, { numerator, denominator }: Figure): number {
  return (definition.kind === 'COUNT' ? numerator : denominator) ?? 0;
}

function shown(definition: MetricDefinition, window: Window, figure: Figure): MetricFigure {
  const { numerator, denominator } = figure;
  if (definition.kind === 'COUNT') {
    return {
      window,
      value: numerator ?? 0,
      numerator: numerator ?? 0,
      denominator: null,
      suppressed: 'NONE',
    };
  }
  if (!denominator) return hidden(window, 'NOT_APPLICABLE');
  if (definition.kind === 'PERCENTILE') {
    return { window, value: numerator, numerator: null, denominator, suppressed: 'NONE' };
  }
  return {
    window,
    value: (numerator ?? 0) / denominator,
    numerator: numerator ?? 0,
    denominator,
    suppressed: 'NONE',
  };
}

function hidden(window: Window, suppressed: Suppression): MetricFigure {
  return { window, value: null, numerator: null, denominator: null, suppressed };
}
