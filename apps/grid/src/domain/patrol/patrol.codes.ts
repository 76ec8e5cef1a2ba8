import { defineCodeList } from '@gezhi/kernel';

/** How often a patrol goes (巡查频次), by the working calendar. */
export const PATROL_FREQUENCIES = defineCodeList(
  'PatrolFrequency',
  { en: 'How often a patrol goes, by the working calendar', zh: '巡查频次（按工作日历）' },
  {
    DAILY: { en: 'Every day', zh: '每天' },
    WORKING_DAYS: { en: 'Every working day', zh: '每个工作日' },
    WEEKLY: { en: 'Every week, on its first working day', zh: '每周首个工作日' },
    MONTHLY: { en: 'Every month, on its first working day', zh: '每月首个工作日' },
  },
);
export type PatrolFrequency = (typeof PATROL_FREQUENCIES.codes)[number];

/** What is looked at on a patrol (巡查点位). */
export const PATROL_POINT_KINDS = defineCodeList(
  'PatrolPointKind',
  { en: 'What is looked at on a patrol', zh: '巡查点位类型' },
  {
    PLACE: { en: 'A place', zh: '点位' },
    SEGMENT: { en: 'A stretch of a street or compound', zh: '路段' },
    ELEMENT: { en: 'What a department attached to the grid', zh: '部门要素' },
  },
);
export type PatrolPointKind = (typeof PATROL_POINT_KINDS.codes)[number];

/** Why a patrol need not be made (免巡原因). Nothing of it is held against anybody. */
export const PATROL_EXCUSES = defineCodeList(
  'PatrolExcuse',
  { en: 'Why a patrol need not be made', zh: '免巡原因' },
  {
    LEAVE: { en: 'Leave', zh: '休假' },
    WEATHER: { en: 'Weather', zh: '恶劣天气' },
    OTHER_DUTY: { en: 'Other work came first', zh: '临时任务' },
    EQUIPMENT: { en: 'Equipment or network failed', zh: '设备或网络故障' },
    PLAN_ENDED: { en: 'The plan ended', zh: '巡查计划终止' },
  },
);
export type PatrolExcuse = (typeof PATROL_EXCUSES.codes)[number];

export const PATROL_CODE_LISTS = [PATROL_FREQUENCIES, PATROL_POINT_KINDS, PATROL_EXCUSES] as const;
