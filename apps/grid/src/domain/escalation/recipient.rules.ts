import type { Role } from '@gezhi/identity';
import type { Rung } from './escalation.codes';

const ROLE_OF: Readonly<Record<Rung, Role>> = {
  GRID_LEADER: 'GRID_MEMBER',
  COMMUNITY_SECRETARY: 'COMMUNITY_SECRETARY',
  SUBDISTRICT_CENTRE: 'SUBDISTRICT_COMMAND',
  DISTRICT_CENTRE: 'DISTRICT_COMMAND',
};

/** Those on duty at a level in its area: in a grid its leader and members, above it the centre or the secretary. */
export function recipientOf(
  level: Rung,
  areaCode: string,
): { readonly areaCode: string; readonly roles: readonly Role[] } {
  return { areaCode, roles: [ROLE_OF[level]] };
}

/** The same by the area alone: each length of a code is one level. */
export function recipientAt(areaCode: string): ReturnType<typeof recipientOf> {
  if (areaCode.length >= 16) return recipientOf('GRID_LEADER', areaCode);
  if (areaCode.length >= 12) return recipientOf('COMMUNITY_SECRETARY', areaCode);
  if (areaCode.length >= 9) return recipientOf('SUBDISTRICT_CENTRE', areaCode);
  return recipientOf('DISTRICT_CENTRE', areaCode);
}
