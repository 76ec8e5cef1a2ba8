import { apportion } from '../random/apportion';

/**
 * A rectangle in whole millionths of a degree: integers make "the parts fill the whole and never overlap" exact.
 * `east` and `north` belong to the neighbour.
 */
export interface Cell {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A position in degrees, six decimals (about 0.1 m). The frame is synthetic; no survey stands behind it. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A GeoJSON polygon (RFC 7946): one closed ring, counter-clockwise, longitude first. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
}

export function cellSize(cell: Cell): number {
  return (cell.east - cell.west) * (cell.north - cell.south);
}

export function centroidOf(cell: Cell): Point {
  return {
    longitude: Math.floor((cell.west + cell.east) / 2) / 1e6,
    latitude: Math.floor((cell.south + cell.north) / 2) / 1e6,
  };
}

export function polygonOf({ west, south, east, north }: Cell): Polygon {
  const [w, s, e, n] = [west / 1e6, south / 1e6, east / 1e6, north / 1e6];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

/** A point of the cell, away from its edges, for `across` and `up` between 0 and 1. */
export function pointIn(cell: Cell, across: number, up: number): Point {
  const inside = (from: number, to: number, share: number): number =>
    Math.floor(from + (to - from) * (0.02 + 0.96 * share)) / 1e6;
  return {
    longitude: inside(cell.west, cell.east, across),
    latitude: inside(cell.south, cell.north, up),
  };
}

/**
 * Cuts a cell into one part for each weight, in proportion, by halving the list and the longer side again and
 * again. The parts fill the cell exactly.
 */
export function divide(cell: Cell, weights: readonly number[]): Cell[] {
  if (weights.length <= 1) return weights.map(() => cell);
  const middle = balancePoint(weights);
  const wide = cell.east - cell.west >= cell.north - cell.south;
  const [first, second] = wide
    ? columns(cell, [sum(weights.slice(0, middle)), sum(weights.slice(middle))])
    : rows(cell, [sum(weights.slice(0, middle)), sum(weights.slice(middle))]);
  return [
    ...divide(first as Cell, weights.slice(0, middle)),
    ...divide(second as Cell, weights.slice(middle)),
  ];
}

/** Full-height strips from west to east. */
export function columns(cell: Cell, weights: readonly number[]): Cell[] {
  let west = cell.west;
  return apportion(cell.east - cell.west, weights, 1).map((width) => {
    const strip = { ...cell, west, east: west + width };
    west += width;
    return strip;
  });
}

/** Full-width strips from north to south. */
export function rows(cell: Cell, weights: readonly number[]): Cell[] {
  let north = cell.north;
  return apportion(cell.north - cell.south, weights, 1).map((height) => {
    const strip = { ...cell, north, south: north - height };
    north -= height;
    return strip;
  });
}

/** Where to cut the list so that both sides weigh about the same; never at an end. */
function balancePoint(weights: readonly number[]): number {
  const half = sum(weights) / 2;
  let before = 0;
  for (let index = 0; index < weights.length - 1; index += 1) {
    const weight = weights[index] as number;
    if (before + weight / 2 >= half) return Math.max(1, index);
    before += weight;
  }
  return weights.length - 1;
}

function sum(weights: readonly number[]): number {
  return weights.reduce((all, weight) => all + weight, 0);
}
