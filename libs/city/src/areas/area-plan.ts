import type { AreaCode, AreaKind, LocalDate } from '@gezhi/kernel';
import type { Cell, Point, Polygon } from '../geometry/cell';

/** One area (区域) of the plan, of any level. */
export interface AreaPlan {
  readonly code: AreaCode;
  readonly name: string;
  readonly kind: AreaKind;
  /** 1 city … 6 micro-grid. */
  readonly level: number;
  readonly parentCode: AreaCode | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** A count, never people: of the part the plan covers, so the city counts as much as the district. */
  readonly households: number;
  /** Synthetic geometry; null for the city and the functional areas. */
  readonly cell: Cell | null;
  readonly centroid: Point | null;
  readonly polygon: Polygon | null;
}
