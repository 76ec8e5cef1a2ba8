import type { Span, TouchedPeriod } from './disclosure/calendar-units';
import type { MetricDefinition } from './definition';
import type { RolledFact } from './rollup/rollup-layout';
import type { FigureRow } from './statement';

/** Which figure of a metric. */
export type Part = 'numerator' | 'denominator';

/** The figures of siblings by unit of time, as the statement answers them. */
export class UnitFigures {
  private readonly slots: ReadonlyMap<string, number>;
  /** By fact and subject: the figures of each unit. */
  private readonly found = new Map<string, (number[] | undefined)[]>();

  constructor(
    private readonly facts: readonly RolledFact[],
    spans: readonly Span[],
    rows: readonly FigureRow[],
  ) {
    this.slots = new Map(spans.map((span, slot) => [nameOf(span), slot]));
    for (const row of rows) if (row.part === 'UNIT') this.add(row);
  }

  private add({ fact, subject, slot, figures }: FigureRow): void {
    const key = `${fact} ${subject}`;
    const units = this.found.get(key) ?? [];
    this.found.set(key, units);
    const sums = (units[slot] ??= []);
    figures.forEach((figure, place) => {
      sums[place] = (sums[place] ?? 0) + (figure ?? 0);
    });
  }

  /** How much of a metric a subject has in a unit. */
  in(span: Span, metric: MetricDefinition, part: Part, subject: string): number {
    const slot = this.slots.get(nameOf(span)) ?? -1;
    const units = this.found.get(`${metric.fact.name} ${subject}`);
    return units?.[slot]?.[this.placeOf(metric, part)] ?? 0;
  }

  /** Everybody with a row of the fact. */
  subjectsOf(metric: MetricDefinition): string[] {
    const prefix = `${metric.fact.name} `;
    return [...this.found.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  private placeOf(metric: MetricDefinition, part: Part): number {
    const rolled = this.facts.find(({ fact }) => fact === metric.fact);
    return 2 * (rolled?.metrics.indexOf(metric) ?? -1) + (part === 'numerator' ? 0 : 1);
  }
}

function nameOf({ from, to }: Span): string {
  return `${from}/${to}`;
}

/** A window is the units it holds whole. */
export function inWindow(
  units: UnitFigures,
  periods: readonly TouchedPeriod[],
  metric: MetricDefinition,
  part: Part,
  subject: string,
): number {
  let sum = 0;
  for (const period of periods)
    period.units.forEach((unit, index) => {
      if (period.held[index] === 'WHOLE') sum += units.in(unit, metric, part, subject);
    });
  return sum;
}
