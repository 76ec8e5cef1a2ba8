import type { Result } from '@gezhi/kernel';
import { areaLevelOf, isAreaCode, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { areaAt } from '../area/find-area-at';

/** Where a matter is said to be. */
export interface SaidPlace {
  readonly areaCode?: string | null;
  readonly unlocated: boolean;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

/** Where it is taken to be. */
export interface FoundPlace {
  readonly areaCode: string;
  readonly unlocated: boolean;
}

const SUBDISTRICT_LEVEL = 3;

/**
 * The area of a matter: the one named; else the smallest that holds its point; else the whole city, and the matter is
 * marked as unlocated. Whether a named area holds today is checked where the event is made.
 */
export async function locateMatter(
  manager: EntityManager,
  { areaCode, unlocated, longitude, latitude }: SaidPlace,
): Promise<Result<FoundPlace>> {
  const path = ['input', 'areaCode'];
  if (areaCode) {
    const code = parseAreaCode(areaCode, path);
    return code.ok ? ok({ areaCode: code.value, unlocated }) : code;
  }
  const hasPoint = typeof longitude === 'number' && typeof latitude === 'number';
  const found = hasPoint ? await areaAt(manager, { longitude, latitude }) : null;
  if (found && isAreaCode(found.code) && areaLevelOf(found.code) >= SUBDISTRICT_LEVEL)
    return ok({ areaCode: found.code, unlocated });
  const city = await manager.findOne(Area, {
    where: { level: 1, validTo: IsNull() },
    order: { code: 'ASC' },
  });
  return city
    ? ok({ areaCode: found?.code ?? city.code, unlocated: true })
    : refuse('UNKNOWN_AREA', { path, value: '' });
}
