import fc from 'fast-check';
import type { Cell } from './cell';
import { cellSize, centroidOf, divide, pointIn, polygonOf } from './cell';

const cells = fc
  .record({
    west: fc.integer({ min: 118_000_000, max: 118_500_000 }),
    south: fc.integer({ min: 31_000_000, max: 31_500_000 }),
    width: fc.integer({ min: 2_000, max: 110_000 }),
    height: fc.integer({ min: 2_000, max: 70_000 }),
  })
  .map(({ west, south, width, height }): Cell => ({
    west,
    south,
    east: west + width,
    north: south + height,
  }));
const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });

const overlap = (one: Cell, other: Cell): boolean =>
  one.west < other.east &&
  other.west < one.east &&
  one.south < other.north &&
  other.south < one.north;
const within = (part: Cell, whole: Cell): boolean =>
  part.west >= whole.west &&
  part.east <= whole.east &&
  part.south >= whole.south &&
  part.north <= whole.north;

describe('dividing a cell', () => {
  it('fills it exactly, inside it and without overlaps', () => {
    fc.assert(
      fc.property(cells, weights, (cell, shares) => {
        const parts = divide(cell, shares);
        expect(parts).toHaveLength(shares.length);
        expect(parts.reduce((all, part) => all + cellSize(part), 0)).toBe(cellSize(cell));
        parts.forEach((part, index) => {
          expect(cellSize(part)).toBeGreaterThan(0);
          expect(within(part, cell)).toBe(true);
          expect(parts.slice(index + 1).some((other) => overlap(part, other))).toBe(false);
        });
      }),
    );
  });

  it('gives ground in proportion to the weights', () => {
    const cell: Cell = { west: 0, south: 0, east: 100_000, north: 60_000 };
    const parts = divide(cell, [1, 2, 3, 4]);
    expect(parts.map((part) => Math.round((100 * cellSize(part)) / cellSize(cell)))).toEqual([
      10, 20, 30, 40,
    ]);
  });
});

describe('a cell on the map', () => {
  const cell: Cell = { west: 118_760_000, south: 31_980_000, east: 118_760_007, north: 31_980_005 };

  it('is a closed ring, counter-clockwise, longitude first, with six decimals', () => {
    expect(polygonOf(cell).coordinates).toEqual([
      [
        [118.76, 31.98],
        [118.760007, 31.98],
        [118.760007, 31.980005],
        [118.76, 31.980005],
        [118.76, 31.98],
      ],
    ]);
  });

  it('has its centroid and every point drawn in it inside', () => {
    expect(centroidOf(cell)).toEqual({ longitude: 118.760003, latitude: 31.980002 });
    const wide: Cell = {
      west: 118_760_000,
      south: 31_980_000,
      east: 118_762_000,
      north: 31_981_000,
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (across, up) => {
          const { longitude, latitude } = pointIn(wide, across, up);
          return longitude > 118.76 && longitude < 118.762 && latitude > 31.98 && latitude < 31.981;
        },
      ),
    );
  });
});
