import { defineCodeList } from '@gezhi/kernel';

/** Posts in a grid (网格岗位), spec/grid.md. */
export const GRID_POST_KINDS = defineCodeList(
  'GridPostKind',
  { en: 'What somebody does in a grid', zh: '网格岗位' },
  {
    GRID_LEADER: { en: 'Grid leader', zh: '网格长' },
    FULLTIME_MEMBER: { en: 'Full-time grid member', zh: '专职网格员' },
    PARTTIME_MEMBER: { en: 'Part-time grid member', zh: '兼职网格员' },
    MICRO_GRID_MEMBER: { en: 'Micro-grid member', zh: '微网格员' },
    BUILDING_HEAD: { en: 'Building head', zh: '楼栋长' },
    COMPOUND_LIAISON: { en: 'Compound liaison', zh: '小区联络专员' },
    LEGAL_GRID_MEMBER: { en: 'Political and legal grid member', zh: '政法网格员' },
    WATCH_OFFICER: { en: 'Watch officer of a command centre', zh: '指挥中心值班员' },
  },
);
export type GridPostKind = (typeof GRID_POST_KINDS.codes)[number];
