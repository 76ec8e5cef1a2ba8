import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'X-08; spec/guardrails.md 6';

/** What looking after notifications can refuse. */
export const NOTIFICATION_PROBLEMS = defineProblems('notifications', {
  ENDPOINT_ADDRESS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'This is no work address for {channel}.',
      zh: '该地址不是有效的 {channel} 工作地址。',
    },
    meaning: {
      en: 'WEBHOOK takes an https URL without login, EMAIL a work mailbox that is no telephone number, SMS the mobile number of an office. The address is not repeated.',
      zh: 'WEBHOOK 须为不含账号的 https 地址；EMAIL 须为工作邮箱且不得以手机号为名；SMS 须为单位手机号码。提示不重复所填地址。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  ENDPOINT_OFFICE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Name either an organisation, or an area with the roles that keep watch over it.',
      zh: '请指明单位，或指明区域及其值守岗位，二者择一。',
    },
    meaning: {
      en: 'An endpoint belongs to one office: an organisation, or the holders of roles in an area.',
      zh: '接收端属于一个单位，或属于某一区域的值守岗位。',
    },
    since: '0.1.0',
  },
  ENDPOINT_KEY: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A webhook names the key it is signed with, and nothing else does.',
      zh: '仅系统回调须指明签名密钥名称。',
    },
    meaning: {
      en: '`keyName` is the name of a key the operator has configured and shared with the receiver; the key itself never enters the graph.',
      zh: '`keyName` 为运维人员已配置并告知接收方的密钥名称；密钥本身不进入图谱。',
    },
    since: '0.1.0',
  },
  ENDPOINT_QUIET: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Quiet hours need two different times: from and until.',
      zh: '免打扰时段须同时填写不同的起止时间。',
    },
    meaning: {
      en: 'HH:MM on a clock in Nanjing; the span may pass midnight.',
      zh: '南京当地时间 HH:MM，可跨越午夜。',
    },
    since: '0.1.0',
  },
  ENDPOINT_IS_OFF: {
    kind: 'RULE',
    message: { en: 'The endpoint is switched off.', zh: '该接收端已停用。' },
    meaning: {
      en: 'Nothing is sent to an endpoint that is switched off, tests included. Switch it on first.',
      zh: '已停用的接收端不接收任何通知（含测试），请先启用。',
    },
    since: '0.1.0',
  },
  UNKNOWN_NOTIFICATION: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'There is no notification {value} here; there are {known}.',
      zh: '此处没有通知 {value}；可用：{known}。',
    },
    meaning: {
      en: 'The department tells nobody of such a kind. See `notifications` of the catalogue of the domain.',
      zh: '该部门没有此类通知，见该领域目录中的 `notifications`。',
    },
    since: '0.1.0',
  },
});
