import fc from 'fast-check';
import { apportion } from './apportion';
import { seededRandom } from './seeded-random';
import { stableId } from './stable-id';
import { weightedIndex } from './weighted-index';

const numbers = (count: number, draw: () => number): number[] =>
  Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0) / values.length;

describe('a seeded stream of numbers', () => {
  it('is the same for the same seed and another for another', () => {
    const draw = (seed: string): number[] => numbers(20, seededRandom(seed).next);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('gives these numbers for this seed, on every machine', () => {
    const random = seededRandom('gezhi');
    expect(numbers(4, () => random.integer(0, 999_999))).toMatchInlineSnapshot(`
     [
       966017,
       854450,
       527610,
       950036,
     ]
    `);
  });

  it('forks by label: what else was drawn or forked before makes no difference', () => {
    const quiet = seededRandom('a').fork('events');
    const busy = seededRandom('a');
    numbers(50, busy.next);
    busy.fork('claims').next();
    expect(numbers(5, busy.fork('events').next)).toEqual(numbers(5, quiet.next));
  });

  it('keeps to its bounds', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.nat(100),
        (seed, from, span) => {
          const random = seededRandom(seed);
          const value = random.integer(from, from + span);
          return value >= from && value <= from + span && Number.isInteger(value);
        },
      ),
    );
  });

  it('draws as often as the weights say, and never what weighs nothing', () => {
    const random = seededRandom('weights');
    const drawn = Array.from({ length: 20_000 }, () =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn.filter((item) => item === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
    expect(drawn).not.toContain('never');
    const index = weightedIndex([3, 0, 1]);
    const indexes = numbers(20_000, () => index(random.next()));
    expect(indexes.filter((each) => each === 0).length / indexes.length).toBeCloseTo(0.75, 1);
    expect(indexes).not.toContain(1);
  });

  it('has the mean and spread it promises', () => {
    const random = seededRandom('moments');
    expect(mean(numbers(20_000, () => random.normal(76, 11)))).toBeCloseTo(76, 0);
    expect(mean(numbers(20_000, () => random.poisson(3.5)))).toBeCloseTo(3.5, 1);
    expect(mean(numbers(20_000, () => random.poisson(200))) / 200).toBeCloseTo(1, 1);
    const durations = numbers(20_001, () => random.logNormal(120, 0.8)).sort((a, b) => a - b);
    expect((durations[10_000] as number) / 120).toBeCloseTo(1, 1);
  });

  it('samples different items in the order of the list', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const sample = seededRandom('sample').sample(items, 30);
    expect(new Set(sample).size).toBe(30);
    expect(sample).toEqual([...sample].sort((a, b) => a - b));
  });
});

describe('sharing a whole number out by weight', () => {
  it('gives everything away, at least the minimum to each, and more to the heavier', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.nat(5),
        fc.nat(3_000),
        (weights, minimum, spare) => {
          const total = spare + minimum * weights.length;
          const shares = apportion(total, weights, minimum);
          const heaviest = weights.indexOf(Math.max(...weights));
          const lightest = weights.indexOf(Math.min(...weights));
          expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(minimum);
          expect(shares[heaviest]).toBeGreaterThanOrEqual(shares[lightest] as number);
        },
      ),
    );
  });

  it('refuses to give what is not there', () => {
    expect(() => apportion(3, [1, 1], 2)).toThrow('3 cannot give 2 to each of 2');
  });
});

describe('a stable id', () => {
  it('has the layout of UUIDv7 and follows from the label alone', () => {
    expect(stableId('grid/event/1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(stableId('grid/event/1')).toBe(stableId('grid/event/1'));
    expect(stableId('grid/event/1')).not.toBe(stableId('grid/event/2'));
  });

  it('sorts by the time it is given', () => {
    const [early, late] = [new Date('2025-12-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z')];
    expect(stableId('z', early) < stableId('a', late)).toBe(true);
  });
});
