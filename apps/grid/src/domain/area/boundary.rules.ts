import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { Boundary, Extent, Frame, Position, Ring, Spot } from './geometry';
import { extentOf, frameAt, isInside, meeting, metresToLine, ringsOf, spotOf } from './geometry';

/** How far a border may stray over its neighbour's or its parent's before it is refused (our default). */
export const BORDER_TOLERANCE_METRES = 5;
/** As many positions as a border may have: comparing two grows with both. */
const MOST_POSITIONS = 2_000;

const PATH = ['input', 'polygons'];

/** A drawn border as polygons of rings, or what is wrong with it: rings closed, turning the right way, crossing nothing. */
export function parseBoundary(
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
  path: readonly string[] = PATH,
): Result<Boundary> {
  const positions = polygons.flat(2);
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0))
    return broken('RING_OPEN', path);
  if (positions.length > MOST_POSITIONS)
    return refuse('BOUNDARY_TOO_FINE', { path, most: MOST_POSITIONS });
  if (!positions.every(isPosition)) return broken('NOT_A_POSITION', path);
  const drawn = polygons as readonly (readonly Ring[])[];
  for (const rings of drawn) {
    for (const [index, ring] of rings.entries()) {
      if (!isClosed(ring)) return broken('RING_OPEN', path);
      if (turnsLeft(ring) !== (index === 0)) return broken('RING_ORIENTATION', path);
    }
  }
  const boundary: Boundary =
    drawn.length === 1
      ? { type: 'Polygon', coordinates: drawn[0] as readonly Ring[] }
      : { type: 'MultiPolygon', coordinates: drawn };
  return crossesItself(ringsOf(boundary)) ? broken('RING_CROSSING', path) : ok(boundary);
}

/** Whether one border lies in another, but for the tolerance: every line of it, and no hole of the other within. */
export function liesWithin(
  part: Boundary,
  whole: Boundary,
  tolerance = BORDER_TOLERANCE_METRES,
): boolean {
  const frame = frameOf(extentOf(ringsOf(part)));
  const [inner, outer] = [flat(part, frame), flat(whole, frame)];
  const strays = [...middlesOf(inner, outer), ...innerSpots(inner)].some(
    (spot) => !isInside(outer, spot) && metresToLine(outer, spot) > tolerance,
  );
  const hollow = outer
    .flat()
    .some((spot) => isInside(inner, spot) && metresToLine(inner, spot) > tolerance);
  return !strays && !hollow;
}

/** Whether two borders share ground deeper than the tolerance. */
export function overlap(
  one: Boundary,
  other: Boundary,
  tolerance = BORDER_TOLERANCE_METRES,
): boolean {
  const frame = frameOf(extentOf(ringsOf(one)));
  const [left, right] = [flat(one, frame), flat(other, frame)];
  const deepIn = (rings: Flat, spot: Spot): boolean =>
    isInside(rings, spot) && metresToLine(rings, spot) > tolerance;
  return (
    [...middlesOf(left, right), ...innerSpots(left)].some((spot) => deepIn(right, spot)) ||
    [...middlesOf(right, left), ...innerSpots(right)].some((spot) => deepIn(left, spot))
  );
}

/** A point inside, for maps: the middle of the widest stretch at half height. */
export function centreOf(boundary: Boundary): Position {
  const rings = ringsOf(boundary);
  const frame = frameOf(extentOf(rings));
  const [spot] = innerSpots(flat(boundary, frame));
  if (!spot) return [frame.longitude, frame.latitude];
  return [
    round(frame.longitude + spot.x / frame.metresEast),
    round(frame.latitude + spot.y / frame.metresNorth),
  ];
}

type Flat = readonly (readonly Spot[])[];

function flat(boundary: Boundary, frame: Frame): Flat {
  return ringsOf(boundary).map((ring) => ring.map((position) => spotOf(frame, position)));
}

function frameOf({ west, south, east, north }: Extent): Frame {
  return frameAt((west + east) / 2, (south + north) / 2);
}

