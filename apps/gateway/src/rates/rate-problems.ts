import { defineProblems } from '@gezhi/kernel';

/** What callers are told who ask more than their share; see docs/operations/limits.md. */
export const RATE_PROBLEMS = defineProblems('gateway', {
  RATE_LIMITED: {
    kind: 'RULE',
    message: {
      en: 'You have asked more than your share; try again in {retryAfter} seconds.',
      zh: '您的查询已超出限额，请在 {retryAfter} 秒后重试。',
    },
    meaning: {
      en: 'Each caller, application and operation may spend so much cost in a time. `bucket` says which of them is empty; Retry-After says when to try again. The header gezhi-cost: 1 shows what an operation costs.',
      zh: '每个调用者、客户端与操作在单位时间内的代价有上限。bucket 指明哪一项已用尽，Retry-After 给出重试时间。请求头 gezhi-cost: 1 可查看操作代价。',
    },
    since: '0.1.0',
  },
  RATE_LIMITS_UNAVAILABLE: {
    kind: 'RULE',
    message: {
      en: 'It cannot be told at present whether you have asked too much; try again.',
      zh: '暂时无法核对限额，请重试。',
    },
    meaning: {
      en: 'The database that counts for all gateways does not answer, and this gateway is configured to answer nobody then.',
      zh: '供各网关共同计数的数据库无响应，且本网关配置为此时不予应答。',
    },
    since: '0.1.0',
  },
});
