import type { LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import type { DistrictSkeleton } from '../areas/district-skeleton';
import { pointIn } from '../geometry/cell';
import type { PlaceKind } from '../grids/dedicated-place';
import type { GridPlan } from '../grids/grid-plan';
import { OrganizationRegister } from '../organizations/register';
import { tradeNames } from '../organizations/synthetic-names';
import type { SeededRandom } from '../random/seeded-random';
import { stableId } from '../random/stable-id';
import { weightedIndex } from '../random/weighted-index';
import type { RegulatedSitePlan, SiteKind } from './regulated-site-plan';

export const REGULATED_SITE_COUNT = 2_400;
const FIRST_ORDINAL = 200_000;
const FIRST_OPENING = '2012-01-01' as LocalDate;
const OPENING_DAYS = 4_900;

/** Share of all sites and the trade's word in the name. */
const KINDS: readonly (readonly [kind: SiteKind, share: number, word: string])[] = [
  ['RESTAURANT', 32, '餐饮管理'],
  ['SHOP', 21, '商贸'],
  ['BEAUTY', 9, '美容美发'],
  ['PHARMACY', 7, '大药房'],
  ['HOTEL', 6, '酒店管理'],
  ['TRAINING', 6, '教育培训'],
  ['CLINIC', 5, '门诊'],
  ['GYM', 4, '体育健身'],
  ['ENTERTAINMENT', 4, '文化娱乐'],
  ['CAR_REPAIR', 3, '汽车服务'],
  ['WAREHOUSE', 2, '仓储物流'],
  ['FACTORY', 1, '食品加工'],
];

export function regulatedSites(
  skeleton: DistrictSkeleton,
  grids: readonly GridPlan[],
  random: SeededRandom,
): readonly RegulatedSitePlan[] {
  const register = new OrganizationRegister(skeleton.district.code, FIRST_ORDINAL);
  const trade = tradeNames(random.fork('trade-names'));
  const draw = random.fork('sites');
  const kinds = KINDS.map((kind) => [kind, kind[1]] as const);
  const places = weightedIndex(grids.map(attraction));
  const names = new Map(skeleton.communities.map(({ code, name }) => [code, name]));
  return Array.from({ length: REGULATED_SITE_COUNT }, (_, index) => {
    const [kind, , word] = draw.weighted(kinds);
    const grid = grids[places(draw.next())] as GridPlan;
    const number = String(index + 1).padStart(4, '0');
    const brand = trade();
    const organization = register.add({
      key: `enterprise/${number}`,
      name: `南京${brand}示例${word}有限公司`,
      kind: 'ENTERPRISE',
      areaCode: grid.code,
      usccPrefix: '91',
    });
    const stem = names.get(grid.communityCode) ?? grid.communityCode;
    return {
      id: stableId(`site/${number}`),
      name: `${brand}示例${word}（${stem}店）`,
      kind,
      organization,
      uscc: organization.uscc as string,
      gridCode: grid.code,
      communityCode: grid.communityCode,
      address: `${skeleton.district.name}${stem}示例路${draw.integer(1, 299)}号`,
      point: pointIn(grid.cell, draw.next(), draw.next()),
      openedOn: addDays(FIRST_OPENING, draw.integer(0, OPENING_DAYS)),
      riskLevel: draw.weighted<'A' | 'B' | 'C' | 'D'>([
        ['A', 40],
        ['B', 35],
        ['C', 20],
        ['D', 5],
      ]),
    };
  });
}

/** Businesses cluster in places of trade; none is in a park, a school or a building under construction. */
function attraction({ place }: GridPlan): number {
  return place === null ? 1 : (TRADE_PLACES[place.kind] ?? 0);
}

const TRADE_PLACES: Readonly<Partial<Record<PlaceKind, number>>> = {
  SHOPPING_CENTRE: 5,
  MARKET: 4,
  OFFICE_BUILDING: 3,
  INDUSTRIAL_PARK: 2,
  HOTEL: 1,
};
