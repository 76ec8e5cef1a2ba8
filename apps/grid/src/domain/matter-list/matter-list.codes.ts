import { GOV_LIST_KINDS, GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import { defineCodeList, stateList } from '@gezhi/kernel';

/** The lists by which matters are dispatched (派单清单): each lives as all government lists do. */
export const MATTER_LIST_KINDS = defineCodeList(
  'MatterListKind',
  { en: 'A list by which matters are dispatched', zh: '派单清单种类' },
  {
    DISPATCH_CATALOGUE: GOV_LIST_KINDS.DISPATCH_CATALOGUE,
    DISPATCH_RULES: GOV_LIST_KINDS.DISPATCH_RULES,
    COMMUNITY_RESPONSIBILITY: GOV_LIST_KINDS.COMMUNITY_RESPONSIBILITY,
    ASSISTED_ADMISSION: GOV_LIST_KINDS.ASSISTED_ADMISSION,
    NEGATIVE: GOV_LIST_KINDS.NEGATIVE,
    GRID_MATTERS: GOV_LIST_KINDS.GRID_MATTERS,
    SOCIAL_WORKER_DUTY: GOV_LIST_KINDS.SOCIAL_WORKER_DUTY,
  },
);
export type MatterListKind = (typeof MATTER_LIST_KINDS.codes)[number];

/** Lists whose matters a community may get without being asked first (G11). */
export const COMMUNITY_MATTERS: readonly MatterListKind[] = [
  'COMMUNITY_RESPONSIBILITY',
  'GRID_MATTERS',
];

export const GOV_LIST_STATES = stateList(GOV_LIST_MACHINE, {
  en: 'The state of a version of a government list',
  zh: '清单版本状态',
});
