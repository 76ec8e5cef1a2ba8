import type { Comparison, Window } from '@gezhi/kernel';
import { comparisonWindow, localDateOf } from '@gezhi/kernel';
import type { MetricAxis, MetricDefinition } from './definition';
import { addsUp } from './definition';
import type { Span, TouchedPeriod } from './disclosure/calendar-units';
import { touchedPeriods, yearsOf } from './disclosure/calendar-units';
import { familiesOf } from './disclosure/families';
import { SmallCounts } from './disclosure/small-counts';
import type { RolledFact } from './rollup/rollup-layout';
import type { FigureQuestion, FigureRow } from './statement';
import { figureStatement, metricsOf } from './statement';
import type { Suppression } from './suppression';
import type { Part } from './unit-figures';
import { inWindow, UnitFigures } from './unit-figures';

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
  /** The facts of the catalogue that are kept by day. */
  readonly rolled: readonly RolledFact[];
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
  const { metrics, subjects, window, comparison, asOf } = question;
  const windows = comparison ? [window, comparisonWindow(window, comparison)] : [window];
  const visible = subjects.filter(question.isVisible);
  const asked = visible.length > 0 && metrics.length > 0;
  const reading = new Reading(question, visible, windows);
  const rows = asked ? await reading.rows(run) : [];
  const slots = windows.map((each, slot) => reading.figuresIn(each, slot, rows));
  return new Map(
    subjects.map((subject) => [
      subject,
      metrics.map((definition) => ({
        definition,
        asOf,
        ...(slots[0]?.(definition, subject) ?? hidden(window, 'NO_SCOPE')),
        comparison: slots[1]?.(definition, subject) ?? null,
      })),
    ]),
  );
}

type FigureOf = (definition: MetricDefinition, subject: string) => MetricFigure;

/** One question on its way to figures. */
class Reading {
  private readonly periods: readonly (readonly TouchedPeriod[])[];
  private readonly spans: readonly Span[];
  private readonly inScope: ReadonlySet<string>;

  constructor(
    private readonly question: MetricQuestion,
    private readonly visible: readonly string[],
    windows: readonly Window[],
  ) {
    this.inScope = new Set(visible);
    this.periods = windows.map((window) => {
      const span = spanOf(window);
      return touchedPeriods(span, yearsOf(span));
    });
    const units = this.periods.flat().flatMap((period) => period.units);
    this.spans = [...new Map(units.map((unit) => [`${unit.from}/${unit.to}`, unit])).values()];
    this.whole = { metrics: this.wholeMetrics(), subjects: visible, windows };
  }

  private readonly whole: FigureQuestion['whole'];

  /** What cannot be added up from units. */
  private wholeMetrics(): MetricDefinition[] {
    return this.question.metrics.filter((metric) => !metric.fact.daily || !addsUp(metric));
  }

  rows(run: RunStatement): Promise<FigureRow[]> {
    const { axis, asOf, metrics } = this.question;
    const families = familiesOf(
      axis,
      this.visible,
      metrics.some((metric) => metric.citizenDerived),
    );
    const units = { facts: this.facts(), families, spans: this.spans };
    const statement = figureStatement({ axis, asOf, whole: this.whole, units });
    return run(statement.text, statement.values);
  }

  private facts(): RolledFact[] {
    const { rolled, metrics } = this.question;
    return rolled.filter(({ fact }) => metrics.some((metric) => metric.fact === fact));
  }

  /** The figures of one window, after suppression in the whole of each family. */
  figuresIn(window: Window, slot: number, rows: readonly FigureRow[]): FigureOf {
    const units = new UnitFigures(this.facts(), this.spans, rows);
    const whole = this.wholeFigures(slot, rows);
    const small = new Map(
      this.question.metrics
        .filter((metric) => metric.citizenDerived)
        .map((metric) => [
          metric,
          new SmallCounts(this.question.axis, metric, this.periods[slot] ?? [], units),
        ]),
    );
    return (metric, subject) => {
      if (!this.inScope.has(subject)) return hidden(window, 'NO_SCOPE');
      if (window.from > this.question.asOf) return hidden(window, 'WINDOW_EXCLUDED');
      if (small.get(metric)?.hides(subject)) return hidden(window, 'SMALL_COUNT');
      const exact = whole.get(`${metric.key} ${subject}`);
      if (!metric.fact.daily) return shown(metric, window, exact ?? NOTHING);
      const sum = (part: Part) => inWindow(units, this.periods[slot] ?? [], metric, part, subject);
      const numerator = addsUp(metric) ? sum('numerator') : (exact?.numerator ?? null);
      return shown(metric, window, { numerator, denominator: sum('denominator') });
    };
  }

  private wholeFigures(slot: number, rows: readonly FigureRow[]): Map<string, Figure> {
    const found = new Map<string, Figure>();
    for (const row of rows) {
      if (row.part !== 'WHOLE' || row.slot !== slot) continue;
      const fact = this.whole.metrics.find((metric) => metric.fact.name === row.fact)?.fact;
      if (!fact) continue;
      metricsOf(this.whole.metrics, fact).forEach(({ key }, index) => {
        const numerator = row.figures[2 * index] ?? null;
        const denominator = row.figures[2 * index + 1] ?? null;
        found.set(`${key} ${row.subject}`, { numerator, denominator });
      });
    }
    return found;
  }
}

function spanOf({ from, to }: Window): Span {
  return { from: localDateOf(from), to: localDateOf(to) };
}

interface Figure {
  readonly numerator: number | null;
  readonly denominator: number | null;
}
const NOTHING: Figure = { numerator: null, denominator: null };

function shown(definition: MetricDefinition, window: Window, figure: Figure): MetricFigure {
  const { numerator, denominator } = figure;
  if (definition.kind === 'COUNT') {
    const value = numerator ?? 0;
    return { window, value, numerator: value, denominator: null, suppressed: 'NONE' };
  }
  if (!denominator) return hidden(window, 'NOT_APPLICABLE');
  if (definition.kind === 'PERCENTILE') {
    return { window, value: numerator, numerator: null, denominator, suppressed: 'NONE' };
  }
  const value = (numerator ?? 0) / denominator;
  return { window, value, numerator: numerator ?? 0, denominator, suppressed: 'NONE' };
}

function hidden(window: Window, suppressed: Suppression): MetricFigure {
  return { window, value: null, numerator: null, denominator: null, suppressed };
}
