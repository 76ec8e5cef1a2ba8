import { defineCodeList } from '@gezhi/kernel';

/** What the size and the load of a grid suggest (调整建议). */
export const SIZE_PROPOSALS = defineCodeList(
  'GridSizeProposalKind',
  { en: 'What the size and the load of a grid suggest', zh: '网格规模调整建议' },
  {
    SPLIT: { en: 'Consider splitting it', zh: '建议拆分' },
    MERGE: { en: 'Consider merging it', zh: '建议合并' },
  },
);
export type SizeProposalKind = (typeof SIZE_PROPOSALS.codes)[number];

/** What a grid is measured by. */
export const SIZE_FIGURES = defineCodeList(
  'GridSizeFigure',
  { en: 'What a grid is measured by', zh: '网格规模指标' },
  {
    HOUSEHOLDS: { en: 'Households', zh: '户数' },
    OPEN_PER_MEMBER: { en: 'Open events per full-time member', zh: '人均在办事件' },
    EVENTS_PER_100: { en: 'Events of 90 days per 100 households', zh: '每百户90天事件量' },
    FIELD_WORK_PER_MEMBER: {
      en: 'Patrols and tasks of 90 days per full-time member',
      zh: '人均90天巡查与任务量',
    },
  },
);
export type SizeFigure = (typeof SIZE_FIGURES.codes)[number];

export const SIZE_DECISIONS = defineCodeList(
  'GridSizeDecision',
  { en: 'What was decided about a proposal', zh: '建议处理结果' },
  {
    ACCEPTED: { en: 'Accepted: a re-drawing is prepared', zh: '采纳' },
    DECLINED: { en: 'Declined', zh: '不采纳' },
  },
);
export type SizeDecision = (typeof SIZE_DECISIONS.codes)[number];
export const SIZE_CODE_LISTS = [SIZE_PROPOSALS, SIZE_FIGURES, SIZE_DECISIONS] as const;
