import { defineCodeList } from '@gezhi/kernel';
import type { Text } from '@gezhi/kernel';

/** What work is looked at for (评价维度): nothing else about a worker is measured (guardrails.md 19). */
export const REVIEW_ASPECTS = defineCodeList(
  'ReviewAspect',
  { en: 'What the work of a post is looked at for', zh: '履职评价维度' },
  {
    WORKLOAD: { en: 'Workload', zh: '工作量' },
    TIMELINESS: { en: 'Timeliness', zh: '及时性' },
    SERVICE_QUALITY: { en: 'Service quality', zh: '服务质量' },
  },
);
export type ReviewAspect = (typeof REVIEW_ASPECTS.codes)[number];

/** The fixed catalogue of what a review shows (评价指标). */
export const REVIEW_INDICATORS = defineCodeList(
  'ReviewIndicator',
  { en: 'What a review of the work of a post shows', zh: '履职评价指标' },
  {
    PATROLS_MADE: { en: 'Patrols made', zh: '巡查完成' },
    TASKS_DONE: { en: 'Tasks done', zh: '任务完成' },
    EVENTS_HANDLED: { en: 'Events handled', zh: '处置事件' },
    HANDLED_IN_TIME: { en: 'Handled in time', zh: '按时处置' },
    CONTACTED_IN_TIME: { en: 'Reporters contacted in time', zh: '按时联系' },
    WITHOUT_REWORK: { en: 'Handled without rework', zh: '一次办结' },
  },
);
export type ReviewIndicator = (typeof REVIEW_INDICATORS.codes)[number];

interface IndicatorDefinition {
  readonly aspect: ReviewAspect;
  readonly definition: Text;
}

/** Every figure of a review is shown with its definition. */
export const INDICATOR_DEFINITIONS: Readonly<Record<ReviewIndicator, IndicatorDefinition>> = {
  PATROLS_MADE: {
    aspect: 'WORKLOAD',
    definition: {
      en: 'Patrols of the post that were made / planned in the period and neither excused nor still open.',
      zh: '期内该岗位已完成的巡查／期内计划的巡查（免巡与未到期的除外）。',
    },
  },
  TASKS_DONE: {
    aspect: 'WORKLOAD',
    definition: {
      en: 'Tasks of command centres to the post that are done / assigned in the period and not declined.',
      zh: '期内指挥中心下派给该岗位并已完成的任务／下派且未退回的任务。',
    },
  },
  EVENTS_HANDLED: {
    aspect: 'WORKLOAD',
    definition: {
      en: 'Events of the community whose result the holder of the post reported in the period; a count, with no denominator.',
      zh: '期内任职人在本社区上报处置结果的事件数；仅计数，无分母。',
    },
  },
  HANDLED_IN_TIME: {
    aspect: 'TIMELINESS',
    definition: {
      en: 'Of those events with a limit, the ones whose result was reported before it ran out.',
      zh: '上述有时限的事件中，在时限内上报结果的事件。',
    },
  },
  CONTACTED_IN_TIME: {
    aspect: 'SERVICE_QUALITY',
    definition: {
      en: 'Of those events whose reporter was contacted, the ones within 24 hours of signing, 30 minutes for danger.',
      zh: '上述已联系反映人的事件中，签收后24小时（紧急30分钟）内联系的事件。',
    },
  },
  WITHOUT_REWORK: {
    aspect: 'SERVICE_QUALITY',
    definition: {
      en: 'Of those events, the ones that were never sent back for rework.',
      zh: '上述事件中未被退回返工的事件。',
    },
  },
};