/** The middle of every piece into which the lines of one border are cut by those of another. */
function middlesOf(rings: Flat, cutters: Flat): Spot[] {
  return edgesOf(rings).flatMap(([a, b]) => {
    const cuts = edgesOf(cutters)
      .map(([c, d]) => meeting(a, b, c, d))
      .filter((share) => share !== null);
    const ends = [0, ...cuts.sort((one, other) => one - other), 1];
    return ends.slice(1).map((end, index) => between(a, b, ((ends[index] as number) + end) / 2));
  });
}

/** A point well inside of every piece: the middle of the widest stretch on a line at half its height. */
function innerSpots(rings: Flat): Spot[] {
  return rings.flatMap((ring) => {
    const heights = ring.map(({ y }) => y);
    const y = (Math.min(...heights) + Math.max(...heights)) / 2 + 1e-4;
    const crossings = edgesOf(rings)
      .filter(([a, b]) => a.y > y !== b.y > y)
      .map(([a, b]) => a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x))
      .sort((one, other) => one - other);
    const stretches = crossings.slice(1).map((end, index) => ({
      x: ((crossings[index] as number) + end) / 2,
      width: end - (crossings[index] as number),
    }));
    const inside = stretches.filter(({ x }) => isInside(rings, { x, y }));
    const widest = inside.sort((one, other) => other.width - one.width)[0];
    return widest ? [{ x: widest.x, y }] : [];
  });
}

function edgesOf(rings: Flat): [Spot, Spot][] {
  return rings.flatMap((ring) =>
    ring.slice(1).map((end, index): [Spot, Spot] => [ring[index] as Spot, end]),
  );
}

/** Lines that meet anywhere but where one ends and the next begins. */
function crossesItself(rings: readonly Ring[]): boolean {
  const frame = frameOf(extentOf(rings));
  const edges = rings.flatMap((ring, of) => {
    const spots = ring.map((position) => spotOf(frame, position));
    return spots
      .slice(1)
      .map((b, index) => ({ a: spots[index] as Spot, b, of, index, length: ring.length - 1 }));
  });
  edges.sort((one, other) => Math.min(one.a.x, one.b.x) - Math.min(other.a.x, other.b.x));
  return edges.some((edge, at) => {
    const east = Math.max(edge.a.x, edge.b.x);
    for (let next = at + 1; next < edges.length; next += 1) {
      const other = edges[next] as (typeof edges)[number];
      if (Math.min(other.a.x, other.b.x) > east) return false;
      if (edge.of === other.of && areNeighbours(edge.index, other.index, edge.length)) {
        if (foldsBack(edge, other)) return true;
      } else if (
        meeting(edge.a, edge.b, other.a, other.b) !== null &&
        (edge.of === other.of || crosses(edge, other))
      )
        return true;
    }
    return false;
  });
}

interface Edge {
  readonly a: Spot;
  readonly b: Spot;
}

/** Rings may touch in a point; crossing, one has an end on either side of the other. */
function crosses({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** A line that runs back over the one before it. */
function foldsBack({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
  return (
    sideOf(a, b, c) === 0 &&
    sideOf(a, b, d) === 0 &&
    (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) < 0
  );
}

function sideOf(a: Spot, b: Spot, { x, y }: Spot): number {
  const cross = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  return Math.abs(cross) < 1e-6 ? 0 : Math.sign(cross);
}

function areNeighbours(one: number, other: number, length: number): boolean {
  const apart = Math.abs(one - other);
  return apart === 1 || apart === length - 1;
}

function between(a: Spot, b: Spot, share: number): Spot {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}

function isPosition(position: readonly number[]): boolean {
  const [longitude, latitude] = position;
  return (
    position.length === 2 &&
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    // The flat maps here are of no use at the poles.
    Math.abs(latitude) <= 85
  );
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Outer rings turn counter-clockwise, holes clockwise (RFC 7946, 3.1.6). A ring without ground turns neither way. */
function turnsLeft(ring: Ring): boolean | null {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  const twice = ring.slice(1).reduce((sum, [x, y], index) => {
    const [px, py] = ring[index] as Position;
    return sum + (px - x0) * (y - y0) - (x - x0) * (py - y0);
  }, 0);
  return twice === 0 ? null : twice > 0;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function broken(
  fault: 'RING_OPEN' | 'RING_ORIENTATION' | 'RING_CROSSING' | 'NOT_A_POSITION',
  path: readonly string[],
): Result<never> {
  return refuse('BOUNDARY_BROKEN', { path, fault });
}
