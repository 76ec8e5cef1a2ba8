import { defineProblems } from '@gezhi/kernel';

const OURS = 'issue 3, point 1; the rule is ours';

/** What planning and changing duty can refuse. */
export const DUTY_PROBLEMS = defineProblems('duty', {
  DUTY_WEEK: {
    kind: 'RULE',
    message: { en: '{weekOf} is no Monday.', zh: '{weekOf} 不是星期一。' },
    meaning: { en: 'Rosters are planned by the week.', zh: '值班表按周编排。' },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_PLACE: {
    kind: 'RULE',
    message: {
      en: 'A post of the kind {kind} is not on duty in {areaCode}.',
      zh: '{kind} 岗位不能在 {areaCode} 值班。',
    },
    meaning: {
      en: 'In a grid its own posts are on duty; in a command centre of a city, district or subdistrict its watch officers.',
      zh: '网格值班由本网格岗位承担，市、区、街道指挥中心由本中心值班员值守。',
    },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_HOURS: {
    kind: 'RULE',
    message: {
      en: 'A shift begins in its week and lasts from 30 minutes to {most} hours.',
      zh: '班次须在本周内开始，时长为30分钟至{most}小时。',
    },
    meaning: {
      en: 'The moments of a shift are in order, in the week of the roster, and not too far apart.',
      zh: '班次起止时间须有序、在值班周内且不超过最长时长。',
    },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_POST_NOT_HELD: {
    kind: 'RULE',
    message: { en: 'The post is not held during the shift.', zh: '该岗位在班次期间无人任职。' },
    meaning: {
      en: 'Somebody is on duty by the post they hold, from the first moment to the last.',
      zh: '班次期间须始终在岗。',
    },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_OVERLAP: {
    kind: 'RULE',
    message: {
      en: 'The worker has another shift at {startsAt}.',
      zh: '该人员在 {startsAt} 已有其他班次。',
    },
    meaning: {
      en: 'Nobody is on duty twice at one time, whatever posts they hold and wherever.',
      zh: '同一人员的班次不得重叠，不论岗位与地点。',
    },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_OVER: {
    kind: 'RULE',
    message: {
      en: 'The shift of {startsAt} is over or begun.',
      zh: '{startsAt} 的班次已开始或结束。',
    },
    meaning: {
      en: 'What was worked is not changed afterwards.',
      zh: '已开始或结束的班次不再更改。',
    },
    since: '0.2.0',
    source: OURS,
  },
  DUTY_NOT_YOURS: {
    kind: 'FORBIDDEN',
    message: { en: 'Only {who} may do this.', zh: '仅 {who} 可操作。' },
    meaning: {
      en: 'Whoever works a shift or keeps the roster asks; whoever is to take it over answers; whoever asked withdraws.',
      zh: '由当班人或排班人提出，由接班人答复，由提出人撤回。',
    },
    since: '0.2.0',
    source: OURS,
  },
});
