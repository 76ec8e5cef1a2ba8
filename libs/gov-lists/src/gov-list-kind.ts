import type { Text } from '@gezhi/kernel';

/** The kinds of government list (政府清单). Each list lives in the subgraph where its owner sits. */
export const GOV_LIST_KINDS = {
  COMMUNITY_RESPONSIBILITY: { en: 'main responsibilities of the community', zh: '主体责任清单' },
  ASSISTED_ADMISSION: {
    en: 'matters the community may be asked to assist',
    zh: '协助办理事项准入清单',
  },
  NEGATIVE: { en: 'matters that may not be passed down', zh: '负面事项清单' },
  GRID_MATTERS: { en: 'grid service and management matters', zh: '网格服务管理事项清单' },
  SOCIAL_WORKER_DUTY: { en: 'duties of social workers', zh: '社工职责清单' },

  DUTY_BASIC: { en: 'basic duties of the subdistrict', zh: '基本履职事项清单' },
  DUTY_COOPERATE: { en: 'duties the subdistrict shares', zh: '配合履职事项清单' },
  DUTY_TAKEN_BACK: { en: 'duties taken back from the subdistrict', zh: '上级部门收回事项清单' },

  DISPATCH_CATALOGUE: { en: 'dispatch catalogue: who handles which matter', zh: '派单目录' },
  DISPATCH_RULES: { en: 'rules of dispatch', zh: '派单规则' },

  SERVICE_CATALOGUE: { en: 'basic catalogue of services', zh: '政务服务事项基本目录' },
  SERVICE_IMPLEMENTATION: { en: 'implementation list of services', zh: '政务服务事项实施清单' },
  ONE_MATTER: { en: 'bundles handled as one matter', zh: '“一件事”清单' },
  AUTHORITY_TRANSFER: { en: 'approvals transferred to one bureau', zh: '划转审批事项清单' },
  BASIC_PUBLIC_SERVICE: { en: 'basic public services', zh: '基本公共服务清单' },

  POWER_DELEGATION: { en: 'powers delegated to subdistricts', zh: '赋权事项清单' },
  POWER_CENTRALISED: {
    en: 'powers exercised by one district bureau',
    zh: '集中行使行政处罚权事项清单',
  },
  INSPECTION: { en: 'inspection matters', zh: '检查事项清单' },
  INSPECTION_BODY: { en: 'bodies entitled to inspect', zh: '检查主体清单' },
  INSPECTION_CHECKLIST: { en: 'one checklist for one visit', zh: '综合检查单' },
  LENIENCY: { en: 'minor and first offences without penalty', zh: '轻微不罚、首违不罚清单' },
} as const satisfies Readonly<Record<string, Text>>;

export type GovListKind = keyof typeof GOV_LIST_KINDS;

/** The five lists of a street (街道五清单) that keep work from being pushed down. */
export const FIVE_STREET_LISTS = [
  'COMMUNITY_RESPONSIBILITY',
  'ASSISTED_ADMISSION',
  'NEGATIVE',
  'GRID_MATTERS',
  'SOCIAL_WORKER_DUTY',
] as const satisfies readonly GovListKind[];
