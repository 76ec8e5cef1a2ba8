import { defineProblems } from '@gezhi/kernel';

const SINCE = '0.1.0';
const E5 = 'spec/enforcement.md E5';

/** What transferring powers can refuse. */
export const DELEGATION_PROBLEMS = defineProblems('delegation', {
  UNKNOWN_POWER_ITEM: {
    kind: 'INVALID_INPUT',
    message: { en: 'There is no power item {powerItem}.', zh: '没有权力事项 {powerItem}。' },
    meaning: {
      en: 'The code is on no list of powers. Query powerItems for the codes.',
      zh: '权力事项清单中没有该编码，请查询 powerItems。',
    },
    since: SINCE,
  },
  POWER_NOT_DELEGABLE: {
    kind: 'RULE',
    message: {
      en: 'Power item {powerItem} includes detention and stays with the police.',
      zh: '权力事项 {powerItem} 包含行政拘留，只能由公安机关行使。',
    },
    meaning: {
      en: 'Restriction of personal liberty is a matter of the public security organs alone; it is never delegated or centralised.',
      zh: '限制人身自由的行政处罚权只能由公安机关等法定机关行使，不得赋权或集中。',
    },
    since: SINCE,
    source: 'Administrative Penalty Law (行政处罚法) art. 18; spec/enforcement.md PenaltyKind',
  },
  DELEGATION_AREA: {
    kind: 'RULE',
    message: {
      en: '{areaCode} is neither a subdistrict nor a district.',
      zh: '{areaCode} 不是街道或区。',
    },
    meaning: {
      en: 'Powers are delegated to subdistricts or centralised in a district; functional areas, communities and grids receive none.',
      zh: '行政处罚权赋予街道或在区级集中行使，功能区、社区和网格不能承接。',
    },
    since: SINCE,
    source: 'Administrative Penalty Law (行政处罚法) art. 18, 24',
  },
  DELEGATION_DATES: {
    kind: 'RULE',
    message: {
      en: 'The last day {effectiveTo} is before the first day {effectiveFrom}.',
      zh: '终止日 {effectiveTo} 早于生效日 {effectiveFrom}。',
    },
    meaning: { en: 'A delegation holds for at least one day.', zh: '赋权至少有效一日。' },
    since: SINCE,
  },
  DELEGATION_RETROACTIVE: {
    kind: 'RULE',
    message: {
      en: '{effective} is in the past; today is {today}.',
      zh: '{effective} 早于当日 {today}。',
    },
    meaning: {
      en: 'Powers begin and end today or later. What a body could do on a past day never changes.',
      zh: '赋权的开始与收回不溯及既往，过去某日的权限不变。',
    },
    since: SINCE,
    source: E5,
  },
  DELEGATION_WITHOUT_EVALUATION: {
    kind: 'RULE',
    message: {
      en: 'The next evaluation ({nextEvaluation}) must come after {effectiveFrom}.',
      zh: '下次评估日期（{nextEvaluation}）须晚于 {effectiveFrom}。',
    },
    meaning: {
      en: 'A delegation is published with the day on which it will be evaluated, so that items no subdistrict can carry are handed back.',
      zh: '公布赋权须确定评估日期，以便收回基层无力承接的事项。',
    },
    since: SINCE,
    source: 'Administrative Penalty Law (行政处罚法) art. 24; spec/enforcement.md E5',
  },
  DELEGATION_OVERLAP: {
    kind: 'RULE',
    message: {
      en: 'The organisation already holds {powerItem} from {effectiveFrom} to {effectiveTo}.',
      zh: '该单位已持有 {powerItem}，有效期 {effectiveFrom} 至 {effectiveTo}。',
    },
    meaning: {
      en: 'One organisation holds one item by one instrument at a time. Withdraw the other delegation first, or begin after it.',
      zh: '同一单位同一事项同一时间只有一项赋权。请先收回，或在其终止后生效。',
    },
    since: SINCE,
    source: E5,
  },
  DELEGATION_NOT_ENDED: {
    kind: 'RULE',
    message: {
      en: 'It holds until {effectiveTo}; it expires on the day after.',
      zh: '赋权有效至 {effectiveTo}，次日方到期。',
    },
    meaning: {
      en: 'A delegation expires once its last day has passed. To end it sooner, withdraw it.',
      zh: '赋权在最后一日之后到期。如需提前终止，请收回。',
    },
    since: SINCE,
    source: E5,
  },
  REASON_REQUIRED: {
    kind: 'RULE',
    message: { en: 'Say why.', zh: '请说明理由。' },
    meaning: {
      en: 'The step is recorded with its reason, for those it concerns and for review.',
      zh: '该步骤须记载理由，供相关方知悉并备查。',
    },
    since: SINCE,
  },
});
