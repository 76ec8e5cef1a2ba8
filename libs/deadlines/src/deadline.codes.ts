import { defineCodeList } from '@gezhi/kernel';
import { DEADLINE_STATUSES, DEADLINE_UNITS } from './deadline-record';

export const DEADLINE_STATUS_LIST = defineCodeList(
  'DeadlineStatus',
  { en: 'How a limit stands', zh: '时限状态' },
  DEADLINE_STATUSES,
);

export const DEADLINE_UNIT_LIST = defineCodeList(
  'DeadlineUnit',
  { en: 'How a limit is counted', zh: '时限单位' },
  DEADLINE_UNITS,
);
