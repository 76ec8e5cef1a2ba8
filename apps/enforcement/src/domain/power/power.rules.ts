import type { Result } from '@gezhi/kernel';
import { areaKindOf, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { TransferKind } from './power.codes';
import type { PowerItem } from './power-item.entity';

/** Which transfer it is to give a power to a body of this area: only subdistricts and districts receive any. */
export function transferKindOf(areaCode: string, path: readonly string[]): Result<TransferKind> {
  const parsed = parseAreaCode(areaCode, path);
  if (!parsed.ok) return parsed;
  switch (areaKindOf(parsed.value)) {
    case 'SUBDISTRICT':
      return ok('SUBDISTRICT_DELEGATION');
    case 'DISTRICT':
      return ok('DISTRICT_CENTRALISATION');
    default:
      return refuse('DELEGATION_AREA', { path, areaCode });
  }
}

/** Detention stays with the police (Administrative Penalty Law art. 18): no other body ever receives it. */
export function checkTransferable(
  item: Pick<PowerItem, 'code' | 'penaltyKinds'>,
  path: readonly string[],
): Result<void> {
  return item.penaltyKinds.includes('DETENTION')
    ? refuse('POWER_NOT_DELEGABLE', { path, powerItem: item.code })
    : ok();
}
