import { defineCodeList } from '@gezhi/kernel';

/** What an organisation is (单位类型), spec/kernel.md. */
export const ORGANIZATION_KINDS = defineCodeList(
  'OrganizationKind',
  { en: 'What an organisation is', zh: '单位类型' },
  {
    PARTY_ORG: { en: 'Party organisation', zh: '党组织' },
    GOV_DEPARTMENT: { en: 'Government department', zh: '政府部门' },
    SUBDISTRICT_OFFICE: { en: 'Subdistrict office', zh: '街道办事处' },
    ENFORCEMENT_BUREAU: { en: 'Comprehensive enforcement bureau', zh: '综合行政执法局' },
    COMMAND_CENTER: { en: 'Command centre', zh: '指挥中心' },
    SERVICE_CENTER: { en: 'Convenience service centre', zh: '便民服务中心' },
    RESIDENT_COMMITTEE: { en: 'Resident committee', zh: '居委会' },
    PUBLIC_INSTITUTION: { en: 'Public institution', zh: '事业单位' },
    UTILITY: { en: 'Public utility', zh: '公共服务企业' },
    PROPERTY_COMPANY: { en: 'Property company', zh: '物业企业' },
    OWNERS_COMMITTEE: { en: 'Owners’ committee', zh: '业主委员会' },
    SOCIAL_ORG: { en: 'Social organisation', zh: '社会组织' },
    ENTERPRISE: { en: 'Enterprise', zh: '企业' },
    RESIDENT_UNIT: { en: 'Unit stationed in the area', zh: '驻区单位' },
  },
);
export type OrganizationKind = (typeof ORGANIZATION_KINDS.codes)[number];
