import { defineCodeList } from '@gezhi/kernel';

/** What shared data may be used for (PIPL art. 6 and 34: a clear purpose, and no more than it needs). */
export const DATA_PURPOSES = defineCodeList(
  'DataPurpose',
  { en: 'What shared data is used for', zh: '数据使用目的' },
  {
    STATUTORY_DUTY: { en: 'A statutory duty of the body that asks', zh: '履行法定职责' },
    EMERGENCY_RESPONSE: { en: 'Response to a public emergency', zh: '突发事件应对' },
    PUBLIC_SERVICE: { en: 'Providing a public service', zh: '提供公共服务' },
    STATISTICS: { en: 'Statistics', zh: '统计调查' },
    SUPERVISION: { en: 'Supervision of public bodies', zh: '对公共机构的监督' },
    RESEARCH: { en: 'Research and the making of policies', zh: '科学研究与政策制定' },
  },
);
export type DataPurpose = (typeof DATA_PURPOSES.codes)[number];
