import type { DistrictSkeleton } from '../areas/district-skeleton';
import type { PlaceKind } from '../grids/dedicated-place';
import type { GridPlan } from '../grids/grid-plan';
import type { SeededRandom } from '../random/seeded-random';
import type { OrganizationKind, ResidentUnitPlan } from './organization-plan';
import { OrganizationRegister } from './register';
import { tradeNames } from './synthetic-names';
import type { UsccPrefix } from './uscc';

/** Who runs a place of a dedicated grid. */
const RUN_BY: Readonly<Record<PlaceKind, readonly [OrganizationKind, UsccPrefix]>> = {
  SHOPPING_CENTRE: ['ENTERPRISE', '91'],
  OFFICE_BUILDING: ['ENTERPRISE', '91'],
  SCHOOL: ['PUBLIC_INSTITUTION', '12'],
  HOSPITAL: ['PUBLIC_INSTITUTION', '12'],
  MARKET: ['ENTERPRISE', '91'],
  HOTEL: ['ENTERPRISE', '91'],
  INDUSTRIAL_PARK: ['ENTERPRISE', '91'],
  PARK: ['PUBLIC_INSTITUTION', '12'],
  CONSTRUCTION_SITE: ['ENTERPRISE', '91'],
  TRANSPORT_HUB: ['PUBLIC_INSTITUTION', '12'],
};

const FIRST_ORDINAL = 100_000;

/**
 * Units that stand in the communities (驻区单位): one for each dedicated grid, a property company for most
 * communities, bank branches and law firms here and there. The key of the unit of a dedicated grid is
 * `place/<grid code>`.
 */
export function residentUnits(
  skeleton: DistrictSkeleton,
  grids: readonly GridPlan[],
  random: SeededRandom,
): readonly ResidentUnitPlan[] {
  const register = new OrganizationRegister(skeleton.district.code, FIRST_ORDINAL);
  const units: ResidentUnitPlan[] = [];
  for (const { code, communityCode, place } of grids) {
    if (place === null) continue;
    const [kind, usccPrefix] = RUN_BY[place.kind];
    const suffix = kind === 'ENTERPRISE' ? '运营有限公司' : '';
    const draft = { key: `place/${code}`, name: `${place.name}${suffix}`, areaCode: code };
    const organization = register.add({ ...draft, kind, usccPrefix });
    units.push({ organization, sort: place.kind, communityCode });
  }
  const trade = tradeNames(random.fork('unit-names'));
  const present = random.fork('units-present');
  for (const { code, name } of skeleton.communities) {
    const stem = name.replace(/社区$/, '');
    if (present.chance(0.75)) {
      const organization = register.add({
        key: `property/${code}`,
        name: `南京${trade()}示例物业服务有限公司`,
        kind: 'PROPERTY_COMPANY',
        areaCode: code,
        usccPrefix: '91',
      });
      units.push({ organization, sort: 'PROPERTY_COMPANY', communityCode: code });
    }
    if (present.chance(0.4)) {
      const organization = register.add({
        key: `bank/${code}`,
        name: `${trade()}示例银行${stem}支行`,
        kind: 'RESIDENT_UNIT',
        areaCode: code,
        usccPrefix: '91',
      });
      units.push({ organization, sort: 'BANK', communityCode: code });
    }
    if (present.chance(0.35)) {
      const organization = register.add({
        key: `law-firm/${code}`,
        name: `江苏${trade()}示例律师事务所`,
        kind: 'RESIDENT_UNIT',
        areaCode: code,
        usccPrefix: '31',
      });
      units.push({ organization, sort: 'LAW_FIRM', communityCode: code });
    }
  }
  return units;
}
