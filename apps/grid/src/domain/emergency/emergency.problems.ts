import { defineProblems } from '@gezhi/kernel';

const rule = (en: string, zh: string, meaning: { en: string; zh: string }) => ({
  kind: 'RULE' as const,
  message: { en, zh },
  meaning,
  since: '0.2.0',
  source: 'coverage G-15; the rule is ours',
});

/** What emergencies can refuse. */
export const EMERGENCY_PROBLEMS = defineProblems('emergency', {
  INCIDENT_RUNS: rule('{number} runs already for it.', '该事件已立为 {number}。', {
    en: 'An event has one running incident.',
    zh: '同一事件只立一起进行中的突发事件。',
  }),
  PLAN_NOT_IN_FORCE: rule(
    'The plan does not hold in {areaCode} on {date}.',
    '该预案 {date} 在 {areaCode} 未生效。',
    {
      en: 'A response follows a published plan of the place or an area around it.',
      zh: '启动响应须依据当地或上级现行预案。',
    },
  ),
  PLAN_OTHER_KIND: rule('The plan is for {kind}.', '该预案适用于 {kind}。', {
    en: 'The plan is of the kind of the incident.',
    zh: '预案类别须与突发事件类别一致。',
  }),
  PLAN_WITHOUT_LEVEL: rule('The plan has no {level}.', '预案未设 {level}。', {
    en: 'A response has a level its plan describes.',
    zh: '响应等级须为预案所设等级。',
  }),
  RESPONSE_LEVEL_ABOVE: rule('{level} is called by the district.', '{level} 由区级启动。', {
    en: 'Levels I and II are called by the command centre of the district; which level calls which is ours.',
    zh: 'Ⅰ、Ⅱ级响应由区指挥中心启动。',
  }),
  RESPONSE_LEVEL_SAME: rule('{level} holds already.', '当前已是 {level}。', {
    en: 'A change goes to another level.',
    zh: '须调整为其他等级。',
  }),
  NOBODY_ON_DUTY: rule('Nobody else on duty can be sent.', '没有可派的在岗人员。', {
    en: 'People are sent while a shift of theirs runs, each once to an incident.',
    zh: '仅派正在值班且未在该突发事件中执行任务的人员。',
  }),
  RESOURCE_ELSEWHERE: rule('{name} is of another district.', '{name} 不属于本区。', {
    en: 'Resources are those of the district of the incident.',
    zh: '仅可调用本区资源。',
  }),
  RESOURCE_SHORT: rule('Of {name} there are {free} left.', '{name} 仅余 {free}。', {
    en: 'No more is given than there is.',
    zh: '调用数量不得超过可用数量。',
  }),
  RESOURCE_OUT: rule('{allotted} of it are with incidents.', '其中 {allotted} 正在调用。', {
    en: 'A store is not counted lower than what was taken from it.',
    zh: '登记数量不得低于调用中的数量。',
  }),
  RESOURCE_USED: rule(
    'No more than {quantity} were taken.',
    '消耗数量不得超过调用数量 {quantity}。',
    {
      en: 'What was used up was taken before.',
      zh: '消耗数量须不大于调用数量。',
    },
  ),
  RESOURCE_BACK: rule('It was given back.', '该资源已归还。', {
    en: 'A resource is given back once.',
    zh: '资源仅归还一次。',
  }),
  INCIDENT_TASKS_OPEN: rule('{count} tasks on duty are open.', '尚有 {count} 项值班任务未结束。', {
    en: 'Wait for them, or take them back with the stand-down.',
    zh: '请等待反馈，或在终止响应时一并撤回。',
  }),
  INCIDENT_WHISTLES_OPEN: rule('Whistles run: {numbers}.', '应急哨未办结：{numbers}。', {
    en: 'Each whistle of it is concluded or withdrawn before it is stood down.',
    zh: '终止响应前应急哨须办结或撤回。',
  }),
});
