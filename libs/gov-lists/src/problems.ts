import { defineProblems } from '@gezhi/kernel';

const SINCE = '0.1.0';

/** What the rules of government lists refuse, besides the `INVALID_TRANSITION` of their state machine. */
export const GOV_LIST_PROBLEMS = defineProblems('gov-lists', {
  GOV_LIST_IMMUTABLE: {
    kind: 'RULE',
    message: {
      en: 'Version {version} is {state}; only a draft can be changed.',
      zh: '第 {version} 版状态为 {state}，只有草案可以修改。',
    },
    meaning: {
      en: 'A published version stays as it was published, because cases refer to it. Start a new draft and publish that.',
      zh: '已发布的版本不得改动，因为案件以其为依据。请新建草案并发布。',
    },
    since: SINCE,
    source: 'spec/kernel.md GovList',
  },
  GOV_LIST_DRAFT_EXISTS: {
    kind: 'RULE',
    message: {
      en: 'Version {version} is already being drafted.',
      zh: '第 {version} 版草案正在起草。',
    },
    meaning: {
      en: 'A list has one draft at a time, so that two drafts cannot undo each other when published.',
      zh: '同一清单同时只有一份草案，避免先后发布时互相覆盖。',
    },
    since: SINCE,
  },
  GOV_LIST_EMPTY: {
    kind: 'RULE',
    message: { en: 'A list without items is not published.', zh: '清单没有事项，不能发布。' },
    meaning: {
      en: 'Publishing nothing would end the list in force. To end it, withdraw it.',
      zh: '发布空清单等于终止现行清单。如需终止，请撤销。',
    },
    since: SINCE,
  },
  GOV_LIST_DUPLICATE_ITEM: {
    kind: 'RULE',
    message: { en: 'More than one item has the code {codes}.', zh: '事项编码重复：{codes}。' },
    meaning: {
      en: 'The code is what an item is known by from version to version; in one version it stands once.',
      zh: '事项以编码跨版本识别，同一版本内编码不得重复。',
    },
    since: SINCE,
  },
  GOV_LIST_WITHOUT_BASIS: {
    kind: 'RULE',
    message: { en: 'The list names no basis document.', zh: '清单未注明依据文件。' },
    meaning: {
      en: 'A published list names the document it rests on, so that anybody can check it.',
      zh: '发布的清单须注明依据文件，以便核查。',
    },
    since: SINCE,
  },
  GOV_LIST_RETROACTIVE: {
    kind: 'RULE',
    message: {
      en: '{effective} is in the past; today is {today}.',
      zh: '{effective} 早于当日 {today}。',
    },
    meaning: {
      en: 'A list begins and ends today or later. What was in force on a past day never changes, because cases were opened under it.',
      zh: '清单的生效与终止不得溯及既往。过去某日的现行版本不会改变，因为案件依其受理。',
    },
    since: SINCE,
  },
  GOV_LIST_NOT_AFTER_PREDECESSOR: {
    kind: 'RULE',
    message: {
      en: 'Version {predecessor} holds on {effectiveFrom}; the next version may begin on {earliest} or later.',
      zh: '第 {predecessor} 版于 {effectiveFrom} 有效，新版本最早可于 {earliest} 生效。',
    },
    meaning: {
      en: 'A version holds for at least one day before the next one begins. One that has not come into force yet can be withdrawn first.',
      zh: '每个版本至少有效一日后新版本方可生效。尚未生效的版本可先行撤销。',
    },
    since: SINCE,
  },
  GOV_LIST_NOT_IN_FORCE: {
    kind: 'RULE',
    message: {
      en: 'No version of the list is in force on {on}.',
      zh: '{on} 没有现行有效的清单版本。',
    },
    meaning: {
      en: 'The list was not published yet, or was withdrawn and not replaced. Nothing can be opened under it on that day.',
      zh: '清单尚未发布，或已撤销且未被替代，当日不能据此办理。',
    },
    since: SINCE,
  },
  GOV_LIST_ITEM_NOT_LISTED: {
    kind: 'RULE',
    message: {
      en: '{code} is not on the list in force on {on} (version {version}).',
      zh: '{on} 现行清单（第 {version} 版）中没有事项 {code}。',
    },
    meaning: {
      en: 'What is not on the published list is not accepted, inspected or dispatched.',
      zh: '未列入已公布清单的事项，不予受理、检查或派单。',
    },
    since: SINCE,
    source: 'spec/services.md V1, spec/enforcement.md E1, spec/grid.md G11',
  },
  GOV_LIST_DATES: {
    kind: 'RULE',
    message: {
      en: 'Version {version} is {state}, but its dates are {effectiveFrom} to {effectiveTo}.',
      zh: '第 {version} 版状态为 {state}，与其有效期 {effectiveFrom} 至 {effectiveTo} 不符。',
    },
    meaning: {
      en: 'A draft has no dates, a published version a first day only, a superseded or withdrawn one a first and a last day.',
      zh: '草案没有日期，已发布版本只有生效日，被替代或撤销的版本有生效日与终止日。',
    },
    since: SINCE,
  },
  GOV_LIST_OVERLAP: {
    kind: 'RULE',
    message: {
      en: 'Versions {earlier} and {later} both hold on {on}.',
      zh: '第 {earlier} 版与第 {later} 版在 {on} 同时有效。',
    },
    meaning: {
      en: 'On any day at most one version of a list is in force.',
      zh: '任何一日最多只有一个版本有效。',
    },
    since: SINCE,
  },
  GOV_LIST_GAP: {
    kind: 'RULE',
    message: {
      en: 'Version {earlier} was superseded, but no version holds on {on}.',
      zh: '第 {earlier} 版已被替代，但 {on} 没有有效版本。',
    },
    meaning: {
      en: 'A superseded version ends on the day before its successor begins. Only a withdrawal leaves days without a list.',
      zh: '被替代的版本终止于新版本生效前一日。只有撤销才会出现无清单的日期。',
    },
    since: SINCE,
  },
});
