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
  INTAKE_SIGNATURE: {
    kind: 'FORBIDDEN',
    message: {
      en: 'The push is not signed with a key of this system.',
      zh: '推送未使用该系统的密钥签名。',
    },
    meaning: {
      en: 'A header is missing, the key or the system is unknown or rests, or the signature is of something else: all answer alike.',
      zh: '缺少签名头、密钥或系统未知或已停用、签名与内容不符，回答相同。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3; the signature is ours',
  },
  INTAKE_CLOCK: {
    kind: 'FORBIDDEN',
    message: {
      en: 'The push was signed more than {seconds} seconds from now.',
      zh: '推送签名时间与当前相差超过 {seconds} 秒。',
    },
    meaning: {
      en: 'The signature is right and its time is not: set the clock of the system that pushes.',
      zh: '签名正确但时间不符，请校准推送方时钟。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  INTAKE_REPLAYED: {
    kind: 'CONFLICT',
    message: {
      en: 'The push has come before; sign it anew to send it again.',
      zh: '该推送已收到过；重发须重新签名。',
    },
    meaning: {
      en: 'A nonce is used once. A matter whose answer was lost is sent again with a new one: its key makes no second event.',
      zh: '随机数仅可使用一次。未收到回答的事项应换用新随机数重发，其编号不会产生第二个事件。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  EXTERNAL_CODE_TARGET: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'That is no code of ours of the kind {kind}.',
      zh: '该代码不是本平台 {kind} 类有效代码。',
    },
    meaning: {
      en: 'A category is a leaf of the tree, an area one in force, a nature and an urgency a code of its list.',
      zh: '分类须为分类树末级，区域须现行有效，性质与紧急程度须为代码表中的代码。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
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
