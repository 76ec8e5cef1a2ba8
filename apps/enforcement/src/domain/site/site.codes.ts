import { defineCodeList } from '@gezhi/kernel';

/** What is done at a regulated site (检查对象类型). */
export const SITE_KINDS = defineCodeList(
  'RegulatedSiteKind',
  { en: 'What is done at a regulated site', zh: '检查对象类型' },
  {
    RESTAURANT: { en: 'Restaurant', zh: '餐饮' },
    SHOP: { en: 'Shop', zh: '商店' },
    BEAUTY: { en: 'Hairdresser or beauty salon', zh: '美容美发' },
    PHARMACY: { en: 'Pharmacy', zh: '药店' },
    HOTEL: { en: 'Hotel', zh: '宾馆' },
    TRAINING: { en: 'Training school', zh: '培训机构' },
    CLINIC: { en: 'Clinic', zh: '诊所' },
    GYM: { en: 'Gym', zh: '健身' },
    ENTERTAINMENT: { en: 'Place of entertainment', zh: '娱乐场所' },
    CAR_REPAIR: { en: 'Car repair', zh: '汽修' },
    WAREHOUSE: { en: 'Warehouse', zh: '仓储' },
    FACTORY: { en: 'Factory', zh: '工厂' },
  },
);
export type SiteKind = (typeof SITE_KINDS.codes)[number];

/** How often a site may be visited (分级监管): of the site, never of a person. */
export const SUPERVISION_CLASSES = defineCodeList(
  'SupervisionClass',
  { en: 'How often a site may be visited', zh: '分级监管等级' },
  {
    A: { en: 'Seldom', zh: 'A级（低频）' },
    B: { en: 'Now and then', zh: 'B级（一般）' },
    C: { en: 'Often', zh: 'C级（较高频）' },
    D: { en: 'Most often', zh: 'D级（高频）' },
  },
);
export type SupervisionClass = (typeof SUPERVISION_CLASSES.codes)[number];
