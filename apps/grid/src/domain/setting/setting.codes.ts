import { defineCodeList } from '@gezhi/kernel';

/** What a city sets by itself (城市设定). */
export const SETTINGS = defineCodeList(
  'Setting',
  { en: 'What a city sets by itself', zh: '可调规则' },
  {
    WHISTLE: { en: 'What holds for whistles of a kind', zh: '吹哨规则' },
    ESCALATION: { en: 'How lateness is carried up', zh: '提级规则' },
    AREA_ALERT: { en: 'What area alerts count, and when they are raised', zh: '预警规则' },
    GRID_SIZE: { en: 'When splitting or merging a grid is suggested', zh: '网格规模阈值' },
    STALE_RULE: { en: 'When a rule of dispatch is called stale', zh: '派单规则陈旧阈值' },
  },
);
export type Setting = (typeof SETTINGS.codes)[number];

export const SETTING_CODE_LISTS = [SETTINGS] as const;
