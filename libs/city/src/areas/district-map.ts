import type { AreaCode } from '@gezhi/kernel';
import type { Cell } from '../geometry/cell';
import { columns, divide, rows } from '../geometry/cell';

/**
 * The frame of the synthetic map: a rectangle that lies over Qinhuai (118.76–118.87° E, 31.98–32.05° N). Every
 * border inside it is invented; only the rough position of the subdistricts follows the real city.
 */
export const DISTRICT_FRAME: Cell = {
  west: 118_760_000,
  south: 31_980_000,
  east: 118_870_000,
  north: 32_050_000,
};

/** Subdistricts in columns from west to east, each from north to south, by the last three digits of the code. */
const LAYOUT: readonly (readonly string[])[] = [
  ['012', '004'],
  ['007', '006', '005'],
  ['008', '002', '001'],
  ['009', '003'],
  ['010', '011'],
];

export interface Ground {
  readonly code: AreaCode;
  /** How much ground it takes, in any unit. */
  readonly size: number;
}

export interface DistrictMap {
  /** The cell of a subdistrict or community of the map; any other code is a fault. */
  cellOf(code: AreaCode): Cell;
}

/** Cuts the frame into subdistricts by their communities' sizes, and these into communities. */
export function districtMap(communities: readonly Ground[]): DistrictMap {
  const cells = new Map<AreaCode, Cell>();
  const inside = (suffix: string): Ground[] =>
    communities.filter(({ code }) => code.slice(6, 9) === suffix);
  const size = (suffix: string): number =>
    inside(suffix).reduce((all, ground) => all + ground.size, 0);
  const strips = columns(
    DISTRICT_FRAME,
    LAYOUT.map((column) => column.reduce((all, suffix) => all + size(suffix), 0)),
  );
  LAYOUT.forEach((column, index) => {
    const parts = rows(strips[index] as Cell, column.map(size));
    column.forEach((suffix, position) => {
      const own = inside(suffix);
      const cell = parts[position] as Cell;
      const parent = own[0]?.code.slice(0, 9) as AreaCode | undefined;
      if (parent !== undefined) cells.set(parent, cell);
      const shares = divide(
        cell,
        own.map((ground) => ground.size),
      );
      own.forEach((ground, place) => cells.set(ground.code, shares[place] as Cell));
    });
  });
  return {
    cellOf: (code) => {
      const cell = cells.get(code);
      if (cell === undefined) throw new Error(`${code} is not on the map of the district`);
      return cell;
    },
  };
}
