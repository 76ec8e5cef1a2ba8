import { defineNotification } from '@gezhi/notifications';

/** To the committee that mediates. */
export const DISPUTE_ASSIGNED = defineNotification({
  code: 'DISPUTE_ASSIGNED',
  subject: { en: 'A dispute is for you to mediate', zh: '有一件纠纷请组织调解' },
  text: {
    en: 'A dispute of the kind {kind} was assigned to your committee; everybody involved has consented.',
    zh: '一件 {kind} 类纠纷已交由贵委员会调解，各方均已同意。',
  },
});

export const DISPUTE_NOTIFICATIONS = [DISPUTE_ASSIGNED];
