import type { AreaCode, AreaKind, Result } from '@gezhi/kernel';
import { areaLevelOf, lineageOf, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { checkNewArea } from '../../domain/grid/grid.rules';

export interface NewArea {
  readonly code: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly households: number;
}

/** Puts a new area under the one its code names (rule G2), in force from today on. */
export async function openArea(
  uow: UnitOfWork,
  { code: text, kind, name, households }: NewArea,
): Promise<Result<AreaCode>> {
  const place = checkNewArea(text, kind);
  if (!place.ok) return place;
  const { code, parentCode } = place.value;
  const path = ['input', 'code'];
  const parent = await uow.manager.existsBy(Area, { code: parentCode, validTo: IsNull() });
  if (!parent) return refuse('UNKNOWN_AREA', { path, value: parentCode });
  const inserted = await uow.manager
    .createQueryBuilder()
    .insert()
    .into(Area)
    .values({
      ...{ code, name, kind, parentCode, level: areaLevelOf(code), households: 0 },
      ...{ longitude: null, latitude: null, boundary: null },
      validFrom: localDateOf(uow.now),
      validTo: null,
    })
    .orIgnore()
    .returning('code')
    .execute();
  if ((inserted.raw as unknown[]).length === 0)
    return refuse('AREA_EXISTS', { path, areaCode: code });
  await addHouseholds(uow, code, households);
  return ok(code);
}

/** Counts households of an area in it and in everything above it. */
export async function addHouseholds(
  uow: UnitOfWork,
  code: AreaCode,
  difference: number,
): Promise<void> {
  if (difference === 0) return;
  const query = sql`UPDATE area SET households = households + ${difference} WHERE code = ANY(${lineageOf(code)})`;
  // What lies above is not the caller's to change in any other way.
  await uow.beyondSight((manager) => manager.query(query.text, query.values));
}
