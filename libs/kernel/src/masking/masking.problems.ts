import { defineProblems } from '../problem-catalogue';

/** What keeping personal data, and showing it in full, can refuse. */
export const MASKING_PROBLEMS = defineProblems('masking', {
  PURPOSE_REQUIRED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Your access token does not state what this is for: {missing}.',
      zh: '您的访问令牌未载明用途：{missing}。',
    },
    meaning: {
      en: 'Masked data is shown for a purpose and a case: the token carries both, and the case number of the input is the one of the token. `missing` is PURPOSE or CASE_NUMBER.',
      zh: '查看脱敏内容须有处理目的与案号：令牌须同时载明二者，且输入的案号与令牌一致。`missing` 为 PURPOSE 或 CASE_NUMBER。',
    },
    since: '0.1.0',
    source: 'PIPL (个人信息保护法) art. 6, 13, 34; spec/guardrails.md 7, 8',
  },
  UNMASK_LIMIT_REACHED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Masked data was shown to you {limit} times today; no more until tomorrow.',
      zh: '您今日已查看脱敏内容 {limit} 次，明日方可继续。',
    },
    meaning: {
      en: 'One account is shown masked data a limited number of times a day, so that nobody copies a register one by one.',
      zh: '同一账号每日查看脱敏内容的次数有限，防止逐条复制名册。',
    },
    since: '0.1.0',
    source: 'PIPL (个人信息保护法) art. 51; the number is ours',
  },
  INVALID_PHONE: {
    kind: 'INVALID_INPUT',
    message: { en: 'This is not a telephone number.', zh: '不是有效的电话号码。' },
    meaning: {
      en: 'A mobile number has 11 digits, a landline its area code and 7 or 8 digits. The answer does not repeat it.',
      zh: '手机号为 11 位；固定电话为区号加 7 或 8 位号码。回答中不重复该号码。',
    },
    since: '0.1.0',
    source: 'YD/T 1990; spec/guardrails.md 6',
  },
});
