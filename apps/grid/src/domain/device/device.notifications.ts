import { defineNotification } from '@gezhi/notifications';

/** To those on duty in the subdistrict of the device. */
export const DEVICE_ALARM_RAISED = defineNotification({
  code: 'DEVICE_ALARM_RAISED',
  subject: { en: 'Device {device} opened event {number}', zh: '设备 {device} 触发事件 {number}' },
  text: {
    en: 'Rule {rule} was crossed at {at}; event {number} waits to be accepted.',
    zh: '{at} 触发规则 {rule}，事件 {number} 待受理。',
  },
});

/** To who keeps the device in order. */
export const DEVICE_SILENT = defineNotification({
  code: 'DEVICE_SILENT',
  subject: { en: 'Device {device} is silent', zh: '设备 {device} 无数据' },
  text: {
    en: 'Nothing was heard of it since {since}. Event {number} asks for maintenance.',
    zh: '自 {since} 起无数据，请按事件 {number} 检修。',
  },
});

export const DEVICE_NOTIFICATIONS = [DEVICE_ALARM_RAISED, DEVICE_SILENT];
