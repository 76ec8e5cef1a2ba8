import { defineNotification } from '@gezhi/notifications';

/** To the command centres of the place. */
export const AREA_ALERT_RAISED = defineNotification({
  code: 'AREA_ALERT_RAISED',
  subject: { en: '{type} in {areaCode}', zh: '{areaCode} 区域预警：{type}' },
  text: {
    en: '{observed} events in the week of {week}, {expected} were to be expected. Acknowledge the alert and say what is done.',
    zh: '{week} 起一周 {observed} 件，常态 {expected} 件。请确认并关联处置。',
  },
});

export const AREA_ALERT_NOTIFICATIONS = [AREA_ALERT_RAISED];
