import { defineCodeList } from '@gezhi/kernel';

/** How a later object hangs on an earlier one (关联关系), spec/kernel.md. */
export const CASE_RELATIONS = defineCodeList(
  'CaseRelation',
  { en: 'How a later object hangs on an earlier one', zh: '关联关系' },
  {
    SOURCE: { en: 'Came from', zh: '来源' },
    CAUSED: { en: 'Was caused by', zh: '引发' },
    MERGED_INTO: { en: 'Was merged into', zh: '并入' },
    REPEAT_OF: { en: 'Repeats', zh: '重复' },
    EVIDENCE_FOR: { en: 'Is evidence for', zh: '证据' },
    FOLLOW_UP: { en: 'Follows up', zh: '跟进' },
  },
);
export type CaseRelation = (typeof CASE_RELATIONS.codes)[number];
