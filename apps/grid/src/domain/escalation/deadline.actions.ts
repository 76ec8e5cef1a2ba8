/** What deadlines and those who watch them add to the history of an event, whatever its state. */
export const DEADLINE_ACTIONS = {
  remind: { en: 'Remind that the limit is near', zh: '临期预警' },
  escalate: { en: 'Escalate', zh: '超期提级' },
  recalculate: { en: 'Move the limit with the calendar', zh: '日历调整时限' },
  requestExtension: { en: 'Ask for an extension', zh: '申请延期' },
  refuseExtension: { en: 'Refuse an extension', zh: '不同意延期' },
  supervise: { en: 'Put under supervision', zh: '督办' },
  answerSupervision: { en: 'Report back on a supervision', zh: '督办反馈' },
  returnSupervision: { en: 'Ask for a better report', zh: '督办退回' },
  liftSupervision: { en: 'Lift the supervision', zh: '解除督办' },
} as const;
export type DeadlineAction = keyof typeof DEADLINE_ACTIONS;
