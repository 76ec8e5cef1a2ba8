import { areaLevelOf, isAreaCode } from '@gezhi/kernel';
import type { MetricAxis, MetricDefinition } from '../definition';
import { SMALL_COUNT_LIMIT } from '../suppression';
import type { Part, UnitFigures } from '../unit-figures';
import { inWindow } from '../unit-figures';
import type { Span, TouchedPeriod } from './calendar-units';
import { familyOf, lineOf } from './families';
import { hiddenSiblings } from './hidden-siblings';

/** What must not be told of one metric in one window. */
export class SmallCounts {
  private readonly families = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly axis: MetricAxis,
    private readonly metric: MetricDefinition,
    private readonly periods: readonly TouchedPeriod[],
    private readonly units: UnitFigures,
  ) {}

  /** Micro-grids always; others when they, or anything above them, are hidden among their siblings. */
  hides(subject: string): boolean {
    if (isAreaCode(subject) && areaLevelOf(subject) === 6) return true;
    return lineOf(this.axis, subject).some((each) => this.hiddenAmong(each).has(each));
  }

  private hiddenAmong(subject: string): ReadonlySet<string> {
    const { parent, width } = familyOf(this.axis, subject);
    const known = this.families.get(parent);
    if (known) return known;
    const siblings = this.units
      .subjectsOf(this.metric)
      .filter((each) => width === 0 || (each.length === width && each.startsWith(parent)))
      .sort();
    // What is behind a figure: its denominator, or the count itself.
    const part: Part = this.metric.kind === 'COUNT' ? 'numerator' : 'denominator';
    const count = (unit: Span, sibling: string) => this.units.in(unit, this.metric, part, sibling);
    const places = hiddenSiblings(
      siblings.map((sibling) => inWindow(this.units, this.periods, this.metric, part, sibling)),
      this.periods.map((period) => ({
        period,
        cells: siblings.map((sibling) => period.units.map((unit) => count(unit, sibling))),
      })),
      SMALL_COUNT_LIMIT,
    );
    const found = new Set([...places].map((place) => siblings[place] as string));
    this.families.set(parent, found);
    return found;
  }
}
