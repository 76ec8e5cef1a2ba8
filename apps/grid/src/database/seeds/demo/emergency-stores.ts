import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_START, demoTable, organizationId, stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { CENTER_FUNCTIONS } from '../../../domain/command-center/command-center.definitions';
import { CommandCenter } from '../../../domain/command-center/command-center.entity';
import type { ResourceKind } from '../../../domain/emergency/emergency.codes';
import { EmergencyPlan } from '../../../domain/emergency/emergency-plan.entity';
import { EmergencyResource } from '../../../domain/emergency/emergency-resource.entity';

const MADE = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };
const district = (slug: string) => organizationId(`district/${slug}`);

/** The plan of each kind of emergency; floods have been planned for anew before the rains. */
export const demoPlanId = (code: string, version: number) =>
  stableId(`emergency-plan/${code}/${version}`);

const level = (name: 'LEVEL_II' | 'LEVEL_III' | 'LEVEL_IV', condition: string, action: string) => ({
  ...{ level: name, condition, action },
});
const LEVELS = [
  level('LEVEL_IV', '影响一个社区，属地可处置', '属地先期处置，街道值守'),
  level('LEVEL_III', '影响多个社区或街道力量不足', '街道联动，部门到场，启用储备物资'),
  level('LEVEL_II', '影响全区或可能扩大', '区级统一指挥，转移安置'),
];
const PLANS = [
  ['FLOOD', 'NATURAL_DISASTER', '防汛防台应急预案', ['water-affairs', 'emergency-management']],
  ['GAS_FIRE', 'ACCIDENT', '燃气与火灾事故应急预案', ['fire-rescue', 'urban-management']],
  ['EPIDEMIC', 'PUBLIC_HEALTH', '突发公共卫生事件应急预案', ['health', 'civil-affairs']],
  ['CROWD', 'SOCIAL_SAFETY', '大型人流聚集安全应急预案', ['public-security', 'culture-tourism']],
] as const;

interface Store {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly owner: string;
  readonly place: string;
}
const STORES: readonly Store[] = [
  {
    ...{ kind: 'RESCUE_TEAM', name: '区综合应急救援队', unit: '支', quantity: 3 },
    ...{ owner: 'emergency-management', place: '区应急救援基地' },
  },
  {
    ...{ kind: 'RESCUE_TEAM', name: '排水抢险队', unit: '支', quantity: 4 },
    ...{ owner: 'water-affairs', place: '区排水养护基地' },
  },
  {
    ...{ kind: 'MEDICAL_TEAM', name: '医疗救护分队', unit: '支', quantity: 4 },
    ...{ owner: 'health', place: '区急救分站' },
  },
  {
    ...{ kind: 'VEHICLE', name: '移动泵车', unit: '辆', quantity: 6 },
    ...{ owner: 'water-affairs', place: '区防汛仓库' },
  },
  {
    ...{ kind: 'FLOOD_CONTROL', name: '防汛沙袋', unit: '只', quantity: 20_000 },
    ...{ owner: 'water-affairs', place: '区防汛仓库' },
  },
  {
    ...{ kind: 'POWER_LIGHT', name: '应急照明灯组', unit: '组', quantity: 24 },
    ...{ owner: 'emergency-management', place: '区应急物资库' },
  },
  {
    ...{ kind: 'SHELTER', name: '折叠床与棉被', unit: '套', quantity: 1_200 },
    ...{ owner: 'civil-affairs', place: '区救灾物资库' },
  },
  {
    ...{ kind: 'FIRE_FIGHTING', name: '可燃气体检测仪', unit: '台', quantity: 40 },
    ...{ owner: 'fire-rescue', place: '区消防战勤保障站' },
  },
  {
    ...{ kind: 'MEDICAL_SUPPLY', name: '急救包', unit: '个', quantity: 800 },
    ...{ owner: 'health', place: '区疾控物资库' },
  },
];
export const demoStoreId = (name: string) => stableId(`emergency-resource/${name}`);

/** Centres, plans and stores as they stand; `allotted` says what is with incidents now. */
export function emergencyStoreTables(
  plan: CityPlan,
  allotted: Readonly<Record<string, number>>,
): DemoTable[] {
  const center = (areaCode: string, key: string): CommandCenter => ({
    ...{ ...MADE, id: stableId(`command-center/${areaCode}`), areaCode },
    ...{ organizationId: organizationId(key), functions: [...CENTER_FUNCTIONS.codes] },
  });
  const store = (areaCode: string, name: string, more: Partial<EmergencyResource>) => ({
    ...{ ...MADE, id: demoStoreId(name), areaCode, name, allotted: allotted[name] ?? 0, ...more },
  });
  return [
    demoTable(CommandCenter, [
      center(plan.district, 'district/command-centre'),
      ...plan.subdistricts.map(({ code }) => center(code, `subdistrict/${code}/command-centre`)),
    ]),
    demoTable(EmergencyPlan, plans(plan)),
    demoTable(EmergencyResource, [
      ...STORES.map(({ name, owner, kind, unit, quantity, place }) =>
        store(plan.district, name, {
          ...{ ownerOrganizationId: district(owner), kind, unit, quantity, place },
        }),
      ),
      ...plan.subdistricts.map(({ code, name }) =>
        store(code, `${name}应急分队`, {
          ...{ ownerOrganizationId: organizationId(`subdistrict/${code}/command-centre`) },
          ...{ kind: 'RESCUE_TEAM', unit: '支', quantity: 2, place: `${name}应急物资点` },
        }),
      ),
    ]),
  ];
}

function plans(plan: CityPlan): EmergencyPlan[] {
  return PLANS.flatMap(([code, kind, title, owners]) => {
    const roles = owners.map((owner, index) => ({
      ...{ role: index === 0 ? '现场处置' : '综合保障', organizationId: district(owner) },
    }));
    const version = (
      planVersion: number,
      from: LocalDate,
      to: LocalDate | null,
    ): EmergencyPlan => ({
      ...{ ...MADE, id: demoPlanId(code, planVersion), areaCode: plan.district, code, planVersion },
      ...{ state: to === null ? 'PUBLISHED' : 'SUPERSEDED', kind, title, levels: LEVELS, roles },
      needs: [{ level: 'LEVEL_III', resource: 'RESCUE_TEAM', quantity: 2 }],
      basisDoc: `秦应急〔${from.slice(0, 4)}〕${planVersion}号`,
      ...{ publishedAt: DEMO_START, effectiveFrom: from, effectiveTo: to },
    });
    const first = '2025-01-01' as LocalDate;
    if (code !== 'FLOOD') return [version(1, first, null)];
    const last = '2026-05-14' as LocalDate;
    return [version(1, first, last), version(2, '2026-05-15' as LocalDate, null)];
  });
}
