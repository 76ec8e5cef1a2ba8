import { defineCodeList } from '@gezhi/kernel';

/** The roles an office can stand for: those who answer for an area. */
export const OFFICE_ROLES = defineCodeList(
  'OfficeRole',
  { en: 'Whose office is told', zh: '值守岗位' },
  {
    GRID_MEMBER: { en: 'Grid member', zh: '网格员' },
    COMMUNITY_SECRETARY: { en: 'Community secretary', zh: '社区书记' },
    SUBDISTRICT_COMMAND: { en: 'Subdistrict command centre', zh: '街道指挥中心' },
    DISTRICT_COMMAND: { en: 'District command centre', zh: '区指挥中心' },
    DEPARTMENT_OFFICER: { en: 'Department officer', zh: '部门经办人' },
    ENFORCEMENT_OFFICER: { en: 'Enforcement officer', zh: '执法人员' },
    WINDOW_CLERK: { en: 'Window clerk', zh: '窗口人员' },
    PARTY_ORGANISER: { en: 'Party organiser', zh: '党建工作者' },
    AUDITOR: { en: 'Auditor', zh: '审计员' },
    ADMINISTRATOR: { en: 'Administrator', zh: '管理员' },
  },
);
export type OfficeRole = (typeof OFFICE_ROLES.codes)[number];

export const NOTIFICATION_LANGUAGES = defineCodeList(
  'NotificationLanguage',
  { en: 'In which language an office is told', zh: '通知语言' },
  { zh: { en: 'Chinese', zh: '中文' }, en: { en: 'English', zh: '英文' } },
);
