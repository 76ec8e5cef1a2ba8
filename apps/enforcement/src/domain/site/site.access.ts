import type { Actor } from '@gezhi/identity';
import { covers, hasRole } from '@gezhi/identity';
import { isSoleTrader } from '@gezhi/kernel';
import type { RegulatedSite } from './regulated-site.entity';

type Sited = Pick<RegulatedSite, 'uscc' | 'areaCode' | 'organizationId'>;

/** Who inspects sites (检查人员). */
export const INSPECTING = [
  'ENFORCEMENT_OFFICER',
  'DEPARTMENT_OFFICER',
  'SUBDISTRICT_COMMAND',
  'DISTRICT_COMMAND',
] as const;

/** Whether what identifies the site leads to a person: a sole trader (个体工商户) is one. */
export function isOfPerson({ uscc }: Pick<Sited, 'uscc'>): boolean {
  return isSoleTrader(uscc);
}

/** Whether the actor acts for the enterprise itself. */
export function isOwnSite({ organizationId }: Actor, site: Sited): boolean {
  return organizationId !== null && site.organizationId === organizationId;
}

/** Whether the actor may have to go there. */
export function inspects(actor: Actor, site: Sited): boolean {
  return hasRole(actor, ...INSPECTING) && covers(actor, site.areaCode);
}
