import { defineProblems } from '@gezhi/kernel';

/** What the life of an event can refuse. */
export const EVENT_PROBLEMS = defineProblems('event', {
  PLACE_TOO_WIDE: {
    kind: 'RULE',
    message: {
      en: '{areaCode} is too wide for a place; name a smaller area or mark the event as unlocated.',
      zh: '{areaCode} 范围过大，请填写更小的区域，或标记为“地点不明”。',
    },
    meaning: {
      en: 'An event lies in a subdistrict or smaller, unless its reporter could not say where.',
      zh: '事件应落到街道及以下区域；确实无法定位的须标记。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, report',
  },
  NOT_A_LEAF: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{categoryCode} is not a leaf of the category tree.',
      zh: '{categoryCode} 不是末级分类。',
    },
    meaning: {
      en: 'Lead organisation, limits and evidence hang on leaves; choose one of eventCategories.',
      zh: '主办单位、时限和佐证要求均设在末级分类上，请从分类树末级中选择。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, accept',
  },
  HANDOVER_NOT_LOGGED: {
    kind: 'RULE',
    message: {
      en: 'Write down how the emergency was handed over to {channel}.',
      zh: '请记录向 {channel} 移交的情况。',
    },
    meaning: {
      en: 'An emergency is handed to 110, 119 or 120 at once; when and to whom belongs in the note.',
      zh: '紧急警情应立即移交110、119或120，并在备注中写明时间与接收方。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, redirect',
  },
  NO_OWNER: {
    kind: 'RULE',
    message: {
      en: 'The catalogue names nobody for {categoryCode} here; name the lead organisation.',
      zh: '分类目录未规定 {categoryCode} 在此处的主办单位，请人工指定。',
    },
    meaning: {
      en: 'Dispatch without a named organisation follows the catalogue. It has no entry for the category and the place.',
      zh: '未指定主办单位时按分类目录派单；目录中没有该分类在此处的承办单位。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, dispatch',
  },
  RETURN_USED: {
    kind: 'RULE',
    message: {
      en: 'The order of {number} was already returned once; it can not be returned again.',
      zh: '{number} 的派单已退过一次，不得再退。',
    },
    meaning: {
      en: 'An order may be returned once. After the adjudicator refused, it is final.',
      zh: '每次派单限退一次；裁定不同意退单后即为终局。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, requestReturn',
  },
  REPORTER_NOT_CONTACTED: {
    kind: 'RULE',
    message: { en: 'Contact the reporter before starting.', zh: '开始处置前须先联系反映人。' },
    meaning: {
      en: 'Somebody reported and was not anonymous. Contact first, then start with contacted: true.',
      zh: '事件有实名反映人。请先联系，再以 contacted: true 开始处置。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, start',
  },
  EXTENDED_ALREADY: {
    kind: 'RULE',
    message: { en: 'The limit was already extended once.', zh: '该事件已延期一次。' },
    meaning: {
      en: 'A limit is extended once, before it runs out.',
      zh: '办理时限只能延期一次，且须在届满前。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, Extension',
  },
  SUSPENSION_TERM: {
    kind: 'RULE',
    message: {
      en: '{until} is not a last day within the next {most} days.',
      zh: '{until} 不在今后 {most} 天之内。',
    },
    meaning: {
      en: 'A suspension has a last day, from tomorrow on and within the longest term.',
      zh: '挂起须有截止日，最早为明天，且不超过最长期限。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, suspend; the term is ours',
  },
  EVIDENCE_MISSING: {
    kind: 'RULE',
    message: { en: 'Matters of {category} need evidence.', zh: '{category} 类事件须附佐证。' },
    meaning: {
      en: 'The category demands evidence of the result, such as a photograph.',
      zh: '该分类要求提交处置佐证，例如照片。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, handle',
  },
  VERIFIER_IS_HANDLER: {
    kind: 'RULE',
    message: { en: 'Somebody other than the handler verifies.', zh: '核查人不得为处置人。' },
    meaning: {
      en: 'Who reported the result does not judge it.',
      zh: '提交处置结果的人不得核查该结果。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, verifyPass',
  },
  CALLBACK_MISSING: {
    kind: 'RULE',
    message: {
      en: 'Call back first: {attempts} of {needed} attempts were made and nobody was reached.',
      zh: '请先回访：已尝试 {attempts} 次（需 {needed} 次），尚未联系到反映人。',
    },
    meaning: {
      en: 'An event with a reporter closes after a call that was answered or two that were not.',
      zh: '有反映人的事件须回访成功，或两次回访未果后方可结案。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, close',
  },
  RESPONSIBLE_BODY_MISSING: {
    kind: 'RULE',
    message: { en: 'Say whose matter it is.', zh: '请写明应由谁负责。' },
    meaning: {
      en: 'OUT_OF_SCOPE must name who is responsible.',
      zh: '“非职责范围”须写明责任单位。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, EventOutcome',
  },
  NOTHING_TO_RATE: {
    kind: 'RULE',
    message: { en: '{number} cannot be rated now.', zh: '{number} 目前不能评价。' },
    meaning: {
      en: 'A matter is rated by whoever reported it, from the verified result until the window of reopening ends.',
      zh: '反映人可在核查通过后、重新办理期限届满前评价。',
    },
    since: '0.2.0',
    source: 'spec/grid.md, close; the window is ours, the one of reopening',
  },
  REOPEN_TOO_LATE: {
    kind: 'RULE',
    message: {
      en: 'The {days} working days for reopening ended on {last}; report it anew.',
      zh: '重新办理的 {days} 个工作日已于 {last} 届满，请重新上报。',
    },
    meaning: {
      en: 'Later than the window it is a new event that repeats the old one.',
      zh: '超过期限的作为新事件上报，并关联原事件。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, reopen',
  },
});
