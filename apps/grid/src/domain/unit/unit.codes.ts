import { defineCodeList } from '@gezhi/kernel';

/** The level at which a unit works (承办层级). */
export const UNIT_LEVELS = defineCodeList(
  'UnitLevel',
  { en: 'The level at which a handling unit works', zh: '承办单位层级' },
  {
    COMMUNITY: { en: 'Community', zh: '社区' },
    SUBDISTRICT: { en: 'Subdistrict', zh: '街道' },
    DISTRICT: { en: 'District', zh: '区' },
    CITY: { en: 'City', zh: '市' },
  },
);
export type UnitLevel = (typeof UNIT_LEVELS.codes)[number];
