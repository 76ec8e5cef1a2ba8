import { defineNotification } from '@gezhi/notifications';

export const SUPERVISION_STARTED = defineNotification({
  code: 'SUPERVISION_STARTED',
  subject: { en: '{number} is under supervision', zh: '{number} 被督办' },
  text: {
    en: 'The command centre supervises {number} ({reason}). Report back by {expectedOn}.',
    zh: '指挥中心对 {number} 进行督办（{reason}），请于 {expectedOn} 前反馈。',
  },
});

export const SUPERVISION_ANSWERED = defineNotification({
  code: 'SUPERVISION_ANSWERED',
  subject: { en: 'A report on {number}', zh: '{number} 督办反馈' },
  text: {
    en: 'The lead organisation has reported back on {number}.',
    zh: '主办单位已就 {number} 提交督办反馈。',
  },
});

export const SUPERVISION_LATE = defineNotification({
  code: 'SUPERVISION_LATE',
  subject: { en: 'No report on {number} yet', zh: '{number} 督办逾期未反馈' },
  text: {
    en: 'A report on {number} was awaited by {expectedOn} and has not come.',
    zh: '{number} 应于 {expectedOn} 前反馈督办情况，至今未反馈。',
  },
});

export const SUPERVISION_LIFTED = defineNotification({
  code: 'SUPERVISION_LIFTED',
  subject: { en: 'The supervision of {number} is lifted', zh: '{number} 督办解除' },
  text: {
    en: 'The command centre no longer supervises {number}.',
    zh: '指挥中心已解除对 {number} 的督办。',
  },
});

export const EXTENSION_REQUESTED = defineNotification({
  code: 'EXTENSION_REQUESTED',
  subject: { en: 'More time is asked for {number}', zh: '{number} 申请延期' },
  text: {
    en: 'The lead organisation asks for {by} more ({unit}) for {number}; the limit ends at {dueAt}.',
    zh: '主办单位申请将 {number} 延期 {by}（{unit}），现时限为 {dueAt}。',
  },
});

export const EXTENSION_DECIDED = defineNotification({
  code: 'EXTENSION_DECIDED',
  subject: { en: 'More time for {number}: {decision}', zh: '{number} 延期申请：{decision}' },
  text: {
    en: 'The command centre has decided on the extension of {number}: {decision}. The limit ends at {dueAt}.',
    zh: '指挥中心已审批 {number} 的延期申请：{decision}，时限为 {dueAt}。',
  },
});

export const SUPERVISION_NOTIFICATIONS = [
  SUPERVISION_STARTED,
  SUPERVISION_ANSWERED,
  SUPERVISION_LATE,
  SUPERVISION_LIFTED,
  EXTENSION_REQUESTED,
  EXTENSION_DECIDED,
] as const;
