import { defineProblems } from './problem-catalogue';

/** Problems any part of the graph can answer. */
export const COMMON_PROBLEMS = defineProblems('common', {
  NOT_FOUND: {
    kind: 'NOT_FOUND',
    message: {
      en: '{type} {id} does not exist or is outside your scope.',
      zh: '{type} {id} 不存在，或不在您的权限范围内。',
    },
    meaning: {
      en: 'Nothing with this key can be seen by the caller. Absent and forbidden answer alike, so that nobody learns what exists by asking.',
      zh: '调用者看不到该键对应的对象。不存在与无权查看的回答相同，避免通过试探得知对象是否存在。',
    },
    since: '0.1.0',
  },
  FORBIDDEN: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Your roles and scopes do not allow {action} here.',
      zh: '您的角色与范围不允许在此执行 {action}。',
    },
    meaning: {
      en: 'The caller holds no role for the action, or the area or organisation lies outside its scope.',
      zh: '调用者没有该操作所需角色，或对象的区域、单位不在其范围内。',
    },
    since: '0.1.0',
  },
  UNAUTHENTICATED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Sign in first: the call carries no valid identity.',
      zh: '请先登录：请求未携带有效身份。',
    },
    meaning: {
      en: 'No access token was sent, or it is expired, forged or meant for somebody else.',
      zh: '未携带访问令牌，或令牌已过期、被伪造、或并非签发给本系统。',
    },
    since: '0.1.0',
  },
  AUDIT_UNAVAILABLE: {
    kind: 'RULE',
    message: {
      en: 'It cannot be recorded who does this now, so it is not done. Try again later.',
      zh: '目前无法写入审计记录，因此未予执行，请稍后再试。',
    },
    meaning: {
      en: 'Every change, and every reading of sensitive data, is recorded with it or does not happen: a change is undone, an answer is withheld.',
      zh: '变更与敏感数据的读取必须同时留有审计记录，否则不予执行：变更已撤销，查询结果不予返回。',
    },
    since: '0.1.0',
    source: 'spec/guardrails.md 10',
  },
  CONFLICT: {
    kind: 'CONFLICT',
    message: {
      en: 'It was changed meanwhile: you saw version {seenVersion}, it is now {currentVersion}.',
      zh: '数据已被他人修改：您看到的是第 {seenVersion} 版，当前为第 {currentVersion} 版。',
    },
    meaning: {
      en: 'The version sent with the mutation is no longer current. Read again, decide again.',
      zh: '提交时携带的版本已不是最新。请重新读取后再决定。',
    },
    since: '0.1.0',
  },
  IDEMPOTENCY_CONFLICT: {
    kind: 'CONFLICT',
    message: {
      en: 'The key {key} was already used for another request.',
      zh: '幂等键 {key} 已用于另一个内容不同的请求。',
    },
    meaning: {
      en: 'A mutation with the same clientMutationId but another body was already carried out. Use a new key.',
      zh: '相同 clientMutationId 的变更已以不同内容执行。请使用新的键。',
    },
    since: '0.1.0',
  },
  INVALID_INPUT: {
    kind: 'INVALID_INPUT',
    message: { en: '{field}: {reason}', zh: '{field}：{reason}' },
    meaning: {
      en: 'A field of the input does not have the required form; the path names it.',
      zh: '输入的某个字段不符合要求，路径指出该字段。',
    },
    since: '0.1.0',
  },
  INVALID_TRANSITION: {
    kind: 'INVALID_TRANSITION',
    message: {
      en: '{machine} is in state {state}; {action} is not possible, but {allowed} is.',
      zh: '{machine} 当前状态为 {state}，不能执行 {action}，可执行：{allowed}。',
    },
    meaning: {
      en: 'The state machine has no such step from the present state. The answer names the steps it has.',
      zh: '状态机在当前状态下没有该步骤，回答中列出可用的步骤。',
    },
    since: '0.1.0',
  },
  INVALID_AREA_CODE: {
    kind: 'INVALID_INPUT',
    message: { en: '{value} is not an area code.', zh: '{value} 不是有效的区划代码。' },
    meaning: {
      en: 'Area codes have 4, 6, 9 or 12 digits; a grid adds C or D and three digits, a micro-grid M and three digits more.',
      zh: '区划代码为 4、6、9 或 12 位数字；网格后接 C 或 D 加三位数字，微网格再接 M 加三位数字。',
    },
    since: '0.1.0',
    source: 'GB/T 2260, GB/T 10114, statistical 12-digit code',
  },
  INVALID_DATE: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{value} is not a date of the form YYYY-MM-DD.',
      zh: '{value} 不是 YYYY-MM-DD 形式的日期。',
    },
    meaning: {
      en: 'Dates of law are calendar dates in Asia/Shanghai.',
      zh: '法定日期为 Asia/Shanghai 时区的日历日期。',
    },
    since: '0.1.0',
  },
  INVALID_WINDOW: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{value} is not a window of time: {reason}.',
      zh: '{value} 不是有效的时间窗口：{reason}。',
    },
    meaning: {
      en: 'A window is a month (YYYY-MM) or two dates, the first before or equal to the last, at most five years apart.',
      zh: '时间窗口为一个月（YYYY-MM）或两个日期，起始不晚于结束，跨度不超过五年。',
    },
    since: '0.1.0',
  },
  INVALID_MONEY: {
    kind: 'INVALID_INPUT',
    message: { en: '{value} is not an amount in yuan.', zh: '{value} 不是有效的人民币金额。' },
    meaning: { en: 'Amounts have at most two decimals.', zh: '金额最多两位小数。' },
    since: '0.1.0',
  },
  UNKNOWN_METRIC: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'There is no metric {value} here; there are {known}.',
      zh: '此处没有指标 {value}；可用指标：{known}。',
    },
    meaning: {
      en: 'The catalogue of the domain does not define the key asked for.',
      zh: '该领域的指标目录没有所请求的指标键。',
    },
    since: '0.1.0',
  },
  PERSONAL_DATA_IN_TEXT: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{field} holds an identity or telephone number. Leave it out: matters are told without persons.',
      zh: '{field} 中含有身份证号或电话号码，请删去：描述事项时不写个人信息。',
    },
    meaning: {
      en: 'Free text is scanned before it is stored; identity numbers, mobile and landline numbers are refused, and the text is not kept.',
      zh: '自由文本在保存前会被检查，含身份证号、手机号或固定电话的一律拒绝，且不保存该文本。',
    },
    since: '0.1.0',
    source: 'spec/guardrails.md 6; PIPL (个人信息保护法) art. 6, 28',
  },
  LIMIT_EXCEEDED: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{field} is {given}; at most {limit} is served at once.',
      zh: '{field} 为 {given}，单次最多 {limit}。',
    },
    meaning: {
      en: 'Lists are read page by page. Ask for less and follow the cursor.',
      zh: '列表须分页读取。请减少数量并使用游标继续。',
    },
    since: '0.1.0',
  },
  UNKNOWN_AREA: {
    kind: 'INVALID_INPUT',
    message: { en: '{value} is not an area that holds today.', zh: '{value} 不是现行有效的区域。' },
    meaning: {
      en: 'The grid subgraph owns the list of areas, and the other departments keep a copy of it: the code is not in it, or the area holds no longer or not yet.',
      zh: '区域清单由网格子图维护，其他部门保存副本：清单中没有该编码，或该区域尚未生效、已经失效。',
    },
    since: '0.1.0',
    source: 'spec/kernel.md Area',
  },
  UNKNOWN_ORGANIZATION: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{value} is not an organisation that exists today.',
      zh: '{value} 不是现存单位的标识。',
    },
    meaning: {
      en: 'Organisations are named by the id that the party-building subgraph serves; the other departments keep a copy of its register: the id is not in it, or the organisation was dissolved.',
      zh: '单位以党建子图提供的 id 表示，其他部门保存副本：登记中没有该标识，或该单位已撤销。',
    },
    since: '0.1.0',
    source: 'spec/kernel.md Organization',
  },
  REFERENCE_DATA_MISSING: {
    kind: 'RULE',
    message: {
      en: 'The list of its owner has not arrived here yet, so that {value} cannot be checked. Try again later.',
      zh: '归属部门的清单尚未到达，暂时无法核对 {value}，请稍后再试。',
    },
    meaning: {
      en: 'A department checks areas and organisations by its own copy of their lists. Until the first copy has arrived, once after installation, what names them is refused; afterwards the department works while their owners are away.',
      zh: '各部门依据本地副本核对区域与单位。安装后首份副本到达之前，涉及区域或单位的操作予以拒绝；此后即使归属部门停机也可照常工作。',
    },
    since: '0.1.0',
  },
  CURSOR_EXPIRED: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Changes after this cursor are no longer kept.',
      zh: '该游标之后的变更记录已不再保留。',
    },
    meaning: {
      en: 'The feed of changes is kept for seven days. Read the objects anew, and follow the feed without a cursor.',
      zh: '变更记录保留七日。请重新读取对象，然后不带游标继续订阅。',
    },
    since: '0.1.0',
    source: 'spec/coverage.md X-09',
  },
  INVALID_CURSOR: {
    kind: 'INVALID_INPUT',
    message: { en: 'The cursor was not made by this list.', zh: '该游标不是由此列表产生的。' },
    meaning: {
      en: 'Cursors are opaque and belong to one field and one sort order.',
      zh: '游标是不透明的，只属于一个字段与一种排序。',
    },
    since: '0.1.0',
  },
});
