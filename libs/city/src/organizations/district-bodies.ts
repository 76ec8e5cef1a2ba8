import type { ApprovalField, OrganizationKind } from './organization-plan';

/** A body of the district and its part in the reforms that the sources count. */
export interface DistrictBody {
  /** The last part of its key, in kebab case; upper-cased it is the department code. */
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** The slug of the body it belongs to; `government` unless said otherwise. */
  readonly under?: string;
  /** Answers whistles (吹哨报到). */
  readonly whistle: boolean;
  /** How many of the 162 penalty items delegated to subdistricts came from it (赋权). */
  readonly delegatedPowers?: number;
  /** The field in which its approvals moved to the approval bureau (13 departments). */
  readonly sealedField?: ApprovalField;
}

const department = (
  slug: string,
  name: string,
  rest: Partial<DistrictBody> = {},
): DistrictBody => ({
  slug,
  name: `秦淮区${name}`,
  kind: 'GOV_DEPARTMENT',
  whistle: true,
  ...rest,
});
const partyOrgan = (slug: string, name: string): DistrictBody =>
  department(slug, '', {
    name: `中共秦淮区委${name}`,
    kind: 'PARTY_ORG',
    under: 'party-committee',
  });
const institution = (slug: string, name: string, under: string): DistrictBody =>
  department(slug, name, { kind: 'PUBLIC_INSTITUTION', under });
const utility = (slug: string, name: string): DistrictBody =>
  department(slug, '', { name: `南京示例${name}有限公司秦淮服务所`, kind: 'UTILITY' });

/**
 * The bodies of the district. Titles are the generic ones of a Chinese district; which 8 departments delegate how
 * many items, and which 13 share the seal in which field, are our choice (the sources give only the totals).
 */
export const DISTRICT_BODIES: readonly DistrictBody[] = [
  department('government', '人民政府', { whistle: false }),
  department('party-committee', '', {
    name: '中共南京市秦淮区委员会',
    kind: 'PARTY_ORG',
    whistle: false,
  }),
  department('command-centre', '社会治理综合指挥中心', { kind: 'COMMAND_CENTER', whistle: false }),
  department('administrative-approval', '行政审批局'),
  department('urban-management', '城市管理局', { delegatedPowers: 72, sealedField: 'INVESTMENT' }),
  department('housing-construction', '住房和城乡建设局', {
    delegatedPowers: 24,
    sealedField: 'INVESTMENT',
  }),
  department('emergency-management', '应急管理局', { delegatedPowers: 16 }),
  department('ecology-environment', '生态环境局', {
    delegatedPowers: 14,
    sealedField: 'INVESTMENT',
  }),
  department('health', '卫生健康委员会', { delegatedPowers: 12, sealedField: 'MARKET_ACCESS' }),
  department('water-affairs', '水务局', { delegatedPowers: 10, sealedField: 'INVESTMENT' }),
  department('culture-tourism', '文化和旅游局', {
    delegatedPowers: 8,
    sealedField: 'MARKET_ACCESS',
  }),
  department('civil-affairs', '民政局', { delegatedPowers: 6, sealedField: 'SOCIAL' }),
  department('market-supervision', '市场监督管理局', { sealedField: 'MARKET_ACCESS' }),
  department('transport', '交通运输局', { sealedField: 'MARKET_ACCESS' }),
  department('development-reform', '发展和改革委员会', { sealedField: 'INVESTMENT' }),
  department('civil-defence', '国防动员办公室', { sealedField: 'INVESTMENT' }),
  department('education', '教育局', { sealedField: 'SOCIAL' }),
  department('human-resources', '人力资源和社会保障局', { sealedField: 'SOCIAL' }),
  department('public-security', '公安分局'),
  department('traffic-police', '交通警察大队', { under: 'public-security' }),
  department('fire-rescue', '消防救援大队'),
  department('planning-resources', '规划和自然资源局'),
  department('justice', '司法局'),
  department('petition', '信访局'),
  department('commerce', '商务局'),
  department('science-technology', '科学技术局'),
  department('industry-information', '工业和信息化局'),
  department('medical-insurance', '医疗保障局'),
  department('veterans', '退役军人事务局'),
  department('data', '数据局'),
  department('sports', '体育局'),
  department('state-assets', '国有资产监督管理办公室'),
  department('tax', '税务局'),
  department('finance', '财政局', { whistle: false }),
  department('audit', '审计局', { whistle: false }),
  department('statistics', '统计局', { whistle: false }),
  department('urban-enforcement', '城市管理综合行政执法大队', {
    kind: 'ENFORCEMENT_BUREAU',
    under: 'urban-management',
  }),
  department('market-enforcement', '市场监管综合行政执法大队', {
    kind: 'ENFORCEMENT_BUREAU',
    under: 'market-supervision',
  }),
  institution('municipal-works', '市政设施养护所', 'urban-management'),
  institution('sanitation', '环境卫生管理所', 'urban-management'),
  institution('greening', '园林绿化所', 'urban-management'),
  institution('street-lighting', '路灯管理所', 'urban-management'),
  institution('parking', '停车管理中心', 'urban-management'),
  institution('river-management', '河道管理所', 'water-affairs'),
  institution('property-guidance', '物业管理指导中心', 'housing-construction'),
  institution('house-safety', '房屋安全管理中心', 'housing-construction'),
  institution('disease-control', '疾病预防控制中心', 'health'),
  institution('animal-health', '动物卫生监督所', 'market-supervision'),
  partyOrgan('social-work', '社会工作部'),
  partyOrgan('political-legal', '政法委员会'),
  partyOrgan('publicity', '宣传部'),
  { ...partyOrgan('organisation', '组织部'), whistle: false },
  department('disabled-persons', '残疾人联合会', { kind: 'SOCIAL_ORG', under: 'party-committee' }),
  department('women', '妇女联合会', { kind: 'SOCIAL_ORG', under: 'party-committee' }),
  utility('water', '供水'),
  utility('power', '供电'),
  utility('gas', '燃气'),
  utility('heat', '供热'),
  utility('telecom', '通信'),
  utility('cable', '广电网络'),
  utility('drainage', '排水'),
];

/** The five departments of a subdistrict (5部); with the bureau and two centres they make 5部1局2中心. */
export const SUBDISTRICT_DEPARTMENTS: readonly (readonly [slug: string, name: string])[] = [
  ['party-affairs', '党群工作部'],
  ['economy', '经济发展部'],
  ['public-services', '公共服务部'],
  ['public-management', '公共管理部'],
  ['public-safety', '公共安全部'],
];
