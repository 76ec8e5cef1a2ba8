import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'X-05; spec/guardrails.md 7, 15; PIPL (个人信息保护法) art. 6, 34';

/** What grants and their absence can refuse. */
export const GRANT_PROBLEMS = defineProblems('grants', {
  GRANT_REQUIRED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'No grant in force lets you read {what} of {where} for the purpose {purpose}: {missing} is missing.',
      zh: '没有有效授权允许以“{purpose}”为目的读取 {where} 的 {what}：缺少 {missing}。',
    },
    meaning: {
      en: 'Service accounts read figures and rows that are not public by grant alone. What the closest grant lacks is named: GRANT (none in force), PURPOSE (the token states another one), METRIC, DATASET, AREA or ORGANIZATION. Ask the department with request…DataGrant.',
      zh: '服务账号读取指标及非公开数据须有授权。提示中给出最接近的授权所缺内容：GRANT（无有效授权）、PURPOSE（令牌目的不符）、METRIC（指标）、DATASET（数据集）、AREA（区域）或 ORGANIZATION（单位）。请通过 request…DataGrant 向主管部门申请。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  GRANT_RATE_EXCEEDED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'The grant allows {limit} operations an hour. Try again in {retryAfter} seconds.',
      zh: '该授权每小时允许 {limit} 次操作，请在 {retryAfter} 秒后重试。',
    },
    meaning: {
      en: 'Operations are counted for each grant in hours of the clock. `extensions.retryAfter` says how many seconds are left of this one.',
      zh: '按授权、按整点小时计数。`extensions.retryAfter` 为本小时剩余秒数。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  GRANT_OWN_REQUEST: {
    kind: 'RULE',
    message: {
      en: 'Whoever asks for data does not decide about it: somebody of another organisation must.',
      zh: '申请数据的账号及其单位不得自行批准，须由其他单位的人员决定。',
    },
    meaning: {
      en: 'Four eyes: the account that asked and all of its organisation are excluded from approving.',
      zh: '双人原则：申请账号及其所属单位的人员均不得批准该申请。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  GRANT_TERM: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A grant holds from today or later for at most {months} months; {from} to {to} does not.',
      zh: '授权自当日或以后起算，最长 {months} 个月；{from} 至 {to} 不符合要求。',
    },
    meaning: {
      en: 'The first and the last day are both included. Renewals are new grants.',
      zh: '首日与末日均计入。续期须重新申请。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  GRANT_ENDED: {
    kind: 'RULE',
    message: {
      en: 'Its last day was {validTo}: there is nothing left to approve.',
      zh: '授权最后一日为 {validTo}，已无可批准的期限。',
    },
    meaning: {
      en: 'The term asked for has passed. Ask anew.',
      zh: '所申请的期限已过，请重新申请。',
    },
    since: '0.1.0',
  },
  GRANT_ASKS_NOTHING: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Name at least one metric or dataset.',
      zh: '请至少指明一项指标或一个数据集。',
    },
    meaning: {
      en: 'A grant is for named data. The catalogue of the domain lists what there is.',
      zh: '授权须针对具名数据，可用指标与数据集见该领域目录。',
    },
    since: '0.1.0',
  },
  UNKNOWN_DATASET: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'There is no dataset {value} here; there are {known}.',
      zh: '此处没有数据集 {value}；可用数据集：{known}。',
    },
    meaning: {
      en: 'The department does not share rows under this name. See `datasets` of the catalogue of the domain.',
      zh: '该部门没有以此名称共享的数据集，见该领域目录中的 `datasets`。',
    },
    since: '0.1.0',
  },
});
