import { defineProblems } from '@gezhi/kernel';

const SINCE = '0.1.0';
const E1 = 'GO 2024 No. 54 (涉企行政检查); spec/enforcement.md E1';
const E2 = 'spec/enforcement.md E2';
const PROOF = 'Administrative Penalty Law (行政处罚法) art. 46';

/** What planning and carrying out an inspection can refuse. */
export const INSPECTION_PROBLEMS = defineProblems('inspection', {
  INSPECTION_IN_PAST: {
    kind: 'RULE',
    message: {
      en: '{plannedOn} is in the past; today is {today}.',
      zh: '{plannedOn} 早于当日 {today}。',
    },
    meaning: {
      en: 'An inspection is opened before the visit; a visit is not given its grounds afterwards.',
      zh: '检查须先立项后进门，不得事后补办。',
    },
    since: SINCE,
    source: E1,
  },
  INSPECTION_NOT_ENTITLED: {
    kind: 'RULE',
    message: {
      en: 'The organisation of section {departmentCode} may not check {itemCode} on {on}: it neither holds {powerItem} nor is on the list of inspecting bodies.',
      zh: '{departmentCode} 部分的实施单位在 {on} 无权检查 {itemCode}：既未获赋权 {powerItem}，也不在检查主体清单中。',
    },
    meaning: {
      en: 'Only a body that holds the power by a delegation in force, or is on the published list of inspecting bodies of the department, may put its questions.',
      zh: '只有持有现行赋权、或列入该部门检查主体清单的单位，才能实施相应检查。',
    },
    since: SINCE,
    source: E1,
  },
  SECTION_TWICE: {
    kind: 'RULE',
    message: {
      en: 'The section of {departmentCode} stands twice.',
      zh: '{departmentCode} 的部分重复。',
    },
    meaning: {
      en: 'One visit carries each department’s section once.',
      zh: '一次检查中每个部门的部分只出现一次。',
    },
    since: SINCE,
    source: E2,
  },
  ITEM_NOT_IN_SECTION: {
    kind: 'RULE',
    message: {
      en: 'Question {code} does not stand in the section of {departmentCode}, or stands there twice.',
      zh: '检查项 {code} 不属于 {departmentCode} 的部分，或重复出现。',
    },
    meaning: {
      en: 'A question is put once on a visit, in the section of the department it belongs to.',
      zh: '每个检查项在一次检查中只提出一次，并归属其所在部门。',
    },
    since: SINCE,
    source: E2,
  },
  SITE_YEARLY_CAP: {
    kind: 'RULE',
    message: {
      en: 'The site has had {visits} visits in {year}; its class {supervisionClass} allows {cap}.',
      zh: '该对象 {year} 年已检查 {visits} 次，{supervisionClass} 级上限为 {cap} 次。',
    },
    meaning: {
      en: 'A site is visited no more than its class allows in a calendar year. Only a complaint goes beyond, and that is recorded.',
      zh: '同一对象一年内检查次数不得超过其等级上限；投诉举报引发的检查除外，但须留痕。',
    },
    since: SINCE,
    source: 'GO 2024 No. 54 (涉企行政检查); spec/enforcement.md E3',
  },
  COMPLAINT_WITHOUT_SOURCE: {
    kind: 'RULE',
    message: {
      en: 'Name the event or say what the complaint is.',
      zh: '请注明来源事件或说明投诉内容。',
    },
    meaning: {
      en: 'A complaint lifts the yearly cap, so it must be possible to find it: give sourceEventId or a note.',
      zh: '投诉举报可突破频次上限，因此必须可追溯：请提供 sourceEventId 或说明。',
    },
    since: SINCE,
    source: 'spec/enforcement.md E3',
  },
  FINDING_NOT_ASKED: {
    kind: 'RULE',
    message: {
      en: 'Question {code} is not part of this visit, or is answered twice.',
      zh: '检查项 {code} 不在本次检查范围内，或重复回答。',
    },
    meaning: {
      en: 'Only what was opened is checked. Anything else that is seen is sent on as a clue.',
      zh: '只检查已立项的内容，其他问题作为线索移送。',
    },
    since: SINCE,
    source: E1,
  },
  FINDING_MISSING: {
    kind: 'RULE',
    message: { en: 'Not answered yet: {codes}.', zh: '尚未回答：{codes}。' },
    meaning: {
      en: 'Every question of the visit is answered, if only with NOT_APPLICABLE.',
      zh: '每个检查项都须回答，不适用的选 NOT_APPLICABLE。',
    },
    since: SINCE,
    source: E2,
  },
  EVIDENCE_REQUIRED: {
    kind: 'RULE',
    message: {
      en: 'The violation of {code} needs evidence.',
      zh: '检查项 {code} 的问题须有证据。',
    },
    meaning: {
      en: 'Name at least one kind of evidence that was taken.',
      zh: '至少注明一种已收集的证据。',
    },
    since: SINCE,
    source: PROOF,
  },
  EVIDENCE_KIND: {
    kind: 'RULE',
    message: {
      en: '{kind} cannot carry the answer to {code}; {allowed} can.',
      zh: '{kind} 不能作为检查项 {code} 的证据，可用：{allowed}。',
    },
    meaning: {
      en: 'The checklist says which kinds of evidence fit a question.',
      zh: '检查单规定每个检查项可用的证据种类。',
    },
    since: SINCE,
    source: PROOF,
  },
  MEASURE_REQUIRED: {
    kind: 'RULE',
    message: {
      en: 'Question {code} asks for a measured value.',
      zh: '检查项 {code} 须填写测量值。',
    },
    meaning: {
      en: 'A question answered by measuring needs the number that was read.',
      zh: '测量类检查项须填写读数。',
    },
    since: SINCE,
    source: PROOF,
  },
  POWER_NOT_OWN: {
    kind: 'RULE',
    message: {
      en: '{powerItem} is not a power of the section’s organisation; send it to its owner as a clue.',
      zh: '{powerItem} 不属于该实施单位的权限，请作为线索移送。',
    },
    meaning: {
      en: 'A violation is recorded under a power the organisation held when the inspection was opened and of the section’s department. Others become clues for their owners.',
      zh: '问题须归入立项时该单位持有、且属于该部门的权力事项；其他问题作为线索移送。',
    },
    since: SINCE,
    source: 'spec/enforcement.md E1, E6',
  },
  CLUE_TO_SELF: {
    kind: 'RULE',
    message: {
      en: '{powerItem} is this organisation’s own power; record it as a finding.',
      zh: '{powerItem} 属于本单位权限，请作为检查结果记录。',
    },
    meaning: {
      en: 'Clues carry what others own. An own violation is found and corrected on the visit.',
      zh: '线索只用于移送他人权限内的问题，本单位权限内的应当场记录处理。',
    },
    since: SINCE,
    source: 'spec/enforcement.md E6',
  },
  NOT_EXACTLY_THE_VIOLATIONS: {
    kind: 'RULE',
    message: {
      en: 'Give each of these once and nothing else: {expected}.',
      zh: '须逐一且仅针对以下检查项：{expected}。',
    },
    meaning: {
      en: 'Each violation gets one correction order, and each order one recheck.',
      zh: '每个问题对应一份责令改正，每份责令改正对应一次复查。',
    },
    since: SINCE,
    source: 'Administrative Penalty Law (行政处罚法) art. 28',
  },
  NO_VIOLATION: {
    kind: 'RULE',
    message: {
      en: 'No violation is left to act on.',
      zh: '没有需要处理的问题。',
    },
    meaning: {
      en: 'Correction is ordered, and a case begun, only for a violation that was found and not put right.',
      zh: '只有发现且未整改的问题才能责令改正或转立案。',
    },
    since: SINCE,
  },
  VIOLATION_LEFT: {
    kind: 'RULE',
    message: {
      en: 'Violations are not corrected yet: {codes}.',
      zh: '仍有问题未整改：{codes}。',
    },
    meaning: {
      en: 'An inspection is closed when nothing is left to correct. Order correction, recheck, or hand it to a case.',
      zh: '没有遗留问题方可办结。请责令改正、复查，或转立案。',
    },
    since: SINCE,
  },
  CORRECTION_DATE: {
    kind: 'RULE',
    message: {
      en: 'A corrected order needs the day it was put right, from {orderedOn} to {today}.',
      zh: '已整改的须注明整改日期，介于 {orderedOn} 与 {today} 之间。',
    },
    meaning: {
      en: 'Whether a correction came in time is judged by the day it was made, not by the day it was rechecked.',
      zh: '是否按期整改以整改完成日为准，而非复查日。',
    },
    since: SINCE,
  },
});
