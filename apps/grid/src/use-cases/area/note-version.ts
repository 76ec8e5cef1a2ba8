import { localDateOf, newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { AreaVersion } from '../../domain/area/area-version.entity';
import type { Area } from '../../domain/area/area.entity';

export interface Amendment {
  /** Why, as it is published. */
  readonly reason: string;
  readonly documentNumber?: string | null;
}

/**
 * Keeps how an area has been until today, before it is changed. What was changed earlier on the same day leaves no
 * version: a day has one state, its last.
 */
export async function noteVersion(
  { manager, now }: UnitOfWork,
  area: Area,
  { reason, documentNumber = null }: Amendment,
): Promise<void> {
  const today = localDateOf(now);
  const [last] = await manager.find(AreaVersion, {
    where: { areaCode: area.code },
    order: { validTo: 'DESC' },
    take: 1,
  });
  const validFrom = last?.validTo ?? area.validFrom;
  if (validFrom >= today) return;
  await manager.insert(AreaVersion, {
    id: newId(now),
    areaCode: area.code,
    name: area.name,
    boundary: area.boundary,
    validFrom,
    validTo: today,
    reason,
    documentNumber,
    createdAt: now,
  } as object);
}
