import type { HandlingUnit } from './handling-unit.entity';
import type { UnitLevel } from './unit.codes';

/** Digits of the code of an area at each level. */
const WIDTH_OF_LEVEL: Readonly<Record<UnitLevel, number>> = {
  CITY: 4,
  DISTRICT: 6,
  SUBDISTRICT: 9,
  COMMUNITY: 12,
};

/** The level a unit works at: that of its area. */
export function levelOfUnit({ areaCode }: Pick<HandlingUnit, 'areaCode'>): UnitLevel {
  if (areaCode.length >= WIDTH_OF_LEVEL.COMMUNITY) return 'COMMUNITY';
  if (areaCode.length >= WIDTH_OF_LEVEL.SUBDISTRICT) return 'SUBDISTRICT';
  return areaCode.length >= WIDTH_OF_LEVEL.DISTRICT ? 'DISTRICT' : 'CITY';
}

/** The area of a level in which a place lies; null when the place is wider than that. */
export function areaAtLevel(placeCode: string, level: UnitLevel): string | null {
  const width = WIDTH_OF_LEVEL[level];
  return placeCode.length < width ? null : placeCode.slice(0, width);
}

/** Which unit an item or a rule means: one organisation, or whoever does a department's work at a level of the place. */
export interface UnitRef {
  readonly organizationId: string | null;
  readonly level: UnitLevel | null;
  readonly departmentCode: string | null;
}

/** Exactly one of the two ways to name a unit. */
export function isUnitRef({ organizationId, level, departmentCode }: UnitRef): boolean {
  const named = organizationId !== null;
  const described = level !== null && departmentCode !== null;
  return named ? level === null && departmentCode === null : described;
}

/** The unit that is meant for a place, out of those that take orders. */
export function resolveUnit(
  ref: UnitRef,
  placeCode: string,
  units: readonly HandlingUnit[],
): HandlingUnit | null {
  const { organizationId, level, departmentCode } = ref;
  if (organizationId !== null) return units.find(({ id }) => id === organizationId) ?? null;
  const area = level && areaAtLevel(placeCode, level);
  return (
    units.find((unit) => unit.areaCode === area && unit.departmentCode === departmentCode) ?? null
  );
}
