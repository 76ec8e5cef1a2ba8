import { definePermissions } from '@gezhi/identity';
import { defineCodeList, defineProblems } from '@gezhi/kernel';

/** The five functions of a command centre (五大功能) [S1]. */
export const CENTER_FUNCTIONS = defineCodeList(
  'CommandCenterFunction',
  { en: 'What a command centre does', zh: '指挥中心功能' },
  {
    AGGREGATE: { en: 'Aggregate', zh: '汇聚' },
    MONITOR_WARN: { en: 'Monitor and warn', zh: '监测预警' },
    ANALYSE: { en: 'Analyse', zh: '分析研判' },
    DISPATCH: { en: 'Dispatch', zh: '指挥调度' },
    SUPERVISE_ASSESS: { en: 'Supervise and assess', zh: '监督考核' },
  },
);
export type CenterFunction = (typeof CENTER_FUNCTIONS.codes)[number];

export const COMMAND_CENTER_PERMISSIONS = definePermissions({
  'commandCenter.keep': { roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'], area: 'COVERED' },
});

export const COMMAND_CENTER_PROBLEMS = defineProblems('commandCenter', {
  CENTER_PLACE: {
    kind: 'RULE',
    message: {
      en: '{areaCode} is no city, district or subdistrict.',
      zh: '{areaCode} 不是市、区或街道。',
    },
    meaning: {
      en: 'Command centres are kept at these three levels.',
      zh: '指挥中心设在市、区、街道三级。',
    },
    since: '0.2.0',
    source: 'coverage G-11',
  },
});
