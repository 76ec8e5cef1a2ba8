import { defineProblems } from '@gezhi/kernel';

/** What keeping the calendar can refuse. */
export const CALENDAR_PROBLEMS = defineProblems('calendar', {
  CALENDAR_DAY_TWICE: {
    kind: 'INVALID_INPUT',
    message: { en: '{date} is named twice.', zh: '{date} 重复出现。' },
    meaning: { en: 'A day is one thing or the other; name it once.', zh: '同一日期只能设置一次。' },
    since: '0.1.0',
    source: 'issue 3, point 5',
  },
  CALENDAR_DAY_PAST: {
    kind: 'RULE',
    message: { en: '{date} is past.', zh: '{date} 已过。' },
    meaning: {
      en: 'What a day was is not changed afterwards: limits that ended by it would be judged anew.',
      zh: '过去的日期不得更改，以免已届满的时限被重新认定。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  CALENDAR_DAY_FAR: {
    kind: 'RULE',
    message: { en: '{date} is more than {years} years ahead.', zh: '{date} 超过今后 {years} 年。' },
    meaning: {
      en: 'Holidays are announced for the coming year; a later date is a slip.',
      zh: '节假日安排逐年公布，更远的日期应为误填。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  CALENDAR_DAY_CONTRADICTS: {
    kind: 'RULE',
    message: {
      en: '{date} has been entered as {kind} ({source}).',
      zh: '{date} 已录入为 {kind}（{source}）。',
    },
    meaning: {
      en: 'Two notices contradict each other. Withdraw the earlier day first, naming what it is withdrawn by.',
      zh: '两份通知相互矛盾，请先依据新通知撤销原日期。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5',
  },
  CALENDAR_DAY_NO_CHANGE: {
    kind: 'RULE',
    message: { en: '{date} is a working day already.', zh: '{date} 本就是工作日。' },
    meaning: {
      en: 'A make-up day is a day off that is worked. Check the date.',
      zh: '调休上班日应为原休息日，请核对日期。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
  CALENDAR_DAY_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: { en: '{date} has not been entered.', zh: '{date} 未录入。' },
    meaning: {
      en: 'Only a day that the city entered can be withdrawn; the published arrangement is overridden instead.',
      zh: '只能撤销本市录入的日期；国务院公布的安排可另行录入覆盖。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5',
  },
  CALENDAR_YEARS_MIXED: {
    kind: 'RULE',
    message: { en: 'The days lie in more than one year.', zh: '所列日期跨年度。' },
    meaning: {
      en: 'The whole arrangement of a year is entered by itself.',
      zh: '整年安排须按年度单独录入。',
    },
    since: '0.1.0',
    source: 'issue 3, point 5; the rule is ours',
  },
});
