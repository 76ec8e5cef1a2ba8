/** A longitude and a latitude in degrees, WGS 84. */
export type Position = readonly [longitude: number, latitude: number];
/** A closed line: the last position is the first. */
export type Ring = readonly Position[];

/** A GeoJSON polygon (RFC 7946): the outer ring, then its holes. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly Ring[];
}

/** A GeoJSON multipolygon (RFC 7946), for areas in several pieces. */
export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Ring[])[];
}

/** The border of an area. */
export type Boundary = Polygon | MultiPolygon;

/** A rectangle in degrees. */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Every ring of a border: whoever is inside an odd number of them is inside. */
export function ringsOf(boundary: Boundary): readonly Ring[] {
  return boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat();
}

export function extentOf(rings: readonly Ring[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of rings.flat()) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** A flat map around a point: metres east and north of it. True to 1 % over a hundred kilometres. */
export interface Frame {
  readonly longitude: number;
  readonly latitude: number;
  /** Metres of one degree of longitude and of latitude here. */
  readonly metresEast: number;
  readonly metresNorth: number;
}

/** The series for WGS 84 that surveyors use; `metres_per_degree` of the database computes the same. */
export function frameAt(longitude: number, latitude: number): Frame {
  const angle = (latitude * Math.PI) / 180;
  return {
    longitude,
    latitude,
    metresEast: 111_412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle),
    metresNorth: 111_132.92 - 559.82 * Math.cos(2 * angle) + 1.175 * Math.cos(4 * angle),
  };
}

/** A point of a flat map. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function spotOf(frame: Frame, [longitude, latitude]: Position): Spot {
  return {
    x: (longitude - frame.longitude) * frame.metresEast,
    y: (latitude - frame.latitude) * frame.metresNorth,
  };
}

/** Whether a point is inside an odd number of rings; on a line it may be either. */
export function isInside(rings: readonly (readonly Spot[])[], { x, y }: Spot): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [a, b] = [ring[index - 1] as Spot, ring[index] as Spot];
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  }
  return inside;
}

/** Metres to the nearest line of the rings. */
export function metresToLine(rings: readonly (readonly Spot[])[], spot: Spot): number {
  let least = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1)
      least = Math.min(least, metresToSegment(ring[index - 1] as Spot, ring[index] as Spot, spot));
  }
  return least;
}

function metresToSegment(a: Spot, b: Spot, { x, y }: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / length;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/** Where a line from `a` to `b` meets a line from `c` to `d`, as a share of the first; null where it does not. */
export function meeting(a: Spot, b: Spot, c: Spot, d: Spot): number | null {
  const [rx, ry, sx, sy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const along = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
  const across = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? along : null;
}
