import { defineCodeList } from '@gezhi/kernel';

/** The nine fields of the national basic public service standard (国家基本公共服务标准). */
export const BASIC_SERVICE_FIELDS = defineCodeList(
  'BasicServiceField',
  { en: 'The field of a basic public service', zh: '基本公共服务领域' },
  {
    CHILDREN: { en: 'Children are raised', zh: '幼有所育' },
    EDUCATION: { en: 'Learners are taught', zh: '学有所教' },
    WORK: { en: 'Workers are employed', zh: '劳有所得' },
    HEALTH: { en: 'The sick are treated', zh: '病有所医' },
    ELDERLY: { en: 'The old are cared for', zh: '老有所养' },
    HOUSING: { en: 'People are housed', zh: '住有所居' },
    WEAK: { en: 'The weak are supported', zh: '弱有所扶' },
    VETERANS: { en: 'Soldiers and veterans are served', zh: '优军服务保障' },
    CULTURE: { en: 'Culture and sport are open to all', zh: '文体服务保障' },
  },
);
export type BasicServiceField = (typeof BASIC_SERVICE_FIELDS.codes)[number];
