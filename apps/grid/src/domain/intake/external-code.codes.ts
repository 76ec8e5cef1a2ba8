import { defineCodeList } from '@gezhi/kernel';

/** What codes of another system can stand for. */
export const EXTERNAL_CODE_KINDS = defineCodeList(
  'ExternalCodeKind',
  { en: 'What a code of another system stands for', zh: '外部代码类别' },
  {
    CATEGORY: { en: 'A leaf of the category tree', zh: '事项分类' },
    AREA: { en: 'An area', zh: '区域' },
    NATURE: { en: 'The nature of a matter', zh: '事件性质' },
    URGENCY: { en: 'How soon it must be handled', zh: '紧急程度' },
  },
);
export type ExternalCodeKind = (typeof EXTERNAL_CODE_KINDS.codes)[number];

/** What another system is told of its matters. */
export const INTAKE_STATUSES = defineCodeList(
  'IntakeStatus',
  { en: 'What the system a matter came from is told', zh: '回传外部系统的状态' },
  {
    ACCEPTED: { en: 'Accepted', zh: '已受理' },
    DISPATCHED: { en: 'Dispatched', zh: '已派单' },
    CLOSED: { en: 'Closed', zh: '已办结' },
    REOPENED: { en: 'Reopened', zh: '重新办理' },
    REDIRECTED: { en: 'Shown the right way', zh: '已告知途径' },
    REFUSED: { en: 'Not taken on', zh: '不予受理' },
    CANCELLED: { en: 'Cancelled', zh: '已作废' },
    MERGED: { en: 'Merged into another', zh: '已并单' },
  },
);
export type IntakeStatus = (typeof INTAKE_STATUSES.codes)[number];

export const INTAKE_CODE_LISTS = [EXTERNAL_CODE_KINDS, INTAKE_STATUSES] as const;
