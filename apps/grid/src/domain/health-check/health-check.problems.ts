import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'spec/grid.md, HealthCheck';

/** What health checks can refuse. */
export const HEALTH_CHECK_PROBLEMS = defineProblems('healthCheck', {
  NO_INDICATOR_SET: {
    kind: 'RULE',
    message: {
      en: 'No set of indicators holds there on {date}.',
      zh: '{date} 当地没有生效的体检指标体系。',
    },
    meaning: {
      en: 'The district publishes what is asked before anybody is sent out to ask it.',
      zh: '区级应先发布指标体系，再安排体检。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  COMPOUND_TOO_WIDE: {
    kind: 'RULE',
    message: {
      en: 'A compound lies in a community or a grid, not in {areaCode}.',
      zh: '小区应位于社区或网格，而非 {areaCode}。',
    },
    meaning: {
      en: 'A check looks at one compound; name its community or grid.',
      zh: '体检针对具体小区，请填写所在社区或网格。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  UNKNOWN_INDICATOR: {
    kind: 'RULE',
    message: { en: '{indicator} is not in its set.', zh: '{indicator} 不在本次指标体系内。' },
    meaning: {
      en: 'A check answers the indicators of the version it was planned with.',
      zh: '体检按计划时的指标版本填报。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  INDICATOR_VALUE: {
    kind: 'RULE',
    message: {
      en: '{indicator} holds (1) or does not (0).',
      zh: '{indicator} 只能填 1（达标）或 0（不达标）。',
    },
    meaning: {
      en: 'A condition is no count.',
      zh: '达标类指标不填数量。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  INDICATORS_UNANSWERED: {
    kind: 'RULE',
    message: { en: '{count} indicators have no answer yet.', zh: '尚有 {count} 项指标未填报。' },
    meaning: {
      en: 'Findings are confirmed when the whole compound has been looked at.',
      zh: '全部指标填报后方可确认问题。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  INSPECTOR_CONFIRMS: {
    kind: 'RULE',
    message: {
      en: 'Somebody other than who went into the field confirms.',
      zh: '确认人不得为现场体检人。',
    },
    meaning: {
      en: 'A second pair of eyes decides what becomes work for others.',
      zh: '现场体检与问题确认须分离。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  UNKNOWN_FINDING: {
    kind: 'RULE',
    message: { en: '{id} is no finding of this check.', zh: '{id} 不是本次体检的问题。' },
    meaning: {
      en: 'Only findings recorded in this check can be dismissed with it.',
      zh: '只能对本次体检记录的问题作不成立处理。',
    },
    since: '0.2.0',
    source: 'ours',
  },
  NO_FINDINGS: {
    kind: 'RULE',
    message: { en: 'Nothing was found: close it.', zh: '未发现问题，请直接办结。' },
    meaning: {
      en: 'There is nothing to put right.',
      zh: '没有需要整改的问题。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  FINDINGS_OPEN: {
    kind: 'RULE',
    message: { en: '{count} findings are still open.', zh: '尚有 {count} 项问题未办结。' },
    meaning: {
      en: 'A check is closed when the event of every finding has ended.',
      zh: '全部问题的事件结束后方可办结。',
    },
    since: '0.2.0',
    source: SOURCE,
  },
  RECTIFY_DAY_NOT_AHEAD: {
    kind: 'RULE',
    message: { en: '{date} does not lie ahead.', zh: '{date} 不是将来的日期。' },
    meaning: { en: 'Findings are put right by a day to come.', zh: '整改期限须为将来的日期。' },
    since: '0.2.0',
    source: 'ours',
  },
});
