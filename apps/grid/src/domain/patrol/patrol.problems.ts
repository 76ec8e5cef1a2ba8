import { defineProblems } from '@gezhi/kernel';

const OURS = 'coverage.md G-12; guardrails.md 13 and 19; the rule is ours';

/** What patrols and check-ins can refuse. */
export const PATROL_PROBLEMS = defineProblems('patrol', {
  PATROL_POST: {
    kind: 'RULE',
    message: {
      en: 'The post is not held in {areaCode} on {date}.',
      zh: '该岗位 {date} 不在 {areaCode} 任职。',
    },
    meaning: {
      en: 'A grid is patrolled by a post of its own that somebody holds when the plan begins.',
      zh: '由本网格在任岗位承担巡查。',
    },
    since: '0.2.0',
    source: OURS,
  },
  PATROL_PLAN_DATES: {
    kind: 'RULE',
    message: { en: '{date} is in the past or too early.', zh: '{date} 已过或早于开始日期。' },
    meaning: {
      en: 'A plan begins today or later, and ends after it began and not in the past; it ends once.',
      zh: '计划自当日或以后开始，终止日期不得早于开始日期或今天，且只终止一次。',
    },
    since: '0.2.0',
    source: OURS,
  },
  PATROL_POINT_INCOMPLETE: {
    kind: 'RULE',
    message: {
      en: 'Point {position} needs a longitude with its latitude, and an element only if it is one.',
      zh: '第 {position} 个点位经纬度须成对，且仅要素类点位填写要素。',
    },
    meaning: {
      en: 'A point has both coordinates or none; what a department attached names its element.',
      zh: '点位经纬度同填或同空；要素类点位须注明要素。',
    },
    since: '0.2.0',
    source: OURS,
  },
  PATROL_NOT_YOURS: {
    kind: 'FORBIDDEN',
    message: { en: 'Only {who} may do this.', zh: '仅 {who} 可操作。' },
    meaning: {
      en: 'The worker makes a patrol; it is excused by the worker, the leader of the grid or whoever plans there.',
      zh: '巡查由本人进行；免巡由本人、网格长或计划管理人办理。',
    },
    since: '0.2.0',
    source: OURS,
  },
  PATROL_NOT_UNDER_WAY: {
    kind: 'RULE',
    message: {
      en: 'The patrol or task was not under way at {at}.',
      zh: '{at} 时巡查或任务未在进行中。',
    },
    meaning: {
      en: 'Nobody is located but on a patrol or task of their own, from its beginning to its end. A client that was offline says when it began.',
      zh: '仅在本人巡查或任务进行期间打卡；离线客户端须一并上报开始时间。',
    },
    since: '0.2.0',
    source: 'guardrails.md 13 and 19',
  },
  PATROL_POINT_UNKNOWN: {
    kind: 'RULE',
    message: { en: '{id} is no point of the patrol.', zh: '{id} 不是本次巡查的点位。' },
    meaning: {
      en: 'A check-in is made at a point of the plan, or for a task: one of both.',
      zh: '打卡须对应计划点位或任务之一。',
    },
    since: '0.2.0',
    source: OURS,
  },
  FIELD_TIME: {
    kind: 'RULE',
    message: {
      en: '{at} lies ahead, or more than {hours} hours back.',
      zh: '{at} 晚于当前时间，或早于{hours}小时前。',
    },
    meaning: {
      en: 'What was done offline comes in within 72 hours, with the moment it was done.',
      zh: '离线数据须在72小时内补传，并注明实际时间。',
    },
    since: '0.2.0',
    source: OURS,
  },
});
