import fc from 'fast-check';
import { hiddenCounts } from './suppression';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });

describe('suppression of small counts', () => {
  it('hides a metric with four cases (S-11)', () => {
    expect(hiddenCounts([4, 30, 25])).toEqual(new Set([0, 2]));
  });

  it('hides nothing when every count is large or zero', () => {
    expect(hiddenCounts([0, 10, 250]).size).toBe(0);
  });

  it('never shows a count from 1 to 9', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const hidden = hiddenCounts(given);
        given.forEach((count, index) => {
          if (count > 0 && count < 10) expect(hidden.has(index)).toBe(true);
        });
      }),
    );
  });

  it('never lets a small count be computed from the total of the siblings', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const hidden = [...hiddenCounts(given)];
        const sum = hidden.reduce((total, index) => total + (given[index] ?? 0), 0);
        const all = given.filter((count) => count > 0).length;
        if (hidden.length > 0 && hidden.length < all) {
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          expect(sum).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});
