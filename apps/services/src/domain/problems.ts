import { GRANT_PROBLEMS } from '@gezhi/grants';
import { DEADLINE_PROBLEMS } from '@gezhi/deadlines';
import { GOV_LIST_PROBLEMS } from '@gezhi/gov-lists';
import { defineProblems, joinProblems, MASKING_PROBLEMS } from '@gezhi/kernel';
import { CONTACT_PROBLEMS } from './contact/contact.problems';

const SINCE = '0.1.0';

const OWN_PROBLEMS = defineProblems('services', {
  CATALOG_CODE_TAKEN: {
    kind: 'RULE',
    message: { en: 'The basic catalogue already has {code}.', zh: '基本目录中已有 {code}。' },
    meaning: {
      en: 'A code of the basic catalogue stands for one entry for ever.',
      zh: '基本目录编码唯一且永久对应一个事项。',
    },
    since: SINCE,
    source: 'GB/T 39554.1-2020',
  },
  UNKNOWN_CATALOG_CODE: {
    kind: 'RULE',
    message: { en: '{code} is not in the basic catalogue.', zh: '{code} 不在基本目录中。' },
    meaning: {
      en: 'A service item carries out an entry of the basic catalogue; nothing else may be offered or asked of people.',
      zh: '实施清单事项须对应基本目录，目录之外不得实施。',
    },
    since: SINCE,
    source: 'GB/T 39554.2-2020',
  },
  TASK_CODE_TAKEN: {
    kind: 'RULE',
    message: {
      en: 'Another service item has the implementation code {code}.',
      zh: '实施编码 {code} 已被其他事项使用。',
    },
    meaning: {
      en: 'The implementation code names one item for ever; change the item by a new version.',
      zh: '实施编码唯一，事项变更请发布新版本。',
    },
    since: SINCE,
    source: 'GB/T 39554.2-2020',
  },
  PROMISE_BEYOND_LAW: {
    kind: 'RULE',
    message: {
      en: '{promisedDays} working days are promised, but the law gives {legalDays}.',
      zh: '承诺 {promisedDays} 个工作日，超过法定的 {legalDays} 个工作日。',
    },
    meaning: {
      en: 'A promise is never longer than the legal limit.',
      zh: '承诺时限不得长于法定时限。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  INSTANT_TAKES_A_DAY: {
    kind: 'RULE',
    message: {
      en: 'A case done on the spot is promised for 1 working day.',
      zh: '即办件的承诺时限为 1 个工作日。',
    },
    meaning: {
      en: 'Items of kind INSTANT are decided on the day of acceptance or the next working day; anything longer is COMMITTED.',
      zh: '即办件须当场或次一工作日办结，更长的为承诺件。',
    },
    since: SINCE,
    source: 'spec/services.md CaseKind',
  },
  FEE_WITHOUT_BASIS: {
    kind: 'RULE',
    message: {
      en: 'A fee is taken without the document that allows it.',
      zh: '收费未注明收费依据。',
    },
    meaning: {
      en: 'No fee without a basis; without one the item is free of charge.',
      zh: '没有依据的不得收费。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 58',
  },
  MATERIAL_TWICE: {
    kind: 'INVALID_INPUT',
    message: { en: 'Materials are listed twice: {codes}.', zh: '材料编码重复：{codes}。' },
    meaning: {
      en: 'A material stands once in a version, so that it is asked for once.',
      zh: '同一版本中材料编码不得重复。',
    },
    since: SINCE,
  },
  CHANNEL_NOT_OFFERED: {
    kind: 'RULE',
    message: {
      en: 'The item is not open to {channel}; its tags are {offered}.',
      zh: '该事项未开通 {channel} 渠道，已有标签：{offered}。',
    },
    meaning: {
      en: 'Online needs the tag ONE_NET, a kiosk SELF_SERVICE_24H, an assistant AGENCY. The counter is always open.',
      zh: '网上办理须有“一网通办”标签，自助终端须有“不打烊”标签，代办须有“全程代办”标签；窗口始终可办。',
    },
    since: SINCE,
    source: 'spec/services.md ChannelTag',
  },
  AGENT_WITHOUT_MANDATE: {
    kind: 'RULE',
    message: { en: 'An assistant acts without a mandate.', zh: '代办缺少委托。' },
    meaning: {
      en: 'Somebody acts for the applicant only under a mandate; give its number.',
      zh: '代办须有申请人委托，请填写委托编号。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 29',
  },
  ITEM_NOT_IN_FORCE: {
    kind: 'RULE',
    message: {
      en: 'The item {taskCode} is not in force on {on}.',
      zh: '事项 {taskCode} 于 {on} 未生效。',
    },
    meaning: {
      en: 'Nothing is applied for or accepted outside the published list (V1).',
      zh: '未列入已公布清单的事项不得申请、不得受理（V1）。',
    },
    since: SINCE,
    source: 'spec/services.md V1',
  },
  ITEM_NOT_OFFERED_THERE: {
    kind: 'RULE',
    message: {
      en: 'The item is offered in {offeredIn}, not in {areaCode}.',
      zh: '该事项在 {offeredIn} 办理，不适用于 {areaCode}。',
    },
    meaning: {
      en: 'An application belongs to an area inside the one its item is offered for.',
      zh: '办件所属区域须在事项实施区域之内。',
    },
    since: SINCE,
    source: 'spec/services.md V1',
  },
  ACCEPTANCE_STILL_OPEN: {
    kind: 'RULE',
    message: {
      en: 'The authority may still answer until {dueOn}.',
      zh: '行政机关可在 {dueOn} 前答复。',
    },
    meaning: {
      en: 'Silence accepts an application only after 5 working days have passed.',
      zh: '五个工作日届满后方可视为受理。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 32',
  },
  UNKNOWN_MATERIAL: {
    kind: 'RULE',
    message: { en: 'The item asks for no material {codes}.', zh: '该事项没有材料 {codes}。' },
    meaning: {
      en: 'Only materials of the published version may be asked for; asking for more is asking outside the list.',
      zh: '只能要求清单内的材料，不得额外索要。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 31; spec/services.md V1',
  },
  MATERIAL_NOT_TO_BE_ASKED: {
    kind: 'RULE',
    message: {
      en: '{codes} come by data sharing or from an electronic licence; the applicant is not asked for them.',
      zh: '{codes} 可通过数据共享或电子证照获取，不得要求申请人提供。',
    },
    meaning: {
      en: 'What sharing or an electronic licence supplies may not be asked of the applicant, also not as a correction (scenario S-8).',
      zh: '能够通过数据共享或电子证照获取的材料，不得要求申请人提供（场景 S-8）。',
    },
    since: SINCE,
    source:
      'State Council rules on online government services 2019 (在线政务服务规定) art. 7, 10, 11',
  },
  CORRECTION_ASKED_BEFORE: {
    kind: 'RULE',
    message: { en: 'Corrections were already asked for on {on}.', zh: '已于 {on} 告知补正。' },
    meaning: {
      en: 'All that is missing is told at once, with one list. Accept or refuse what has come in.',
      zh: '应当一次告知需要补正的全部内容，不得再次要求。请受理或不予受理。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 32',
  },
  ACCEPTED_BY_SILENCE: {
    kind: 'RULE',
    message: {
      en: 'The limit for an answer ended on {dueOn}: the application counts as accepted.',
      zh: '答复时限已于 {dueOn} 届满，该申请视为受理。',
    },
    meaning: {
      en: 'After 5 working days without an answer the application is accepted from its receipt; it can no longer be refused or sent back.',
      zh: '五个工作日内未告知的，自收到申请材料之日起即为受理，不得再不予受理或要求补正。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 32',
  },
  EXTENDED_BEFORE: {
    kind: 'RULE',
    message: {
      en: 'The limit was already extended by {days} working days.',
      zh: '时限已延长 {days} 个工作日。',
    },
    meaning: { en: 'A review is extended once.', zh: '审查期限只能延长一次。' },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  EXTENSION_TOO_LONG: {
    kind: 'RULE',
    message: {
      en: '{days} working days are too long; at most {longest} can be added.',
      zh: '延长 {days} 个工作日过长，最多延长 {longest} 个工作日。',
    },
    meaning: { en: 'A review is extended by at most 10 working days.', zh: '最多延长十个工作日。' },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  EXTENSION_WITHOUT_APPROVAL: {
    kind: 'RULE',
    message: {
      en: 'The extension names no approval of the head.',
      zh: '延期未注明负责人批准文号。',
    },
    meaning: {
      en: 'The head of the organisation approves the extension and the applicant is told why.',
      zh: '延期须经行政机关负责人批准，并将理由告知申请人。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  SPECIAL_TERM_PASSED: {
    kind: 'RULE',
    message: {
      en: 'The special procedure would end on {until}, which is past.',
      zh: '特别程序的结束日期 {until} 已过。',
    },
    meaning: {
      en: 'The applicant is told beforehand how long the procedure takes.',
      zh: '应当事先将所需时间书面告知申请人。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 45',
  },
  LEGAL_LIMIT_PASSED: {
    kind: 'RULE',
    message: {
      en: 'The legal limit ended on {dueOn}. Say why the decision is late.',
      zh: '法定时限已于 {dueOn} 届满，请说明逾期原因。',
    },
    meaning: {
      en: 'A decision after the legal limit is still owed, but never in silence: it carries the reason for the delay, which is kept and can be read.',
      zh: '超过法定时限仍须作出决定，但须说明逾期原因并留存备查。',
    },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 42',
  },
  DENIAL_WITHOUT_REASON: {
    kind: 'RULE',
    message: { en: 'A denial gives its reason.', zh: '不予许可须说明理由。' },
    meaning: { en: 'A denial in writing says why.', zh: '不予行政许可的书面决定应当说明理由。' },
    since: SINCE,
    source: 'Administrative Licence Law (行政许可法) art. 38',
  },
  DENIAL_WITHOUT_REMEDIES: {
    kind: 'RULE',
    message: {
      en: 'A denial names where it can be taken to: reconsideration within 60 days, litigation within 6 months.',
      zh: '不予许可须告知救济途径：六十日内申请行政复议、六个月内提起行政诉讼。',
    },
    meaning: {
      en: 'The applicant is told of both remedies; give the reconsideration body and the court.',
      zh: '应当告知申请人申请行政复议和提起行政诉讼的权利，请填写复议机关与法院。',
    },
    since: SINCE,
    source:
      'Administrative Licence Law (行政许可法) art. 38; Reconsideration Law 2023 (行政复议法) art. 20; Litigation Law (行政诉讼法) art. 46',
  },
  LICENCE_NUMBER_TAKEN: {
    kind: 'RULE',
    message: {
      en: 'The licence number {licenceNumber} is already given.',
      zh: '证照编号 {licenceNumber} 已被使用。',
    },
    meaning: { en: 'A licence number stands for one licence.', zh: '证照编号唯一。' },
    since: SINCE,
    source: 'GB/T 36904-2018',
  },
});

/** What the services subgraph can refuse, besides the common problems: its own rules, lists and clocks. */
export const SERVICES_PROBLEMS = joinProblems(
  'services',
  OWN_PROBLEMS,
  CONTACT_PROBLEMS,
  MASKING_PROBLEMS,
  GOV_LIST_PROBLEMS,
  DEADLINE_PROBLEMS,
  GRANT_PROBLEMS,
);
