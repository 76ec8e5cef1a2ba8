import { defineCodeList } from '@gezhi/kernel';

/** By what way somebody is told (通知渠道). */
export const NOTIFICATION_CHANNELS = defineCodeList(
  'NotificationChannel',
  { en: 'By what way somebody is told', zh: '通知渠道' },
  {
    IN_APP: { en: 'In the graph: the list of the own notifications', zh: '站内通知' },
    WEBHOOK: { en: 'A signed call of another system', zh: '系统回调' },
    EMAIL: { en: 'E-mail to an office', zh: '工作邮件' },
    SMS: { en: 'Text message from a registered template', zh: '短信' },
  },
);
export type NotificationChannelCode = (typeof NOTIFICATION_CHANNELS.codes)[number];

/** The channels an office can be reached by: those with an address. */
export const ENDPOINT_CHANNELS = defineCodeList(
  'EndpointChannel',
  { en: 'By what way an office is told', zh: '单位通知渠道' },
  {
    WEBHOOK: NOTIFICATION_CHANNELS.labels.WEBHOOK,
    EMAIL: NOTIFICATION_CHANNELS.labels.EMAIL,
    SMS: NOTIFICATION_CHANNELS.labels.SMS,
  },
);
export type EndpointChannel = (typeof ENDPOINT_CHANNELS.codes)[number];

/** Why a delivery was not made, or not yet (投递失败原因). A code, never what the other side wrote. */
export const DELIVERY_ERRORS = defineCodeList(
  'DeliveryError',
  { en: 'Why a notification was not delivered', zh: '通知未送达原因' },
  {
    TIMEOUT: { en: 'The receiver did not answer in time', zh: '对方未在时限内应答' },
    UNREACHABLE: { en: 'The receiver could not be reached', zh: '无法连接对方' },
    TLS_FAILED: { en: 'The connection could not be secured', zh: '无法建立安全连接' },
    RATE_LIMITED: { en: 'The receiver asked to come later', zh: '对方限流' },
    RECEIVER_FAULT: { en: 'The receiver had a fault', zh: '对方系统故障' },
    REFUSED: { en: 'The receiver refused it for good', zh: '对方拒绝接收' },
    REDIRECTED: {
      en: 'The receiver pointed elsewhere; not followed',
      zh: '对方要求跳转，未予跟随',
    },
    LOGIN_FAILED: { en: 'The own login was refused', zh: '本方账号被拒绝' },
    HOST_NOT_ALLOWED: { en: 'The address is not among the allowed ones', zh: '地址不在允许范围内' },
    KEY_UNKNOWN: { en: 'No key of this name is configured', zh: '未配置该名称的签名密钥' },
    NO_TEMPLATE: { en: 'No template is registered for the kind', zh: '该类通知未登记短信模板' },
    NO_CONTACT: { en: 'No contact is kept any more', zh: '已无联系方式' },
    CHANNEL_OFF: { en: 'The channel is not configured here', zh: '本系统未配置该渠道' },
    ENDPOINT_OFF: { en: 'The endpoint was switched off', zh: '该接收端已停用' },
    UNKNOWN_KIND: { en: 'This version does not know the kind', zh: '当前版本无此类通知' },
    INTERRUPTED: { en: 'Attempts ended without a result', zh: '发送过程中断' },
    FAULT: { en: 'A fault on the own side', zh: '本方故障' },
  },
);
export type DeliveryError = (typeof DELIVERY_ERRORS.codes)[number];
