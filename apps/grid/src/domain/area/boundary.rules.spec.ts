import fc from 'fast-check';
import { centreOf, liesWithin, overlap, parseBoundary } from './boundary.rules';
import type { Boundary, Position } from './geometry';
import { frameAt, isInside, ringsOf, spotOf } from './geometry';

const rectangle = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: Position[][]): Boundary => ({ type: 'Polygon', coordinates: rings });
const SQUARE = rectangle(118.78, 32, 118.79, 32.01);
const faultOf = (polygons: readonly (readonly (readonly number[])[])[][]) => {
  const parsed = parseBoundary(polygons);
  return parsed.ok ? null : (parsed.refusal.params['fault'] ?? parsed.refusal.code);
};

describe('a border as it is drawn', () => {
  it('is a polygon, or several', () => {
    expect(parseBoundary([[SQUARE]])).toMatchObject({ value: { type: 'Polygon' } });
    const island = rectangle(118.8, 32, 118.81, 32.01);
    expect(parseBoundary([[SQUARE], [island]])).toMatchObject({ value: { type: 'MultiPolygon' } });
    const hole = rectangle(118.782, 32.002, 118.784, 32.004).reverse();
    expect(parseBoundary([[SQUARE, hole]]).ok).toBe(true);
  });

  it.each([
    ['that is empty', [], 'RING_OPEN'],
    ['without rings', [[]], 'RING_OPEN'],
    ['that ends elsewhere than it began', [[SQUARE.slice(0, 4)]], 'RING_OPEN'],
    ['that turns the wrong way', [[[...SQUARE].reverse()]], 'RING_ORIENTATION'],
    [
      'whose hole turns as it does',
      [[SQUARE, rectangle(118.782, 32.002, 118.784, 32.004)]],
      'RING_ORIENTATION',
    ],
    [
      'without any ground',
      [[[SQUARE[0], SQUARE[1], SQUARE[0], SQUARE[0]] as Position[]]],
      'RING_ORIENTATION',
    ],
    [
      'that crosses itself',
      [
        [
          [
            [0, 0],
            [3, 0],
            [3, 2],
            [1, -1],
            [0, 2],
            [0, 0],
          ],
        ],
      ],
      'RING_CROSSING',
    ],
    [
      'that runs back over itself',
      [
        [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [2, -1],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
      'RING_CROSSING',
    ],
    [
      'whose hole crosses it',
      [[SQUARE, rectangle(118.785, 32.005, 118.795, 32.008).reverse()]],
      'RING_CROSSING',
    ],
    [
      'beyond the earth',
      [
        [
          [
            [0, 0],
            [181, 0],
            [181, 1],
            [0, 0],
          ],
        ],
      ],
      'NOT_A_POSITION',
    ],
    [
      'with heights',
      [
        [
          [
            [0, 0, 5],
            [1, 0, 5],
            [1, 1, 5],
            [0, 0, 5],
          ],
        ],
      ],
      'NOT_A_POSITION',
    ],
    [
      'of too many positions',
      [[Array.from({ length: 2_001 }, (_, index) => [index / 1e3, 0])]],
      'BOUNDARY_TOO_FINE',
    ],
  ] as [string, number[][][][], string][])('is refused when it is one %s', (_, drawn, fault) => {
    expect(faultOf(drawn)).toBe(fault);
  });
});

describe('two borders', () => {
  const whole = polygon(SQUARE);
  const left = polygon(rectangle(118.78, 32, 118.785, 32.01));
  const right = polygon(rectangle(118.785, 32, 118.79, 32.01));
  /** Three metres: within the tolerance. Thirty: not. */
  const strays = (degrees: number) => polygon(rectangle(118.785 - degrees, 32, 118.79, 32.01));

  it('that share a line share no ground, and lie in what they fill', () => {
    expect(overlap(left, right)).toBe(false);
    expect(liesWithin(left, whole) && liesWithin(right, whole)).toBe(true);
    expect(liesWithin(whole, left)).toBe(false);
  });

  it('may stray a few metres, and no further', () => {
    expect(overlap(left, strays(0.00003))).toBe(false);
    expect(overlap(left, strays(0.0003))).toBe(true);
    expect(liesWithin(strays(0.00003), right)).toBe(true);
    expect(liesWithin(strays(0.0003), right)).toBe(false);
  });

  it('overlap when they are the same, or one lies in the other', () => {
    expect(overlap(whole, whole)).toBe(true);
    const inner = polygon(rectangle(118.782, 32.002, 118.783, 32.003));
    expect(overlap(whole, inner) && overlap(inner, whole)).toBe(true);
  });

  it('are judged with their holes and notches', () => {
    const hole = rectangle(118.782, 32.002, 118.784, 32.004);
    const ring = polygon(SQUARE, [...hole].reverse());
    expect(overlap(ring, polygon(hole))).toBe(false);
    expect(liesWithin(polygon(hole), ring)).toBe(false);
    expect(liesWithin(whole, ring)).toBe(false);
    const horseshoe = polygon([
      [118.78, 32],
      [118.79, 32],
      [118.79, 32.01],
      [118.787, 32.01],
      [118.787, 32.003],
      [118.783, 32.003],
      [118.783, 32.01],
      [118.78, 32.01],
      [118.78, 32],
    ]);
    const bridge = polygon(rectangle(118.781, 32.005, 118.789, 32.007));
    expect(liesWithin(bridge, horseshoe)).toBe(false);
    expect(overlap(bridge, horseshoe)).toBe(true);
    const centre = centreOf(horseshoe);
    const frame = frameAt(118.785, 32.005);
    const flat = ringsOf(horseshoe).map((each) => each.map((spot) => spotOf(frame, spot)));
    expect(isInside(flat, spotOf(frame, centre))).toBe(true);
  });

  it('of a partition never overlap, whatever the cuts, and every point lies in exactly one', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 8 });
    // Within the whole: its own outermost edge belongs to nobody.
    const steps = fc.nat(999_998);
    fc.assert(
      fc.property(cuts, steps, steps, (at, across, up) => {
        const edges = [0, ...at.sort((one, other) => one - other), 1_000].map(
          (cut) => 118.78 + cut / 1e5,
        );
        const parts = edges
          .slice(1)
          .map((east, index) => polygon(rectangle(edges[index] as number, 32, east, 32.01)));
        for (const [index, part] of parts.entries()) {
          expect(liesWithin(part, whole)).toBe(true);
          for (const other of parts.slice(index + 1)) expect(overlap(part, other)).toBe(false);
        }
        const frame = frameAt(118.785, 32.005);
        const point = spotOf(frame, [118.78 + across / 1e8 + 1e-10, 32 + up / 1e8]);
        const holders = parts.filter((part) =>
          isInside(
            ringsOf(part).map((ring) => ring.map((spot) => spotOf(frame, spot))),
            point,
          ),
        );
        expect(holders).toHaveLength(1);
      }),
    );
  });
});
