import { ENGINE_PROBLEMS } from '@gezhi/engine';
import { FIELD_RULE_PROBLEMS } from '@gezhi/field-rules';
import { COMMON_PROBLEMS, defineProblems, joinProblems } from '@gezhi/kernel';
import { SERVER_PROBLEMS } from '@gezhi/server';
import { LIMIT_PROBLEMS } from './limits/limit-problems';
import { LIVE_PROBLEMS } from './live/live-problems';
import { PERSISTED_PROBLEMS } from './persisted/persisted-problems';
import { RATE_PROBLEMS } from './rates/rate-problems';
import { SUPERGRAPH_PROBLEMS } from './supergraph/supergraph-problems';
import { UPLOAD_PROBLEMS } from './uploads/upload-problems';

const OWN_PROBLEMS = defineProblems('gateway', {
  GRAPHQL_PARSE_FAILED: {
    kind: 'INVALID_INPUT',
    message: { en: 'The operation cannot be parsed.', zh: '无法解析该操作。' },
    meaning: {
      en: 'The text is not GraphQL. The message says where.',
      zh: '文本不是有效的 GraphQL。消息会指出位置。',
    },
    since: '0.1.0',
  },
  GRAPHQL_VALIDATION_FAILED: {
    kind: 'INVALID_INPUT',
    message: { en: 'The operation does not fit the graph.', zh: '该操作与图的模式不符。' },
    meaning: {
      en: 'A field, argument or type does not exist or is used in another way. The message names it.',
      zh: '字段、参数或类型不存在或用法不符，消息会指出。',
    },
    since: '0.1.0',
  },
  BAD_USER_INPUT: {
    kind: 'INVALID_INPUT',
    message: { en: 'A variable has an invalid value.', zh: '变量的值无效。' },
    meaning: {
      en: 'A variable is missing or does not have the type the operation declares.',
      zh: '变量缺失，或与操作声明的类型不符。',
    },
    since: '0.1.0',
  },
  OPERATION_RESOLUTION_FAILURE: {
    kind: 'INVALID_INPUT',
    message: { en: 'The document has no such operation.', zh: '文档中没有该操作。' },
    meaning: {
      en: 'The operationName is missing or names no operation of the document.',
      zh: '未提供 operationName，或文档中没有该名称的操作。',
    },
    since: '0.1.0',
  },
  OPERATION_TOO_DEEP: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The operation is {given} levels deep; at most {limit} are answered.',
      zh: '该操作嵌套 {given} 层，最多允许 {limit} 层。',
    },
    meaning: {
      en: 'Fields are nested deeper than any page needs. Ask in two operations.',
      zh: '字段嵌套过深。请拆分为两个操作。',
    },
    since: '0.1.0',
  },
  OPERATION_TOO_LARGE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The operation selects {given} fields, fragments included; at most {limit} are answered.',
      zh: '该操作共选择 {given} 个字段（含片段展开），最多允许 {limit} 个。',
    },
    meaning: {
      en: 'Fragments multiply what is selected. Ask for less, or in several operations.',
      zh: '片段会成倍增加所选字段。请减少内容或拆分操作。',
    },
    since: '0.1.0',
  },
  TOO_MANY_ALIASES: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The operation uses {given} aliases; at most {limit} are answered.',
      zh: '该操作使用 {given} 个别名，最多允许 {limit} 个。',
    },
    meaning: {
      en: 'Aliases repeat a field with other arguments. Use a list argument or several operations.',
      zh: '别名会以不同参数重复同一字段。请使用列表参数或拆分操作。',
    },
    since: '0.1.0',
  },
  INTROSPECTION_NOT_ALLOWED: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Sign in to read the schema.',
      zh: '请登录后再查询模式。',
    },
    meaning: {
      en: 'Introspection is open to everybody in development, and to callers with a valid token in production.',
      zh: '内省查询在开发环境开放，在生产环境仅对持有有效令牌的调用者开放。',
    },
    since: '0.1.0',
  },
  TOO_MANY_REQUESTS: {
    kind: 'RULE',
    message: {
      en: 'Too many requests; try again in {retryAfter} seconds.',
      zh: '请求过于频繁，请在 {retryAfter} 秒后重试。',
    },
    meaning: {
      en: 'The caller sent more requests to this path than are taken from one caller. Retry-After says when to try again.',
      zh: '该调用者对此路径的请求超过上限。Retry-After 给出重试时间。',
    },
    since: '0.1.0',
  },
  TOO_MANY_UPLOADS: {
    kind: 'RULE',
    message: {
      en: 'Too much is being sent at once; try again in {retryAfter} seconds.',
      zh: '同时上传的内容过多，请在 {retryAfter} 秒后重试。',
    },
    meaning: {
      en: 'All bodies under way together would take more memory than the gateway gives them. Nothing was read; Retry-After says when to try again.',
      zh: '正在接收的请求体合计超过网关可用内存。本次内容未被读取；Retry-After 给出重试时间。',
    },
    since: '0.1.0',
  },
  HEADERS_TOO_LARGE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The request headers are too large.',
      zh: '请求头过大。',
    },
    meaning: {
      en: 'All headers together exceed 16 KiB; an access token may have 8,192 characters.',
      zh: '全部请求头合计超过 16 KiB；访问令牌最长 8192 个字符。',
    },
    since: '0.1.0',
  },
  ISSUER_UNAVAILABLE: {
    kind: 'RULE',
    message: {
      en: 'Tokens cannot be checked at present; try again.',
      zh: '暂时无法核验令牌，请重试。',
    },
    meaning: {
      en: 'The keys of the identity provider cannot be fetched, so nobody is believed.',
      zh: '无法获取身份提供方的公钥，因此不接受任何令牌。',
    },
    since: '0.1.0',
  },
});

/** Every code the gateway itself can answer; subgraphs answer theirs through it. */
export const GATEWAY_PROBLEMS = joinProblems(
  'gateway',
  COMMON_PROBLEMS,
  SERVER_PROBLEMS,
  defineProblems('engine', ENGINE_PROBLEMS),
  FIELD_RULE_PROBLEMS,
  OWN_PROBLEMS,
  LIMIT_PROBLEMS,
  PERSISTED_PROBLEMS,
  RATE_PROBLEMS,
  LIVE_PROBLEMS,
  SUPERGRAPH_PROBLEMS,
  UPLOAD_PROBLEMS,
);

export type GatewayProblemCode =
  | keyof typeof OWN_PROBLEMS.definitions
  | keyof typeof LIMIT_PROBLEMS.definitions
  | keyof typeof PERSISTED_PROBLEMS.definitions
  | keyof typeof RATE_PROBLEMS.definitions
  | keyof typeof LIVE_PROBLEMS.definitions
  | keyof typeof SUPERGRAPH_PROBLEMS.definitions
  | keyof typeof UPLOAD_PROBLEMS.definitions
  | keyof typeof SERVER_PROBLEMS.definitions
  | keyof typeof ENGINE_PROBLEMS
  | keyof typeof FIELD_RULE_PROBLEMS.definitions
  | keyof typeof COMMON_PROBLEMS.definitions;
