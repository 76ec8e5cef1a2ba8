import { isAreaCode, lineageOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { In } from 'typeorm';
import { CategoryOwner } from '../../domain/category/category-owner.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';

/** Who leads matters of the category here: the smallest area that names somebody decides. Null when none does. */
export async function findOwner(
  event: GovEvent,
  { manager }: UnitOfWork,
): Promise<CategoryOwner | null> {
  const { categoryCode, areaCode } = event;
  if (categoryCode === null || !isAreaCode(areaCode)) return null;
  const areas = lineageOf(areaCode);
  const owners = await manager.find(CategoryOwner, {
    where: { categoryCode, areaCode: In(areas) },
    take: areas.length,
  });
  const nearestFirst = owners.sort((one, other) => other.areaCode.length - one.areaCode.length);
  return nearestFirst[0] ?? null;
}
