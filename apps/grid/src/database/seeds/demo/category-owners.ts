import type { CityPlan } from '@gezhi/city';
import { organizationId, stableId } from '@gezhi/city';
import type { CategoryOwner } from '../../../domain/category/category-owner.entity';
import type { EventCategory } from '../../../domain/category/event-category.entity';
import { EVENT_CATEGORIES } from '../reference/event-categories';

/** The leaves of the tree; each has a department. */
export const LEAVES = EVENT_CATEGORIES.filter(({ leaf }) => leaf);

/** The body of the district that leads a leaf; null where resident committees do. */
export function districtLead({ leadDepartmentCode }: EventCategory): string | null {
  if (leadDepartmentCode === null || leadDepartmentCode === 'COMMUNITY') return null;
  return organizationId(`district/${leadDepartmentCode.toLowerCase().replaceAll('_', '-')}`);
}

/** Who leads what: departments for the whole district, resident committees in their communities. */
export function* categoryOwners(plan: CityPlan): Generator<CategoryOwner> {
  for (const leaf of LEAVES) {
    const lead = districtLead(leaf);
    const areas = lead === null ? plan.communities.map(({ code }) => code) : [plan.district];
    for (const areaCode of areas) {
      yield {
        id: stableId(`category-owner/${leaf.code}/${areaCode}`),
        categoryCode: leaf.code,
        areaCode,
        leadOrganizationId: lead ?? organizationId(`community/${areaCode}/committee`),
        assistOrganizationIds: [],
      };
    }
  }
}
