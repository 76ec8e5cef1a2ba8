import fc from 'fast-check';
import { AREA_ALERT_RULES } from '../../database/seeds/reference/area-alert-rules';
import { AREA_ALERT_TYPES } from './area-alert.codes';
import { AREA_ALERT_MACHINE } from './area-alert.states';
import { baselineWeek, judgeWeek } from './baseline.rules';

/** The middle by counting how many lie on each side, not by sorting. */
function middleOf(values: readonly number[]): number {
  const candidates = values.filter((value) => {
    const below = values.filter((each) => each < value).length;
    const above = values.filter((each) => each > value).length;
    return below <= values.length / 2 && above <= values.length / 2;
  });
  return (Math.min(...candidates) + Math.max(...candidates)) / 2;
}

const week = '2026-10-05' as never;
const past = fc.array(fc.nat(60), { minLength: 4, maxLength: 52 });
const rule = fc.record({
  deviations: fc.constantFrom(1, 2, 2.5, 3),
  leastEvents: fc.integer({ min: 10, max: 30 }),
});

describe('the method of area alerts', () => {
  it('is the median and the median absolute deviation of what is shown', () => {
    fc.assert(
      fc.property(past, fc.nat(200), rule, (counts, observed, numbers) => {
        const shown = counts.map((count) => baselineWeek(week, count));
        const seen = counts.map((count) => (count < 10 ? 10 : count));
        const expected = middleOf(seen);
        const spread = middleOf(seen.map((count) => Math.abs(count - expected)));
        const threshold = expected + numbers.deviations * Math.max(1, 1.4826 * spread);
        const judged = judgeWeek(observed, shown, numbers);
        expect(judged.expected).toBe(expected);
        expect(judged.threshold).toBeCloseTo(threshold, 9);
        expect(judged.isRaised).toBe(
          observed >= numbers.leastEvents && observed > judged.threshold,
        );
      }),
    );
  });

  it('never rests on fewer than ten, and shows none', () => {
    fc.assert(
      fc.property(past, fc.nat(9), (counts, observed) => {
        const shown = counts.map((count) => baselineWeek(week, count));
        expect(shown.every(({ count }) => count >= 10)).toBe(true);
        const eager = { deviations: 1, leastEvents: 0 };
        expect(judgeWeek(observed, shown, eager).isRaised).toBe(false);
      }),
    );
  });

  it.each([
    [24, false],
    [25, true],
  ])('looks at %i events where the rule asks for 25: %s', (observed, isRaised) => {
    const shown = Array.from({ length: 12 }, () => baselineWeek(week, 12));
    expect(judgeWeek(observed, shown, { deviations: 3, leastEvents: 25 }).isRaised).toBe(isRaised);
  });

  it('is raised by more, and not less easily by more', () => {
    fc.assert(
      fc.property(past, fc.nat(100), fc.nat(100), rule, (counts, one, more, numbers) => {
        const shown = counts.map((count) => baselineWeek(week, count));
        if (judgeWeek(one, shown, numbers).isRaised)
          expect(judgeWeek(one + more, shown, numbers).isRaised).toBe(true);
      }),
    );
  });
});

it('has a rule for each of the seven types, of at least ten events in at least a grid', () => {
  expect(AREA_ALERT_RULES.map(({ type }) => type)).toEqual(AREA_ALERT_TYPES.codes);
  for (const { leastEvents, areaDigits, categories } of AREA_ALERT_RULES) {
    expect(leastEvents).toBeGreaterThanOrEqual(10);
    expect([12, 16]).toContain(areaDigits);
    expect(categories).not.toEqual([]);
  }
});

it('reaches every state, and ends cleared or as a false alarm', () => {
  const { states, reachable, final } = AREA_ALERT_MACHINE;
  expect([...reachable()].sort()).toEqual(Object.keys(states).sort());
  expect(final()).toEqual(['CLEARED', 'FALSE_ALARM']);
});
