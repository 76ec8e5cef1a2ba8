import type { EventCategory } from '../../../domain/category/event-category.entity';
import type { EventNature } from '../../../domain/event/event.codes';

type Leaf = readonly [
  code: string,
  en: string,
  zh: string,
  nature: EventNature,
  /** `COMMUNITY` where the resident committee leads. */
  department: string,
  more?: Partial<
    Pick<EventCategory, 'evidenceRequired' | 'limits' | 'dedupeMetres' | 'dedupeWeeks'>
  >,
];
interface Branch {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
  readonly leaves: readonly Leaf[];
}

const SEEN = { evidenceRequired: true } as const;
const ONE_HOUR = { DANGER: { unit: 'HOUR', amount: 1 } } as const;

/** Two levels are enough to start with; a city grows its own below. Titles are generic, and distances ours. */
const BRANCHES: readonly Branch[] = [
  {
    code: 'URBAN',
    en: 'Streets and their equipment',
    zh: '市容与设施',
    leaves: [
      ['ROAD', 'Road surface', '道路破损', 'COMPONENT', 'URBAN_MANAGEMENT', SEEN],
      ['LIGHTING', 'Street lighting', '路灯不亮', 'COMPONENT', 'URBAN_MANAGEMENT', SEEN],
      [
        'MANHOLE',
        'Manhole covers',
        '井盖缺损',
        'COMPONENT',
        'URBAN_MANAGEMENT',
        { ...SEEN, limits: ONE_HOUR, dedupeMetres: 15 },
      ],
      ['STALL', 'Street stalls', '占道经营', 'INCIDENT', 'URBAN_MANAGEMENT', SEEN],
      ['PARKING', 'Parking of bicycles', '非机动车乱停放', 'INCIDENT', 'URBAN_MANAGEMENT'],
      ['GREENERY', 'Trees and greenery', '绿化养护', 'COMPONENT', 'URBAN_MANAGEMENT', SEEN],
    ],
  },
  {
    code: 'ENVIRONMENT',
    en: 'Environment',
    zh: '环境卫生',
    leaves: [
      ['WASTE', 'Waste not cleared', '垃圾清运', 'INCIDENT', 'URBAN_MANAGEMENT', SEEN],
      [
        'NOISE',
        'Noise',
        '噪声扰民',
        'DEMAND',
        'ECOLOGY_ENVIRONMENT',
        { dedupeMetres: 400, dedupeWeeks: 4 },
      ],
      ['FUMES', 'Kitchen fumes', '餐饮油烟', 'DEMAND', 'ECOLOGY_ENVIRONMENT'],
      ['DRAIN', 'Drains and flooding', '排水积水', 'INCIDENT', 'WATER_AFFAIRS', SEEN],
    ],
  },
  {
    code: 'HOUSING',
    en: 'Homes and compounds',
    zh: '住房与小区',
    leaves: [
      ['PROPERTY', 'Property services', '物业服务', 'DEMAND', 'HOUSING_CONSTRUCTION'],
      ['LIFT', 'Lifts', '电梯故障', 'HAZARD', 'MARKET_SUPERVISION', SEEN],
      ['LEAK', 'Leaks in shared parts', '公共部位渗漏', 'DEMAND', 'HOUSING_CONSTRUCTION'],
      ['CORRIDOR', 'Things left in corridors', '楼道堆物', 'HAZARD', 'COMMUNITY', SEEN],
      ['CHARGING', 'Charging of electric bicycles', '电动车违规充电', 'HAZARD', 'COMMUNITY', SEEN],
    ],
  },
  {
    code: 'UTILITY',
    en: 'Water, power, gas, heat',
    zh: '水电气暖',
    leaves: [
      ['WATER', 'Water supply', '供水', 'DEMAND', 'WATER_AFFAIRS'],
      ['POWER', 'Power supply', '供电', 'DEMAND', 'INDUSTRY_INFORMATION'],
      [
        'GAS',
        'Gas supply',
        '供气',
        'HAZARD',
        'HOUSING_CONSTRUCTION',
        { limits: ONE_HOUR, dedupeWeeks: 1 },
      ],
    ],
  },
  {
    code: 'SAFETY',
    en: 'Safety',
    zh: '公共安全',
    leaves: [
      ['FIRE', 'Fire hazards', '消防隐患', 'HAZARD', 'FIRE_RESCUE', { ...SEEN, limits: ONE_HOUR }],
      ['BUILDING', 'Unsafe buildings', '房屋安全', 'HAZARD', 'HOUSING_CONSTRUCTION', SEEN],
      ['TRAFFIC', 'Traffic', '交通秩序', 'INCIDENT', 'PUBLIC_SECURITY'],
    ],
  },
  {
    code: 'LIVELIHOOD',
    en: 'Life and services',
    zh: '民生服务',
    leaves: [
      ['CARE', 'Care for the old and the young', '养老托育', 'CONSULTATION', 'CIVIL_AFFAIRS'],
      ['CONSUMER', 'Consumers', '消费维权', 'DEMAND', 'MARKET_SUPERVISION'],
      ['NEIGHBOUR', 'Disputes between neighbours', '邻里纠纷', 'DISPUTE', 'COMMUNITY'],
      ['SUGGESTION', 'Suggestions', '意见建议', 'SUGGESTION', 'COMMUNITY'],
    ],
  },
];

/** The category tree every installation begins with, parents before children. */
export const EVENT_CATEGORIES: readonly EventCategory[] = BRANCHES.flatMap((branch) => [
  {
    code: branch.code,
    parentCode: null,
    nameEn: branch.en,
    nameZh: branch.zh,
    leaf: false,
    nature: null,
    leadDepartmentCode: null,
    evidenceRequired: false,
    limits: null,
    dedupeMetres: null,
    dedupeWeeks: null,
  },
  ...branch.leaves.map(([code, nameEn, nameZh, nature, leadDepartmentCode, more]) => ({
    code: `${branch.code}.${code}`,
    parentCode: branch.code,
    nameEn,
    nameZh,
    leaf: true,
    nature,
    leadDepartmentCode,
    evidenceRequired: more?.evidenceRequired ?? false,
    limits: more?.limits ?? null,
    dedupeMetres: more?.dedupeMetres ?? null,
    dedupeWeeks: more?.dedupeWeeks ?? null,
  })),
]);
