import { defineProblems } from '@gezhi/kernel';

/** What registering a regulated site can refuse. */
export const SITE_PROBLEMS = defineProblems('site', {
  INVALID_USCC: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'This is not a unified social credit code.',
      zh: '不是有效的统一社会信用代码。',
    },
    meaning: {
      en: 'The code has 18 characters without I, O, S, V and Z; the last one checks the others. The answer does not repeat it.',
      zh: '代码为18位，不含 I、O、S、V、Z，末位为校验码。回答中不重复该代码。',
    },
    since: '0.1.0',
    source: 'GB 32100-2015',
  },
  SITE_KNOWN: {
    kind: 'RULE',
    message: {
      en: 'The legal entity already has a site of this name.',
      zh: '该主体名下已有同名检查对象。',
    },
    meaning: {
      en: 'One place is registered once, or its visits would be counted apart and the yearly cap would not hold.',
      zh: '同一场所只登记一次，否则检查次数会被分开计算，频次上限失效。',
    },
    since: '0.1.0',
    source: 'spec/enforcement.md E2, E3',
  },
  NOTHING_MASKED: {
    kind: 'RULE',
    message: {
      en: 'Nothing of this site is masked: it is not a sole trader’s.',
      zh: '该检查对象并非个体工商户，未作脱敏。',
    },
    meaning: {
      en: 'Code and address of a company are shown to everybody who sees the site.',
      zh: '企业的代码与地址对可见该检查对象的人员均予显示。',
    },
    since: '0.1.0',
    source: 'spec/guardrails.md 8',
  },
});
