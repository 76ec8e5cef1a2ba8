import { defineCodeList } from '@gezhi/kernel';

export const GRID_TYPES = defineCodeList(
  'GridType',
  { en: 'What a grid is drawn around', zh: '网格类型' },
  {
    COMPREHENSIVE: { en: 'Comprehensive: homes', zh: '综合网格' },
    DEDICATED: { en: 'Dedicated: one place, such as a school or a market', zh: '专属网格' },
  },
);
export type GridType = (typeof GRID_TYPES.codes)[number];

/** What departments attach to the one set of grids in place of a second layer (rule G5). */
export const GRID_ELEMENTS = defineCodeList(
  'GridElement',
  { en: 'What a department attaches to a grid', zh: '网格要素' },
  {
    PARTY: { en: 'Party building', zh: '党建' },
    URBAN_MGMT: { en: 'Urban management', zh: '城管' },
    POLICE: { en: 'Police', zh: '警务' },
    MARKET: { en: 'Market supervision', zh: '市场监管' },
    SAFETY: { en: 'Peace and safety', zh: '平安' },
    CIVIL_AFFAIRS: { en: 'Civil affairs', zh: '民政' },
    PETITION: { en: 'Petitions', zh: '信访' },
  },
);
export type GridElement = (typeof GRID_ELEMENTS.codes)[number];

/** What is missing in a grid in force; each is counted by a coverage metric. */
export const GRID_FLAGS = defineCodeList(
  'GridFlag',
  { en: 'What a grid lacks', zh: '网格缺项' },
  {
    NO_FULLTIME_MEMBER: { en: 'No full-time member', zh: '无专职网格员' },
    NO_PARTY_BRANCH: { en: 'No party branch', zh: '无网格党支部' },
    NOTICE_INCOMPLETE: { en: 'Public notice incomplete', zh: '公示信息不全' },
  },
);
export type GridFlag = (typeof GRID_FLAGS.codes)[number];

/** What the public notice of a grid tells (rule G6). */
export const NOTICE_FIELDS = defineCodeList(
  'NoticeField',
  { en: 'What the public notice of a grid tells', zh: '网格公示内容' },
  {
    NAME: { en: 'The name', zh: '网格名称' },
    AREA: { en: 'What it covers', zh: '网格范围' },
    MEMBERS: { en: 'Who works in it', zh: '网格人员' },
    WORK_PHONE: { en: 'How to reach them at work', zh: '工作电话' },
    SUPERVISION_PHONE: { en: 'The supervision phone', zh: '监督电话' },
  },
);
export type NoticeField = (typeof NOTICE_FIELDS.codes)[number];
