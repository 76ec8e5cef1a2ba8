import { defineNotification } from '@gezhi/notifications';

/** To the worker: so that nothing is noted about anybody without their knowing. */
export const PATROL_MISSED = defineNotification({
  code: 'PATROL_MISSED',
  subject: { en: 'A patrol was not made', zh: '一次巡查未进行' },
  text: {
    en: 'The patrol of {plannedOn} in {areaCode} is noted as not made. If there was a reason, excuse it; nothing else follows from it.',
    zh: '{plannedOn} 在 {areaCode} 的巡查记为未进行。如有原因请办理免巡；不产生其他后果。',
  },
});

export const PATROL_NOTIFICATIONS = [PATROL_MISSED] as const;
