import { stableId } from '@gezhi/city';
import type { DispatchRule } from '../../../domain/dispatch/dispatch-rule.entity';
import { listId } from './list-id';

type DemoRule = Pick<DispatchRule, 'code' | 'title' | 'conditions'> & Partial<DispatchRule>;

/** Small matters on the list of grid matters, which communities have. */
export const SMALL_MATTERS = [
  'ENVIRONMENT.WASTE',
  'ENVIRONMENT.NOISE',
  'HOUSING.LEAK',
  'HOUSING.PROPERTY',
  'URBAN.PARKING',
];
/** What the public management office of a subdistrict has done in a day. */
export const STREET_MATTERS = [
  'ENVIRONMENT.DRAIN',
  'URBAN.GREENERY',
  'URBAN.LIGHTING',
  'URBAN.STALL',
];
const PUBLIC_MANAGEMENT = {
  action: 'UNIT',
  level: 'SUBDISTRICT',
  departmentCode: 'PUBLIC_MANAGEMENT',
} as const;

/** The rules of the demo district. What none of them takes goes by the catalogue. */
const RULES: readonly DemoRule[] = [
  {
    code: 'DANGER-FIRE',
    title: '突发消防险情直达区消防救援大队',
    conditions: { urgencies: ['DANGER'], categories: ['SAFETY.FIRE'] },
    action: 'UNIT',
    level: 'DISTRICT',
    departmentCode: 'FIRE_RESCUE',
  },
  {
    code: 'SUPERVISED',
    title: '督办事项由指挥中心人工派单',
    conditions: { flags: ['SUPERVISED'] },
    action: 'MANUAL',
  },
  {
    code: 'SMALL-MATTERS',
    title: '小事不出社区：网格服务管理事项派社区',
    conditions: { categories: SMALL_MATTERS },
    action: 'UNIT',
    level: 'COMMUNITY',
    departmentCode: 'COMMUNITY',
  },
  {
    code: 'STREET-MATTERS',
    title: '街面事项派街道公共管理部',
    conditions: { categories: STREET_MATTERS },
    ...PUBLIC_MANAGEMENT,
  },
  {
    code: 'NIGHT-MANHOLE',
    title: '节假日凌晨部门转办的井盖缺损由街道先行核实',
    conditions: {
      sources: ['DEPT_TRANSFER'],
      categories: ['URBAN.MANHOLE'],
      hours: { from: 0, to: 240 },
      days: 'REST_DAY',
    },
    ...PUBLIC_MANAGEMENT,
  },
];

export const DEMO_RULES: readonly DispatchRule[] = RULES.map((rule, index) => ({
  id: stableId(`dispatch-rule/1/${rule.code}`),
  listId: listId('DISPATCH_RULES'),
  priority: (index + 1) * 10,
  action: 'CATALOGUE',
  organizationId: null,
  level: null,
  departmentCode: null,
  ...rule,
}));
