import type { DataSource } from 'typeorm';
import type { Position } from '../domain/area/geometry';

/** A rectangle as a ring. */
export function rectangle(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Gives an area a border as if it had been drawn long ago. */
export async function drawn(
  { manager }: DataSource,
  code: string,
  ...corners: Parameters<typeof rectangle>
): Promise<void> {
  await manager.query('UPDATE area SET boundary = $2 WHERE code = $1', [
    code,
    { type: 'Polygon', coordinates: [rectangle(...corners)] },
  ]);
}
