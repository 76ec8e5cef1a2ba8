import { defineProblems } from '@gezhi/kernel';

const OURS = 'coverage G-15; the rule is ours';
const rule = (en: string, zh: string, meaning: { en: string; zh: string }) => ({
  kind: 'RULE' as const,
  message: { en, zh },
  meaning,
  since: '0.2.0',
  source: OURS,
});

/** What the register of risks can refuse. */
export const RISK_PROBLEMS = defineProblems('risk', {
  RISK_PLACE_TOO_NARROW: rule(
    '{areaCode} is narrower than a grid.',
    '{areaCode} 小于网格，风险须登记到网格及以上。',
    {
      en: 'A risk lies in a grid or wider: below that it would point at households.',
      zh: '风险登记到网格及以上层级，避免指向具体住户。',
    },
  ),
  RISK_SOURCE_MISSING: rule(
    '{source} asks for the key of what it was found in, and no other source does.',
    '来源 {source} 与来源编号不符：仅事件、体检问题、区域预警须填写编号。',
    {
      en: 'EVENT, HEALTH_FINDING and AREA_ALERT name their object; PATROL and DEPARTMENT name none.',
      zh: '事件、体检问题、区域预警须填写来源编号，巡查与部门研判不填。',
    },
  ),
  RISK_SOURCE_ELSEWHERE: rule(
    'It lies in {sourceArea}, the risk in {areaCode}.',
    '来源位于 {sourceArea}，风险位于 {areaCode}。',
    {
      en: 'A risk lies where it was found, or in an area around it.',
      zh: '风险所在区域须与来源一致或相互包含。',
    },
  ),
  RISK_REGISTERED: rule('It is in the register as {number}.', '已登记为 {number}。', {
    en: 'What a risk was found in has one open risk.',
    zh: '同一来源只登记一项未销号的风险。',
  }),
  RISK_FINDER_ASSESSES: rule(
    'Whoever found it does not find it {level} alone.',
    '发现人不得自行研判为{level}等级。',
    {
      en: 'MAJOR and above are assessed by somebody else.',
      zh: '重大及以上等级须由发现人以外的人员研判。',
    },
  ),
  RISK_DATE_NOT_AHEAD: rule('{date} does not lie ahead.', '{date} 不是将来的日期。', {
    en: 'Reviews and measures are set for a day to come.',
    zh: '复查与措施期限须为将来的日期。',
  }),
  RISK_EVENT_ELSEWHERE: rule(
    '{areaCode} is not within the risk’s {riskArea}.',
    '{areaCode} 不在风险区域 {riskArea} 内。',
    { en: 'Its tasks are where it lies.', zh: '转派的事件须位于风险区域内。' },
  ),
  RISK_WORK_OPEN: rule(
    '{measures} measures and {events} events are still open.',
    '尚有 {measures} 项措施、{events} 件事件未完成。',
    {
      en: 'It is resolved when everything planned has ended: finish or drop measures, close events.',
      zh: '全部措施与事件结束后方可确认化解。',
    },
  ),
  RISK_NOTHING_DONE: rule('Nothing was done about it.', '尚无完成的措施或事件。', {
    en: 'A measure that was taken or an event that ended resolves it; what was none is dismissed.',
    zh: '须有完成的措施或办结的事件。',
  }),
  RISK_NOT_REVIEWED: rule(
    'No review since the rule was set found that it stayed away.',
    '建制后尚无未重现的复查记录。',
    {
      en: 'A risk is closed when somebody looked again after the rule was set.',
      zh: '建制后须复查确认未重现，方可销号。',
    },
  ),
});
