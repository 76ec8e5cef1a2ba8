import { defineCodeList } from '@gezhi/kernel';

/** How the organisation came to hold the power (权力来源), GB/T 39554.2. */
export const POWER_SOURCES = defineCodeList(
  'PowerSource',
  { en: 'How an organisation came to hold a power', zh: '权力来源' },
  {
    STATUTORY: { en: 'Exercised at this level by law', zh: '法定本级行使' },
    DELEGATED_DOWN: { en: 'Handed down from above', zh: '上级下放' },
    AUTHORIZED_SUPERIOR: { en: 'Authorised by a superior', zh: '上级授权' },
    AUTHORIZED_PEER: { en: 'Authorised at the same level', zh: '同级授权' },
    ENTRUSTED_SUPERIOR: { en: 'Entrusted by a superior', zh: '上级委托' },
    ENTRUSTED_PEER: { en: 'Entrusted at the same level', zh: '同级委托' },
  },
);
export type PowerSource = (typeof POWER_SOURCES.codes)[number];

/** Whether a case is done on the spot or within a promised limit (办件类型). */
export const CASE_KINDS = defineCodeList(
  'CaseKind',
  { en: 'Whether a case is done at once or within a promise', zh: '办件类型' },
  {
    INSTANT: { en: 'Done on the spot', zh: '即办件' },
    COMMITTED: { en: 'Done within the promised limit', zh: '承诺件' },
  },
);
export type CaseKind = (typeof CASE_KINDS.codes)[number];

/** Where and how an item can be handled besides the counter of its organisation (办理渠道标签). */
export const CHANNEL_TAGS = defineCodeList(
  'ChannelTag',
  { en: 'Where and how an item can be handled', zh: '办理渠道标签' },
  {
    NEARBY: { en: 'At the nearest service centre', zh: '就近可办' },
    ONE_NET: { en: 'Wholly online', zh: '一网通办' },
    DISTRICT_WIDE: { en: 'At any counter of the district', zh: '一区通办' },
    SELF_SERVICE_24H: { en: 'At a kiosk, day and night', zh: '不打烊' },
    AGENCY: { en: 'By an assistant for the applicant', zh: '全程代办' },
  },
);
export type ChannelTag = (typeof CHANNEL_TAGS.codes)[number];

/** Whom an item serves (服务对象). */
export const OBJECT_KINDS = defineCodeList(
  'ObjectKind',
  { en: 'Whom an item serves', zh: '服务对象' },
  {
    NATURAL_PERSON: { en: 'A natural person', zh: '自然人' },
    SOLE_TRADER: { en: 'A sole trader', zh: '个体工商户' },
    ENTERPRISE: { en: 'An enterprise', zh: '企业法人' },
    PUBLIC_INSTITUTION: { en: 'A public institution', zh: '事业法人' },
    SOCIAL_ORGANIZATION: { en: 'A social organisation', zh: '社会组织法人' },
    OTHER_ORGANIZATION: { en: 'Another organisation', zh: '其他组织' },
  },
);
export type ObjectKind = (typeof OBJECT_KINDS.codes)[number];

/** How far an item can be handled away from where it belongs (通办范围). */
export const HANDLING_SCOPES = defineCodeList(
  'HandlingScope',
  { en: 'How far away an item can be handled', zh: '通办范围' },
  {
    DISTRICT: { en: 'Within the district', zh: '全区' },
    CITY: { en: 'Within the city', zh: '全市' },
    PROVINCE: { en: 'Within the province', zh: '全省' },
    NATION: { en: 'Anywhere in the country', zh: '全国' },
  },
);
export type HandlingScope = (typeof HANDLING_SCOPES.codes)[number];

/** What the applicant gets in the end (结果类型). */
export const RESULT_KINDS = defineCodeList(
  'ResultKind',
  { en: 'What the applicant gets in the end', zh: '结果类型' },
  {
    LICENCE: { en: 'Licence', zh: '证照' },
    APPROVAL: { en: 'Written approval', zh: '批文' },
    CERTIFICATE: { en: 'Certificate', zh: '证明' },
    OTHER: { en: 'Something else', zh: '其他' },
  },
);
export type ResultKind = (typeof RESULT_KINDS.codes)[number];

/** Whether a material is always needed (材料必要性). */
export const MATERIAL_NECESSITIES = defineCodeList(
  'MaterialNecessity',
  { en: 'Whether a material is always needed', zh: '材料必要性' },
  {
    REQUIRED: { en: 'Always', zh: '必要' },
    CONDITIONAL: { en: 'In the case it names', zh: '非必要' },
  },
);
export type MaterialNecessity = (typeof MATERIAL_NECESSITIES.codes)[number];

/** In what form a material is taken (材料形式). */
export const MATERIAL_FORMS = defineCodeList(
  'MaterialForm',
  { en: 'In what form a material is taken', zh: '材料形式' },
  {
    PAPER: { en: 'On paper', zh: '纸质' },
    ELECTRONIC: { en: 'Electronic', zh: '电子' },
    EITHER: { en: 'Either', zh: '纸质或电子' },
  },
);
export type MaterialForm = (typeof MATERIAL_FORMS.codes)[number];

/** Where a material comes from (材料来源). */
export const MATERIAL_SOURCES = defineCodeList(
  'MaterialSource',
  { en: 'Where a material comes from', zh: '材料来源' },
  {
    APPLICANT: { en: 'Brought by the applicant', zh: '申请人自备' },
    SHARED_DATA: { en: 'Supplied by data sharing', zh: '数据共享' },
    E_LICENCE: { en: 'Supplied by an electronic licence', zh: '电子证照' },
    COMMITMENT: { en: 'Replaced by a written commitment', zh: '告知承诺' },
    DEFERRED: { en: 'Handed in later', zh: '容缺后补' },
  },
);
export type MaterialSource = (typeof MATERIAL_SOURCES.codes)[number];
