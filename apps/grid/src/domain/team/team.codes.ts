import { defineCodeList } from '@gezhi/kernel';

/** What a grid needs people for: posts of its own, and the roles of its team "3+1+N" (网格团队). */
export const STAFFING_ROLES = defineCodeList(
  'GridStaffingRole',
  { en: 'What a grid needs people for', zh: '网格岗位与团队角色' },
  {
    LEADER_POST: { en: 'Grid leader', zh: '网格长' },
    FULLTIME_POST: { en: 'Full-time member', zh: '专职网格员' },
    COMMITTEE_CADRE: { en: 'Cadre of the committee', zh: '社区两委干部' },
    GROUP_LEADER: { en: 'Group leader', zh: '居民小组长' },
    GRID_MEMBER: { en: 'Grid member', zh: '网格员' },
    COMPOUND_LIAISON: { en: 'Compound liaison', zh: '小区联络专员' },
    OTHER: { en: 'Others', zh: '其他力量' },
  },
);
export type StaffingRole = (typeof STAFFING_ROLES.codes)[number];

/** Which part of the staffing a role belongs to. */
export const STAFFING_PARTS = defineCodeList(
  'GridStaffingPart',
  { en: 'Which part of the staffing a role belongs to', zh: '配备类别' },
  {
    POST: { en: 'A post every grid has', zh: '网格岗位' },
    THREE: { en: 'The three of "3+1+N"', zh: '“3+1+N”中的“3”' },
    ONE: { en: 'The one of "3+1+N"', zh: '“3+1+N”中的“1”' },
    MORE: { en: 'The N of "3+1+N"', zh: '“3+1+N”中的“N”' },
  },
);
export type StaffingPart = (typeof STAFFING_PARTS.codes)[number];

export const TEAM_CODE_LISTS = [STAFFING_ROLES, STAFFING_PARTS] as const;
