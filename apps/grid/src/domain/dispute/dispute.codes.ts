import { defineCodeList } from '@gezhi/kernel';

/** What a dispute is about (纠纷类型), after the statistics of people's mediation; a city may add its own. */
export const DISPUTE_KINDS = defineCodeList(
  'DisputeKind',
  { en: 'What a dispute is about', zh: '纠纷类型' },
  {
    NEIGHBOUR: { en: 'Between neighbours', zh: '邻里纠纷' },
    FAMILY: { en: 'Marriage and family', zh: '婚姻家庭纠纷' },
    PROPERTY_SERVICE: { en: 'Property services', zh: '物业纠纷' },
    HOUSING: { en: 'Homes and land', zh: '房屋宅基地纠纷' },
    CONSUMER: { en: 'Consumers', zh: '消费纠纷' },
    LABOUR: { en: 'Labour', zh: '劳动争议' },
    DAMAGES: { en: 'Damages', zh: '损害赔偿纠纷' },
    CONTRACT: { en: 'Contracts and debts', zh: '合同债务纠纷' },
    OTHER: { en: 'Other', zh: '其他纠纷' },
  },
);
export type DisputeKind = (typeof DISPUTE_KINDS.codes)[number];

/** In what role somebody is party to a dispute (当事方角色): counted, never named. */
export const DISPUTE_ROLES = defineCodeList(
  'DisputeRole',
  { en: 'In what role somebody is party to a dispute', zh: '当事方角色' },
  {
    HOUSEHOLD: { en: 'Household', zh: '住户' },
    OWNER: { en: 'Owner', zh: '业主' },
    TENANT: { en: 'Tenant', zh: '租户' },
    PROPERTY_COMPANY: { en: 'Property company', zh: '物业企业' },
    BUSINESS: { en: 'Business', zh: '经营者' },
    CONSUMER: { en: 'Consumer', zh: '消费者' },
    EMPLOYER: { en: 'Employer', zh: '用人单位' },
    WORKER: { en: 'Worker', zh: '劳动者' },
    FAMILY_MEMBER: { en: 'Of one family', zh: '家庭成员' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);
export type DisputeRole = (typeof DISPUTE_ROLES.codes)[number];

/** Who mediates, by post (调解人员岗位). */
export const MEDIATOR_POSTS = defineCodeList(
  'MediatorPost',
  { en: 'Who mediates, by post', zh: '调解人员岗位' },
  {
    PEOPLES_MEDIATOR: { en: 'People’s mediator', zh: '人民调解员' },
    FULLTIME_MEDIATOR: { en: 'Full-time mediator', zh: '专职调解员' },
    GRID_LEADER: { en: 'Grid leader', zh: '网格长' },
    LEGAL_ADVISER: { en: 'Legal adviser of the community', zh: '社区法律顾问' },
    JUDICIAL_OFFICE: { en: 'Judicial office', zh: '司法所工作人员' },
    COMMUNITY_POLICE: { en: 'Community police', zh: '社区民警' },
  },
);
export type MediatorPost = (typeof MEDIATOR_POSTS.codes)[number];

/** How a session ended (调解会结果). */
export const SESSION_OUTCOMES = defineCodeList(
  'MediationOutcome',
  { en: 'How a session of mediation ended', zh: '调解会结果' },
  {
    CONTINUED: { en: 'To be continued', zh: '继续调解' },
    PARTLY_AGREED: { en: 'Agreed in part', zh: '部分达成一致' },
    AGREED: { en: 'Agreed', zh: '达成一致' },
    NOT_AGREED: { en: 'Not agreed', zh: '未达成一致' },
    NOT_ATTENDED: { en: 'Somebody did not come', zh: '一方未到场' },
  },
);
export type SessionOutcome = (typeof SESSION_OUTCOMES.codes)[number];

/** In which form an agreement stands (协议形式). */
export const AGREEMENT_FORMS = defineCodeList(
  'AgreementForm',
  { en: 'In which form an agreement stands', zh: '协议形式' },
  {
    ORAL: { en: 'Oral, recorded', zh: '口头协议（已登记）' },
    WRITTEN: { en: 'Written', zh: '调解协议书' },
    CONFIRMED_BY_COURT: { en: 'Confirmed by a court', zh: '经司法确认' },
  },
);
export type AgreementForm = (typeof AGREEMENT_FORMS.codes)[number];

/** The ways that stay open to everybody, mediated or not (救济途径). */
export const DISPUTE_CHANNELS = defineCodeList(
  'DisputeChannel',
  { en: 'A way that stays open to whoever has a dispute', zh: '救济途径' },
  {
    LITIGATION: { en: 'Court', zh: '诉讼' },
    ARBITRATION: { en: 'Arbitration', zh: '仲裁' },
    ADMINISTRATIVE_REVIEW: { en: 'Administrative review', zh: '行政复议' },
    PETITION: { en: 'Petition', zh: '信访' },
    LEGAL_AID: { en: 'Legal aid', zh: '法律援助' },
  },
);
export type DisputeChannel = (typeof DISPUTE_CHANNELS.codes)[number];

export const DISPUTE_CODE_LISTS = [
  DISPUTE_KINDS,
  DISPUTE_ROLES,
  MEDIATOR_POSTS,
  SESSION_OUTCOMES,
  AGREEMENT_FORMS,
  DISPUTE_CHANNELS,
];
