import { defineNotification } from '@gezhi/notifications';

/** To the command centre that confirms. */
export const SECRETARY_NOMINATED = defineNotification({
  code: 'SECRETARY_NOMINATED',
  subject: { en: '{event} was nominated for a secretary', zh: '{event} 已提名书记办' },
  text: {
    en: 'Order {number} waits to be confirmed: is the matter true, reasonable and unsolved?',
    zh: '工单 {number} 待核定：是否属实、合理、未解决。',
  },
});

/** To the organisation whose secretary answers for it. */
export const SECRETARY_ASSIGNED = defineNotification({
  code: 'SECRETARY_ASSIGNED',
  subject: { en: 'Order {number} is for your secretary', zh: '书记办工单 {number} 已交办' },
  text: {
    en: 'It was assigned to the level {level}. Name who joins, a plan and a day.',
    zh: '层级：{level}。请明确联办单位、方案与期限。',
  },
});

/** To each unit that joins. */
export const SECRETARY_JOINT = defineNotification({
  code: 'SECRETARY_JOINT',
  subject: { en: 'You join in order {number}', zh: '请参与书记办工单 {number} 联办' },
  text: {
    en: 'The plan of order {number} is to be carried out by {dueOn}.',
    zh: '工单 {number} 的方案须于 {dueOn} 前落实。',
  },
});

/** To the command centres that assign the next level. */
export const SECRETARY_RAISED = defineNotification({
  code: 'SECRETARY_RAISED',
  subject: { en: 'Order {number} was raised', zh: '书记办工单 {number} 已提级' },
  text: {
    en: 'The level {level} could not solve it for good. Assign it to a higher one.',
    zh: '{level} 层级未能根本解决，请确定更高层级。',
  },
});

/** To everybody who reported the matter. */
export const SECRETARY_RESOLVED = defineNotification({
  code: 'SECRETARY_RESOLVED',
  subject: {
    en: 'What you reported as {number} was solved',
    zh: '您反映的 {number} 已由书记办解决',
  },
  text: {
    en: 'It is watched until {followUpUntil}; say so if it comes back.',
    zh: '将跟踪至 {followUpUntil}，如再次发生请反映。',
  },
});

export const SECRETARY_ORDER_NOTIFICATIONS = [
  SECRETARY_NOMINATED,
  SECRETARY_ASSIGNED,
  SECRETARY_JOINT,
  SECRETARY_RAISED,
  SECRETARY_RESOLVED,
];
