import fc from 'fast-check';
import type { LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import type { Calendar, Span } from './calendar-units';
import { touchedPeriods } from './calendar-units';
import { hiddenSiblings } from './hidden-siblings';

/** A year of sixteen days: four months of two weeks of two days. */
const FIRST = '2026-01-01' as LocalDate;
const DAYS = 16;
const inParts =
  (length: number) =>
  ({ from, to }: Span) => {
    const parts: Span[] = [];
    for (let at = from; at < to; at = addDays(at, length))
      parts.push({ from: at, to: addDays(at, length) });
    return parts;
  };
const TOY: Calendar = [inParts(4), inParts(2), inParts(1)];
const YEAR: Span = { from: FIRST, to: addDays(FIRST, DAYS) };
const K = 10;

const day = (index: number) => addDays(FIRST, index);
const windows = Array.from({ length: DAYS }, (_, from) =>
  Array.from({ length: DAYS - from }, (_, length) => ({ first: from, end: from + length + 1 })),
).flat();
const sum = (counts: readonly number[], { first, end }: { first: number; end: number }) =>
  counts.slice(first, end).reduce((total, count) => total + count, 0);
const index = (date: string) => Math.round((Date.parse(date) - Date.parse(FIRST)) / 86_400_000);

/** Which of a family are shown in a window. */
function shownIn(family: readonly (readonly number[])[], window: { first: number; end: number }) {
  const span = { from: day(window.first), to: day(window.end) };
  const periods = touchedPeriods(span, [YEAR], TOY).map((period) => ({
    period,
    cells: family.map((counts) =>
      period.units.map((unit) => sum(counts, { first: index(unit.from), end: index(unit.to) })),
    ),
  }));
  const hidden = hiddenSiblings(
    family.map((counts) => sum(counts, window)),
    periods,
    K,
  );
  return family.map((_, sibling) => !hidden.has(sibling));
}

/** Sums of days somebody knows, as an echelon of equations modulo a prime; says whether a further sum follows. */
class Known {
  private readonly rows: { pivot: number; values: number[] }[] = [];
  private static readonly PRIME = 1_000_003;

  private reduce(given: readonly number[]): number[] {
    const values = [...given];
    for (const row of this.rows) {
      const factor = values[row.pivot] as number;
      if (factor === 0) continue;
      row.values.forEach((value, at) => {
        values[at] = ((values[at] as number) - factor * value) % Known.PRIME;
      });
    }
    return values.map((value) => (value + Known.PRIME) % Known.PRIME);
  }

  learn(equation: readonly number[]): void {
    const values = this.reduce(equation);
    const pivot = values.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const inverse = power(values[pivot] as number, Known.PRIME - 2, Known.PRIME);
    this.rows.push({ pivot, values: values.map((value) => (value * inverse) % Known.PRIME) });
  }

  follows(equation: readonly number[]): boolean {
    return this.reduce(equation).every((value) => value === 0);
  }
}

function power(base: number, exponent: number, prime: number): number {
  let [result, square, left] = [1n, BigInt(base), exponent];
  while (left > 0) {
    if (left % 2 === 1) result = (result * square) % BigInt(prime);
    square = (square * square) % BigInt(prime);
    left = Math.floor(left / 2);
  }
  return Number(result);
}

const counts = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 60 })),
  { minLength: DAYS, maxLength: DAYS },
);
const families = fc.array(counts, { minLength: 2, maxLength: 4 });

describe('what is shown of a family of areas', () => {
  it('never lets a small count of an area be computed from any windows of any of them and their total', () => {
    fc.assert(
      fc.property(families, (family) => {
        const known = new Known();
        const size = family.length * DAYS;
        const equation = (sibling: number | null, { first, end }: { first: number; end: number }) =>
          Array.from({ length: size }, (_, at) => {
            const dayOf = at % DAYS;
            const mine = sibling === null || Math.floor(at / DAYS) === sibling;
            return mine && dayOf >= first && dayOf < end ? 1 : 0;
          });
        // Who is told that there was nothing in a month knows as much of each of its days.
        const learn = (
          sibling: number | null,
          window: { first: number; end: number },
          count: number,
        ) => {
          known.learn(equation(sibling, window));
          if (count > 0) return;
          for (let at = window.first; at < window.end; at++)
            known.learn(equation(sibling, { first: at, end: at + 1 }));
        };
        const parent = Array.from({ length: DAYS }, (_, at) =>
          family.reduce((total, row) => total + (row[at] as number), 0),
        );
        for (const window of windows) {
          if (!shownIn([parent], window)[0]) continue;
          learn(null, window, sum(parent, window));
          shownIn(family, window).forEach((isShown, sibling) => {
            if (isShown) learn(sibling, window, sum(family[sibling] as number[], window));
          });
        }
        for (const window of windows)
          [parent, ...family].forEach((row, at) => {
            const count = sum(row, window);
            if (count === 0 || count >= K) return;
            expect({
              count,
              at,
              window,
              known: known.follows(equation(at === 0 ? null : at - 1, window)),
            }).toEqual({ count, at, window, known: false });
          });
      }),
      { numRuns: 100 },
    );
  });
});
