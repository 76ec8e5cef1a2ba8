import { defineCodeList } from '../code-list';

/** Why masked data may be shown in full (查看脱敏内容的事由); everything else is no reason. */
export const UNMASK_REASONS = defineCodeList(
  'UnmaskReason',
  { en: 'Why masked data is shown in full', zh: '查看脱敏内容的事由' },
  {
    CONTACT: { en: 'To contact the person about the matter', zh: '就该事项联系本人' },
    EMERGENCY: { en: 'Danger to life, health or property', zh: '紧急情况下保护生命健康和财产安全' },
    SERVE_DOCUMENT: { en: 'To serve a document', zh: '送达文书' },
    VISIT: { en: 'To go to the place', zh: '上门或到场办理' },
    VERIFY: { en: 'To check what was stated', zh: '核实所提供的信息' },
    CORRECT: { en: 'To correct or delete it as the person asked', zh: '应本人请求更正或删除' },
  },
);
export type UnmaskReason = (typeof UNMASK_REASONS.codes)[number];

/** So many times a day, counted by the calendar of Nanjing, one account is shown masked data; our default. */
export const MOST_UNMASKINGS_A_DAY = 50;
