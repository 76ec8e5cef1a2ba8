import { defineCodeList } from '@gezhi/kernel';

/** Whether an event repeats a closed one (重复认定): found by rule, decided by a person. */
export const REPEAT_STATES = defineCodeList(
  'RepeatState',
  { en: 'Whether an event repeats a closed one', zh: '重复认定' },
  {
    SUSPECTED: { en: 'May repeat it', zh: '疑似重复' },
    CONFIRMED: { en: 'Repeats it', zh: '确认重复' },
    REFUTED: { en: 'Is another matter', zh: '排除重复' },
  },
);
export type RepeatState = (typeof REPEAT_STATES.codes)[number];

/** So long after a close the same matter counts as a repeat (rule G9; default ours). */
export const REPEAT_DAYS = 90;
