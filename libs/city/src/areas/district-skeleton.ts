import type { AreaCode } from '@gezhi/kernel';
import { areaKindOf, isAreaCode } from '@gezhi/kernel';
import type { CityAreasFile, UnitRecord } from './city-areas';

/** A real area as the statistical codes name it, before anything synthetic is added. */
export interface NamedArea {
  readonly code: AreaCode;
  readonly name: string;
}

/** The real part of the plan: one district with its subdistricts, communities and functional areas. */
export interface DistrictSkeleton {
  readonly city: NamedArea;
  readonly district: NamedArea;
  readonly subdistricts: readonly NamedArea[];
  /** Development zones and the like (功能区): no subdistricts, no communities of their own. */
  readonly functionalAreas: readonly NamedArea[];
  readonly communities: readonly NamedArea[];
}

/**
 * The statistical placeholders of functional areas (虚拟社区, codes ending in 498) are left out: nobody lives in
 * them and no committee governs them.
 */
export function districtSkeleton(file: CityAreasFile, districtCode: string): DistrictSkeleton {
  const district = file.districts.find(({ code }) => code === districtCode);
  if (district === undefined) throw new Error(`${file.name} has no district ${districtCode}`);
  const units = district.units.map((unit) => ({ unit, area: named(unit.code, unit.name) }));
  const subdistricts = units.filter(({ area }) => areaKindOf(area.code) === 'SUBDISTRICT');
  return {
    city: named(file.code, file.name),
    district: named(district.code, district.name),
    subdistricts: subdistricts.map(({ area }) => area),
    functionalAreas: units
      .filter(({ area }) => areaKindOf(area.code) === 'FUNCTIONAL_AREA')
      .map(({ area }) => area),
    communities: subdistricts.flatMap(({ unit }) => communitiesOf(unit)),
  };
}

/** `中牌楼社区居委会` is the committee; the area it serves is `中牌楼社区`. */
export function communityName(committee: string): string {
  const stem = committee.replace(/(居委会|居民委员会|居委)$/, '');
  if (stem === committee) return committee.replace(/(村委会|村民委员会)$/, '村');
  return stem.endsWith('社区') ? stem : `${stem}社区`;
}

function communitiesOf(unit: UnitRecord): NamedArea[] {
  return unit.communities.map((line) =>
    named(`${unit.code}${line.slice(0, 3)}`, communityName(line.slice(4))),
  );
}

function named(code: string, name: string): NamedArea {
  if (!isAreaCode(code)) throw new Error(`${code} (${name}) is not an area code`);
  return { code, name };
}
