import { defineProblems } from '@gezhi/kernel';

const SINCE = { kind: 'INVALID_INPUT', since: '0.1.0' } as const;

/** Why the gateway does not execute an operation or reads no further; see docs/operations/limits.md. */
export const LIMIT_PROBLEMS = defineProblems('gateway', {
  TOO_MANY_TOKENS: {
    ...SINCE,
    message: {
      en: 'The operation has more than {limit} tokens.',
      zh: '该操作的词元超过 {limit} 个。',
    },
    meaning: {
      en: 'The text is longer than any page needs, so it is not read to its end. Send values as variables.',
      zh: '操作文本过长，未读完即被拒绝。请以变量传递取值。',
    },
  },
  TOO_MANY_FRAGMENTS: {
    ...SINCE,
    message: {
      en: 'The document defines {given} fragments; at most {limit} are read.',
      zh: '该文档定义了 {given} 个片段，最多允许 {limit} 个。',
    },
    meaning: {
      en: 'Send only the fragments the operation uses.',
      zh: '请只发送该操作用到的片段。',
    },
  },
  TOO_MANY_DIRECTIVES: {
    ...SINCE,
    message: {
      en: 'The document has {given} directives where at most {limit} are read.',
      zh: '该文档此处有 {given} 个指令，最多允许 {limit} 个。',
    },
    meaning: {
      en: 'Too many directives, in one place or in the whole document.',
      zh: '单处或整个文档的指令过多。',
    },
  },
  TOO_MANY_ROOT_FIELDS: {
    ...SINCE,
    message: {
      en: 'The operation asks {given} fields at the top; at most {limit} are answered.',
      zh: '该操作顶层有 {given} 个字段，最多允许 {limit} 个。',
    },
    meaning: {
      en: 'Each field at the top is a question of its own. Ask in several operations.',
      zh: '顶层每个字段都是一次独立查询。请拆分为多个操作。',
    },
  },
  TOO_MANY_REPEATS: {
    ...SINCE,
    message: {
      en: 'Fields are repeated in one place too often: {given} pairs, at most {limit} are compared.',
      zh: '同一位置重复的字段过多：共 {given} 对，最多比较 {limit} 对。',
    },
    meaning: {
      en: 'The same field is written again and again in one place, which changes nothing in the answer and costs much to check.',
      zh: '同一位置反复书写相同字段，不影响结果，但校验代价很高。',
    },
  },
  INTROSPECTION_TOO_LARGE: {
    ...SINCE,
    message: {
      en: 'The question about the schema is too large: {given}, at most {limit}.',
      zh: '对模式的查询过大：{given}，最多 {limit}。',
    },
    meaning: {
      en: 'The operation asks about the schema more than twice, or nests lists of the schema deeper than tools do. Read the whole schema once with the query every tool uses.',
      zh: '一次操作中多次查询模式，或模式列表嵌套过深。请用工具的标准查询一次读取整个模式。',
    },
  },
  VARIABLES_TOO_LARGE: {
    ...SINCE,
    message: {
      en: 'The variables hold more than {limit} values.',
      zh: '变量中的取值超过 {limit} 个。',
    },
    meaning: {
      en: 'Lists in variables are longer than any operation needs. Send them in parts.',
      zh: '变量中的列表过长。请分批发送。',
    },
  },
  VARIABLES_TOO_DEEP: {
    ...SINCE,
    message: {
      en: 'The variables are nested deeper than {limit} levels.',
      zh: '变量嵌套超过 {limit} 层。',
    },
    meaning: {
      en: 'Lists and objects in variables are nested deeper than any input of the graph.',
      zh: '变量中的列表与对象嵌套过深，超过图中任何输入类型。',
    },
  },
  OPERATION_TOO_COSTLY: {
    ...SINCE,
    message: {
      en: 'The operation may cost {given}; at most {limit} is answered at once.',
      zh: '该操作的代价估计为 {given}，一次最多 {limit}。',
    },
    meaning: {
      en: 'The cost is the number of objects the answer may hold, by the page lengths asked for: lists within lists multiply. Ask for shorter pages or less within them. The header gezhi-cost: 1 shows the cost of any operation.',
      zh: '代价按所请求的分页长度估算结果中的对象数量，嵌套列表会相乘。请缩短分页或减少嵌套。请求头 gezhi-cost: 1 可查看任一操作的代价。',
    },
  },
  LIST_SIZE_REQUIRED: {
    ...SINCE,
    message: {
      en: 'Say how long the list {field} may become, by exactly one of: {arguments}.',
      zh: '请用以下参数之一说明列表 {field} 的长度：{arguments}。',
    },
    meaning: {
      en: 'The list has no length of its own, so its cost is not known until an argument gives it.',
      zh: '该列表没有默认长度，须由参数给出后才能估算代价。',
    },
  },
  BATCHES_NOT_ANSWERED: {
    ...SINCE,
    message: {
      en: 'Send one operation in a request.',
      zh: '每个请求只能包含一个操作。',
    },
    meaning: {
      en: 'The body is a list of operations. Requests share a connection, so a list saves nothing, and it would pass limits that hold for one.',
      zh: '请求体为操作数组。请求可复用连接，合并发送并无益处，且会绕过针对单个操作的限制。',
    },
  },
  BODY_TOO_SLOW: {
    ...SINCE,
    kind: 'RULE',
    message: {
      en: 'The request did not arrive in time.',
      zh: '请求未在时限内到达。',
    },
    meaning: {
      en: 'The body of an operation must arrive within seconds; slower ones hold connections others need.',
      zh: '操作的请求体须在数秒内送达，否则会占用他人所需的连接。',
    },
  },
  NOT_ACCEPTABLE: {
    ...SINCE,
    message: {
      en: 'Answers are application/json or application/graphql-response+json.',
      zh: '应答格式为 application/json 或 application/graphql-response+json。',
    },
    meaning: {
      en: 'The accept header names no type this address answers in.',
      zh: 'accept 请求头未包含此地址可应答的类型。',
    },
  },
  ONLY_QUERIES_BY_GET: {
    ...SINCE,
    message: {
      en: 'Only queries are answered by GET; send changes by POST.',
      zh: 'GET 仅用于查询，变更请用 POST。',
    },
    meaning: {
      en: 'A GET may be repeated by anybody on the way, so it changes nothing.',
      zh: 'GET 请求可能被中途重复，因此不得引起变更。',
    },
  },
});
