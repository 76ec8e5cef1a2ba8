import type { AreaCode, LocalDate } from '@gezhi/kernel';
import { areaKindOf, areaLevelOf, parentOf } from '@gezhi/kernel';
import type { Cell } from '../geometry/cell';
import { centroidOf, polygonOf } from '../geometry/cell';
import type { GridPlan, MicroGridPlan } from '../grids/grid-plan';
import type { AreaPlan } from './area-plan';
import { NANJING } from './city-areas';
import type { DistrictMap } from './district-map';
import { DISTRICT_FRAME } from './district-map';
import type { DistrictSkeleton, NamedArea } from './district-skeleton';

/** Every area of the plan, from the city down, parents before children. */
export function areasOf(
  skeleton: DistrictSkeleton,
  map: DistrictMap,
  grids: readonly GridPlan[],
  microGrids: readonly MicroGridPlan[],
): readonly AreaPlan[] {
  const households = householdsByArea(grids);
  // The statistical edition says what held on its day, not since when.
  const since = NANJING.edition as LocalDate;
  const administrative = ({ code, name }: NamedArea, cell: Cell | null): AreaPlan =>
    area(code, name, since, households.get(code) ?? 0, cell);
  return [
    administrative(skeleton.city, null),
    administrative(skeleton.district, DISTRICT_FRAME),
    ...skeleton.subdistricts.map((each) => administrative(each, map.cellOf(each.code))),
    ...skeleton.functionalAreas.map((each) => administrative(each, null)),
    ...skeleton.communities.map((each) => administrative(each, map.cellOf(each.code))),
    ...[...grids, ...microGrids].map((each) =>
      area(each.code, each.name, each.validFrom, each.households, each.cell),
    ),
  ];
}

function area(
  code: AreaCode,
  name: string,
  validFrom: LocalDate,
  households: number,
  cell: Cell | null,
): AreaPlan {
  return {
    code,
    name,
    kind: areaKindOf(code),
    level: areaLevelOf(code),
    parentCode: parentOf(code),
    validFrom,
    validTo: null,
    households,
    cell,
    centroid: cell === null ? null : centroidOf(cell),
    polygon: cell === null ? null : polygonOf(cell),
  };
}

function householdsByArea(grids: readonly GridPlan[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { code, households } of grids) {
    for (const width of [4, 6, 9, 12]) {
      const ancestor = code.slice(0, width);
      sums.set(ancestor, (sums.get(ancestor) ?? 0) + households);
    }
  }
  return sums;
}
