import { defineNotification } from '@gezhi/notifications';
import { EVENT_OUTCOMES } from '../event/event.codes';
import { INTAKE_STATUSES } from './external-code.codes';

/** To the system a matter came from: how far it is. */
export const INTAKE_STATUS = defineNotification({
  code: 'INTAKE_STATUS',
  subject: { en: 'Status of {externalId}: {status}', zh: '{externalId} 办理状态：{status}' },
  text: {
    en: 'The matter {externalId} of {externalSystem} is {number} here: {status}.',
    zh: '{externalSystem} 的 {externalId}（本平台 {number}）：{status}。',
  },
  codes: { status: INTAKE_STATUSES },
});

/** The same at its end, with the outcome. */
export const INTAKE_CLOSED = defineNotification({
  code: 'INTAKE_CLOSED',
  subject: { en: 'Status of {externalId}: {status}', zh: '{externalId} 办理状态：{status}' },
  text: {
    en: 'The matter {externalId} of {externalSystem} is {number} here: {status}, {outcome}.',
    zh: '{externalSystem} 的 {externalId}（本平台 {number}）：{status}，{outcome}。',
  },
  codes: { status: INTAKE_STATUSES, outcome: EVENT_OUTCOMES },
});

export const INTAKE_NOTIFICATIONS = [INTAKE_STATUS, INTAKE_CLOSED] as const;
