import { defineCodeList } from '@gezhi/kernel';

/** What kind of power or service an item is (事项类型), GB/T 39554.1. */
export const ITEM_TYPES = defineCodeList(
  'ItemType',
  { en: 'What kind of power or service an item is', zh: '事项类型' },
  {
    LICENCE: { en: 'Administrative licence', zh: '行政许可' },
    PENALTY: { en: 'Administrative penalty', zh: '行政处罚' },
    COMPULSION: { en: 'Administrative compulsion', zh: '行政强制' },
    LEVY: { en: 'Administrative levy', zh: '行政征收' },
    PAYMENT: { en: 'Administrative payment', zh: '行政给付' },
    INSPECTION: { en: 'Administrative inspection', zh: '行政检查' },
    CONFIRMATION: { en: 'Administrative confirmation', zh: '行政确认' },
    REWARD: { en: 'Administrative reward', zh: '行政奖励' },
    ADJUDICATION: { en: 'Administrative adjudication', zh: '行政裁决' },
    OTHER: { en: 'Other administrative power', zh: '其他行政权力' },
    PUBLIC_SERVICE: { en: 'Public service', zh: '公共服务' },
  },
);
export type ItemType = (typeof ITEM_TYPES.codes)[number];

/** At which levels of government an item is exercised (行使层级). */
export const USE_LEVELS = defineCodeList(
  'UseLevel',
  { en: 'A level of government that exercises an item', zh: '行使层级' },
  {
    NATION: { en: 'National', zh: '国家级' },
    PROVINCE: { en: 'Provincial', zh: '省级' },
    CITY: { en: 'City', zh: '市级' },
    DISTRICT: { en: 'District', zh: '区级' },
    SUBDISTRICT: { en: 'Subdistrict', zh: '街道级' },
    COMMUNITY: { en: 'Community', zh: '社区级' },
  },
);
export type UseLevel = (typeof USE_LEVELS.codes)[number];
