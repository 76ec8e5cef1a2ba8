import fc from 'fast-check';
import { Histogram } from './histogram';

const microseconds = fc.integer({ min: 0, max: 60_000_000 });

describe('A histogram of durations', () => {
  it('gives every percentile to within a sixty-fourth of the true one', () => {
    fc.assert(
      fc.property(
        fc.array(microseconds, { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const histogram = new Histogram();
          for (const value of values) histogram.record(value);
          const sorted = [...values].sort((a, b) => a - b);
          const exact = sorted[Math.max(1, Math.ceil(values.length * share)) - 1] ?? NaN;
          const found = histogram.percentile(share) ?? NaN;
          expect(found).toBeGreaterThanOrEqual(exact);
          expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 64));
        },
      ),
    );
  });

  it('says the same of several runs as of one that had them all', () => {
    fc.assert(
      fc.property(fc.array(fc.array(microseconds)), (runs) => {
        const together = new Histogram();
        for (const value of runs.flat()) together.record(value);
        const joined = new Histogram();
        for (const run of runs) {
          const part = new Histogram();
          for (const value of run) part.record(value);
          joined.add(part.toCounts());
        }
        expect(joined.size).toBe(runs.flat().length);
        expect(joined.toCounts()).toEqual(together.toCounts());
      }),
    );
  });

  it('knows nothing of requests that never were', () => {
    expect(new Histogram().percentile(0.5)).toBeNull();
  });
});
