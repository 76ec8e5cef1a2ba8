import { defineProblems } from '@gezhi/kernel';

/** What intake from other systems can refuse. */
export const INTAKE_PROBLEMS = defineProblems('intake', {
  EXTERNAL_ID_INCOMPLETE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'externalSystem and externalId belong together; {field} is missing.',
      zh: 'externalSystem 与 externalId 须同时提供，缺少 {field}。',
    },
    meaning: {
      en: 'A matter of another system is known by the system and by its key there: name both or neither.',
      zh: '外部系统的事项由系统代码与其在该系统中的编号共同标识，须同时提供或都不提供。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G12',
  },
  EXTERNAL_SYSTEM_UNKNOWN: {
    kind: 'FORBIDDEN',
    message: {
      en: 'This account brings nothing in for a system {system}.',
      zh: '该账号不是系统 {system} 的接入账号。',
    },
    meaning: {
      en: 'The system is not in the list, rests, or is spoken for by another account: all answer alike.',
      zh: '该系统未登记、已停用，或由其他账号接入；三种情形回答相同。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G12',
  },
  EXTERNAL_SOURCE: {
    kind: 'RULE',
    message: {
      en: '{system} brings in {allowed}, not {source}.',
      zh: '系统 {system} 可接入的来源为 {allowed}，不含 {source}。',
    },
    meaning: {
      en: 'Each system is entered with the sources its matters may have.',
      zh: '每个外部系统登记时即限定其可接入的事件来源。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G12; the limit by source is ours',
  },
  EXTERNAL_ID_CONFLICT: {
    kind: 'CONFLICT',
    message: {
      en: '{system} has already brought in {id} with other content.',
      zh: '系统 {system} 已以不同内容接入编号 {id}。',
    },
    meaning: {
      en: 'The same key again is answered with the same event. With other content it is a mistake of the sender: what changed meanwhile is told by a note on the event, not by bringing it in anew.',
      zh: '相同编号再次提交将返回同一事件；内容不同则视为发送方差错。后续变化应在事件上补充说明，而非重新接入。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G12',
  },
  OBSERVED_AT_OUT_OF_RANGE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'It was seen neither later than now nor more than {days} days ago.',
      zh: '发现时间不得晚于当前，且不得早于 {days} 天前。',
    },
    meaning: {
      en: 'The moment a matter was seen is kept beside the moment it came in. A device without a network has a week.',
      zh: '发现时间与上报时间分别保存。离线设备须在一周内补报。',
    },
    since: '0.2.0',
    source: 'spec/coverage.md G-04; the week is ours',
  },
  EXTERNAL_SYSTEM_CODE: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{code} is no code of a system: 2 to 40 capital letters, digits and underscores.',
      zh: '{code} 不是有效的系统代码：2 至 40 位大写字母、数字或下划线。',
    },
    meaning: {
      en: 'The code is what calls name the system by; it begins with a letter.',
      zh: '系统代码用于调用时标识系统，须以字母开头。',
    },
    since: '0.2.0',
  },
});
