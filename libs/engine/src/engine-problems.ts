/** The languages every message is written in. */
export type Language = 'en' | 'zh';

type Text = Readonly<Record<Language, string>>;

/** What can go wrong, as clients read it and as people look it up. */
export interface EngineProblem {
  readonly kind: 'INVALID_INPUT' | 'RULE';
  /** `{name}` is filled from what happened. */
  readonly message: Text;
  /** When it happens and what to do about it. */
  readonly meaning: Text;
  /** The version that first answered it. */
  readonly since: string;
}

/** What can go wrong between the gateway and a subgraph. */
const PROBLEMS = {
  SUBGRAPH_UNAVAILABLE: {
    kind: 'RULE',
    message: {
      en: 'The department system "{serviceName}" does not answer at present.',
      zh: '部门系统“{serviceName}”暂时无法访问。',
    },
    meaning: {
      en: 'A subgraph is down, restarting or refuses the gateway. The rest of the answer is complete; fields of this subgraph are null.',
      zh: '某个子图已停机、正在重启或拒绝网关。其余部分的回答完整，该子图的字段为空。',
    },
    since: '0.1.0',
  },
  SUBGRAPH_TIMEOUT: {
    kind: 'RULE',
    message: {
      en: 'The department system "{serviceName}" took too long.',
      zh: '部门系统“{serviceName}”响应超时。',
    },
    meaning: {
      en: 'A subgraph did not answer before the deadline of a fetch. Ask for less, or again later.',
      zh: '子图未在时限内应答。请减少查询内容，或稍后重试。',
    },
    since: '0.1.0',
  },
  SUBGRAPH_INVALID_ANSWER: {
    kind: 'RULE',
    message: {
      en: 'The department system "{serviceName}" gave an answer that cannot be used.',
      zh: '部门系统“{serviceName}”的应答无法使用。',
    },
    meaning: {
      en: 'A subgraph answered with something that is not a GraphQL answer to what was asked: too large, truncated, of another shape, or against its own schema. Its owner is told by our log.',
      zh: '子图的应答不是对所问内容的有效 GraphQL 应答：过大、被截断、结构不符或违反其自身模式。日志中有记录，供其所属部门处理。',
    },
    since: '0.1.0',
  },
  OPERATION_TOO_COMPLEX: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The operation takes too long to plan. Ask less of it at once.',
      zh: '该操作的规划耗时过长。请减少一次查询的内容。',
    },
    meaning: {
      en: 'Working out which departments to ask took more processor time than any page needs. Fewer fields on interfaces and unions help most.',
      zh: '规划各部门的查询所需时间超过上限。减少接口与联合类型上的字段最为有效。',
    },
    since: '0.1.0',
  },
  OPERATION_NOT_PLANNABLE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'No department can answer the operation as it is asked.',
      zh: '没有部门能够按此方式回答该操作。',
    },
    meaning: {
      en: 'The operation fits the graph, but no way leads to the departments that have what it asks.',
      zh: '该操作符合图的模式，但无法到达拥有所查内容的部门。',
    },
    since: '0.1.0',
  },
  SUBSCRIPTION_NOT_SERVED: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Subscriptions are not answered at this address. Read the feed of changes by pages instead.',
      zh: '此地址不提供订阅，请改为分页读取变更记录。',
    },
    meaning: {
      en: 'This gateway runs with an engine that passes no streams on. The query of the same name reads the same changes from a cursor on and skips none.',
      zh: '本网关所用的执行引擎不转发订阅。同名查询可从游标开始读取相同的变更，不会遗漏。',
    },
    since: '0.1.0',
  },
  SUBSCRIPTION_NEEDS_STREAM: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A subscription is answered as a stream: over WebSocket, or with Accept: text/event-stream.',
      zh: '订阅以流的方式应答：请使用 WebSocket，或在请求中接受 text/event-stream。',
    },
    meaning: {
      en: 'A subscription was sent where one answer is given. See docs/guides/subscriptions.md for the two ways to follow it.',
      zh: '订阅被发送到只给出一次应答的地方。两种订阅方式见 docs/guides/subscriptions.md。',
    },
    since: '0.1.0',
  },
  SUBSCRIPTION_INTERRUPTED: {
    kind: 'RULE',
    message: {
      en: 'The department system "{serviceName}" can be followed no longer. Subscribe again, after your last cursor.',
      zh: '与部门系统“{serviceName}”的订阅已中断。请以最后收到的游标重新订阅。',
    },
    meaning: {
      en: 'The stream broke: a department restarted, or the graph was exchanged. Subscribe again after a moment with the cursor of the last event; nothing is missed.',
      zh: '订阅流中断：部门系统重启，或图已更换。稍候以最后一条事件的游标重新订阅，不会遗漏。',
    },
    since: '0.1.0',
  },
  SUBSCRIBER_TOO_SLOW: {
    kind: 'RULE',
    message: {
      en: 'The events were not taken as fast as they came. Subscribe again, after your last cursor.',
      zh: '事件的接收速度跟不上产生速度。请以最后收到的游标重新订阅。',
    },
    meaning: {
      en: 'The gateway keeps a bounded number of events for a client that does not read them, then lets go of it. Ask for less with each event, or follow fewer things.',
      zh: '网关只为未及时读取的客户端保留有限数量的事件，超出即中断。请减少每个事件查询的内容，或减少订阅。',
    },
    since: '0.1.0',
  },
  PLANNER_BUSY: {
    kind: 'RULE',
    message: {
      en: 'Too many new operations at once. Send it again in a moment.',
      zh: '新操作过多，请稍后重试。',
    },
    meaning: {
      en: 'More operations the gateway has not seen before wait to be planned than it holds. Known operations are answered meanwhile.',
      zh: '等待规划的新操作超过上限。已知的操作照常回答。',
    },
    since: '0.1.0',
  },
  UPLOAD_INTERRUPTED: {
    kind: 'RULE',
    message: {
      en: 'The files did not arrive whole, so nothing was done with them. Send the request again.',
      zh: '文件未完整送达，未作任何处理，请重新发送。',
    },
    meaning: {
      en: 'Files stream through the gateway. What ends before all of them have come ends at the department too, which then does nothing with what it has.',
      zh: '文件经网关流式转发。若未全部送达即中断，部门系统同时中断，且不处理已收到的内容。',
    },
    since: '0.1.0',
  },
  UPLOAD_NEEDS_ONE_DEPARTMENT: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'All files of an operation go into one change of one department.',
      zh: '一个操作中的全部文件须属于同一部门的同一变更。',
    },
    meaning: {
      en: 'Files stream by once. The variables that hold them must be arguments of neighbouring mutation fields of one department, and of nothing else. Send several operations.',
      zh: '文件只流经一次：携带文件的变量只能是同一部门相邻变更字段的参数，不得用于其他位置。请拆分为多个操作。',
    },
    since: '0.1.0',
  },
  REQUEST_CANCELLED: {
    kind: 'RULE',
    message: { en: 'The request was cancelled.', zh: '请求已取消。' },
    meaning: {
      en: 'The client went away or its deadline passed, so the rest of the work was not begun.',
      zh: '客户端已断开或时限已到，其余工作未执行。',
    },
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, EngineProblem>>;

export type EngineProblemCode = keyof typeof PROBLEMS;

export const ENGINE_PROBLEMS: Readonly<Record<EngineProblemCode, EngineProblem>> = PROBLEMS;

/** The message of a problem in the reader's language. */
export function problemMessage(
  code: EngineProblemCode,
  language: Language,
  params: Readonly<Record<string, string>> = {},
): string {
  const { message } = ENGINE_PROBLEMS[code];
  return message[language].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
