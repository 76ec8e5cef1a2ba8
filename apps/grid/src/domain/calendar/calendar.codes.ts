import { defineCodeList } from '@gezhi/kernel';

export const CALENDAR_DAY_KINDS = defineCodeList(
  'CalendarDayKind',
  { en: 'What a day is', zh: '日期性质' },
  {
    HOLIDAY: { en: 'Day off', zh: '休息日' },
    WORKDAY: { en: 'Working day, such as a make-up day', zh: '工作日（含调休上班）' },
  },
);
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS.codes)[number];

/** The rule that decided a day; the upper one wins. */
export const CALENDAR_DAY_SOURCES = defineCodeList(
  'CalendarDaySource',
  { en: 'The rule that decided what a day is', zh: '日期依据' },
  {
    OVERRIDE: { en: 'Entered by the city', zh: '本市录入' },
    STATUTORY: { en: 'The published yearly notice of the State Council', zh: '国务院年度通知' },
    WEEK: { en: 'The plain week', zh: '普通周' },
  },
);
