import type { CityPlan, DemoTable, OrganizationKind } from '@gezhi/city';
import { DEMO_START, demoTable, organizationId, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { EventCategory } from '../../../domain/category/event-category.entity';
import type { MatterListKind } from '../../../domain/matter-list/matter-list.codes';
import { MatterList } from '../../../domain/matter-list/matter-list.entity';
import { MatterListItem } from '../../../domain/matter-list/matter-list-item.entity';
import { DispatchRule } from '../../../domain/dispatch/dispatch-rule.entity';
import type { ListInForce } from '../../../domain/matter-list/matter-list.rules';
import { HandlingUnit } from '../../../domain/unit/handling-unit.entity';
import { EVENT_CATEGORIES } from '../reference/event-categories';
import { COMMUNITY_LISTS } from './community-lists';
import { DEMO_RULES } from './dispatch-rules';
import { listId } from './list-id';

/** The leaves of the tree; each has a department. */
export const LEAVES = EVENT_CATEGORIES.filter(({ leaf }) => leaf);
const MADE = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };
const FIRST_DAY: LocalDate = localDateOf(DEMO_START);

/** The body of the district that leads a leaf; null where resident committees do. */
export function districtLead({ leadDepartmentCode }: EventCategory): string | null {
  if (leadDepartmentCode === null || leadDepartmentCode === 'COMMUNITY') return null;
  return organizationId(`district/${leadDepartmentCode.toLowerCase().replaceAll('_', '-')}`);
}

/** Kinds of body that take orders. */
const TAKES_ORDERS: readonly OrganizationKind[] = [
  'GOV_DEPARTMENT',
  'SUBDISTRICT_OFFICE',
  'ENFORCEMENT_BUREAU',
  'COMMAND_CENTER',
  'SERVICE_CENTER',
  'RESIDENT_COMMITTEE',
  'PUBLIC_INSTITUTION',
  'UTILITY',
];

/** What bodies without a department are addressed by. */
const UNNAMED: Partial<Record<OrganizationKind, string>> = {
  RESIDENT_COMMITTEE: 'COMMUNITY',
  SUBDISTRICT_OFFICE: 'OFFICE',
};

/** Who takes orders in the demo district. */
export function* demoUnits(plan: CityPlan): Generator<HandlingUnit> {
  for (const { id, kind, areaCode, departmentCode } of plan.organizations) {
    // Schools and the like are institutions, too, and do the work of no department.
    const department = departmentCode ?? UNNAMED[kind];
    if (!TAKES_ORDERS.includes(kind) || department === undefined) continue;
    yield {
      ...MADE,
      id,
      areaCode,
      departmentCode: department,
      openedOn: FIRST_DAY,
      closedOn: null,
    };
  }
}

function version(
  plan: CityPlan,
  kind: MatterListKind,
  title: string,
  basisDoc: string,
): MatterList {
  return {
    ...MADE,
    id: listId(kind),
    kind,
    areaCode: plan.district,
    listVersion: 1,
    title,
    issuer: '秦淮区社会治理综合指挥中心',
    basisDoc,
    state: 'PUBLISHED',
    publishedAt: DEMO_START,
    effectiveFrom: FIRST_DAY,
    effectiveTo: null,
  };
}

const NOBODY = {
  areaCode: null,
  leadOrganizationId: null,
  leadLevel: null,
  leadDepartmentCode: null,
  assists: [],
  limits: null,
  evidenceRequired: false,
  communityAllowed: false,
};

/** Departments lead for the whole district, resident committees in their communities. */
function* catalogueItems(): Generator<MatterListItem> {
  for (const [index, leaf] of LEAVES.entries()) {
    const byCommittee = districtLead(leaf) === null;
    yield {
      ...NOBODY,
      id: stableId(`matter-list/DISPATCH_CATALOGUE/1/${leaf.code}`),
      listId: listId('DISPATCH_CATALOGUE'),
      code: leaf.code,
      position: index + 1,
      title: leaf.nameZh,
      categoryCode: leaf.code,
      leadLevel: byCommittee ? 'COMMUNITY' : 'DISTRICT',
      leadDepartmentCode: byCommittee ? 'COMMUNITY' : leaf.leadDepartmentCode,
      communityAllowed: byCommittee,
    };
  }
}

function* communityItems(): Generator<MatterListItem> {
  for (const { kind, items } of COMMUNITY_LISTS) {
    for (const [index, { title, categoryCode }] of items.entries()) {
      const code = `${kind.slice(0, 3)}-${String(index + 1).padStart(3, '0')}`;
      const id = stableId(`matter-list/${kind}/1/${code}`);
      const place = { listId: listId(kind), code, position: index + 1 };
      yield { ...NOBODY, id, ...place, title, categoryCode };
    }
  }
}

/** The dispatch catalogue of the demo district. */
export function demoCatalogue(plan: CityPlan): ListInForce {
  const list = version(plan, 'DISPATCH_CATALOGUE', '秦淮区治理事件派单目录', '秦治指〔2025〕3号');
  return { list, items: [...catalogueItems()] };
}

/** Its set of rules. */
export function demoRuleSet(plan: CityPlan) {
  const list = version(plan, 'DISPATCH_RULES', '秦淮区派单规则', '秦治指〔2025〕4号');
  return { list, rules: DEMO_RULES };
}

/** Who takes orders, and the lists by which they get them. */
export function dispatchListTables(plan: CityPlan): DemoTable[] {
  return [
    demoTable(HandlingUnit, demoUnits(plan)),
    demoTable(MatterList, [
      demoCatalogue(plan).list,
      demoRuleSet(plan).list,
      ...COMMUNITY_LISTS.map(({ kind, title }) => version(plan, kind, title, '秦治发〔2025〕8号')),
    ]),
    demoTable(MatterListItem, [...demoCatalogue(plan).items, ...communityItems()]),
    demoTable(DispatchRule, DEMO_RULES),
  ];
}
