import type { AreaCode, LocalDate } from '@gezhi/kernel';
import type { Cell } from '../geometry/cell';
import type { DedicatedPlace } from './dedicated-place';

/** 综合网格 covers homes; 专属网格 covers one place such as a school or a shopping centre. */
export type GridType = 'COMPREHENSIVE' | 'DEDICATED';

/** What departments attach to the one set of grids instead of drawing their own (rule G5). */
export const GRID_ELEMENTS = [
  'PARTY',
  'URBAN_MGMT',
  'POLICE',
  'MARKET',
  'SAFETY',
  'CIVIL_AFFAIRS',
  'PETITION',
] as const;
export type GridElement = (typeof GRID_ELEMENTS)[number];

export interface GridPlan {
  readonly code: AreaCode;
  readonly name: string;
  readonly type: GridType;
  readonly communityCode: AreaCode;
  readonly subdistrictCode: AreaCode;
  /** The sum over its micro-grids; 0 for a dedicated grid. */
  readonly households: number;
  /** Only for a dedicated grid. */
  readonly place: DedicatedPlace | null;
  readonly elements: readonly GridElement[];
  /** The party branch (网格党支部) it refers to (rule G4); null for the few that have none yet. */
  readonly partyBranchId: string | null;
  /** What is posted in the grid (rule G6). The numbers start with 0000 after the city's prefix: nobody has them. */
  readonly publicNotice: { readonly workPhone: string; readonly supervisionPhone: string };
  readonly validFrom: LocalDate;
  readonly cell: Cell;
}

export interface MicroGridPlan {
  readonly code: AreaCode;
  readonly name: string;
  readonly gridCode: AreaCode;
  readonly households: number;
  /** Why fewer than 50 or more than 100 households were allowed (rule G1); null within the band. */
  readonly sizeReason: string | null;
  readonly validFrom: LocalDate;
  readonly cell: Cell;
}

/** Rule G1: a micro-grid has 50 to 100 households. */
export const MICRO_GRID_BAND = { least: 50, most: 100 } as const;
