import { isAreaCode, isWithin } from '@gezhi/kernel';
import type { Actor } from './actor';

/**
 * True when the area lies inside (or is) one of the actor's areas.
 * A malformed code on either side is covered by nothing: scope fails closed.
 */
export function covers(actor: Actor, areaCode: string): boolean {
  if (!isAreaCode(areaCode)) return false;
  return actor.areas.some((area) => isAreaCode(area) && isWithin(areaCode, area));
}
