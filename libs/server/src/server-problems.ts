import { defineProblems } from '@gezhi/kernel';

/** What any of our HTTP servers can answer before, or instead of, a GraphQL answer. */
export const SERVER_PROBLEMS = defineProblems('server', {
  BAD_REQUEST: {
    kind: 'INVALID_INPUT',
    message: { en: 'The request cannot be read.', zh: '无法读取该请求。' },
    meaning: {
      en: 'The body is not valid JSON, or a header does not have the required form.',
      zh: '请求体不是有效的 JSON，或请求头格式不正确。',
    },
    since: '0.1.0',
  },
  BODY_TOO_LARGE: {
    kind: 'INVALID_INPUT',
    message: { en: 'The request body is too large.', zh: '请求体过大。' },
    meaning: {
      en: 'The body exceeds what this server accepts. Send less in one request.',
      zh: '请求体超过服务器允许的大小。请减少单次请求的内容。',
    },
    since: '0.1.0',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The content type of the request is not supported.',
      zh: '不支持该请求的内容类型。',
    },
    meaning: { en: 'Send application/json.', zh: '请使用 application/json。' },
    since: '0.1.0',
  },
  ROUTE_NOT_FOUND: {
    kind: 'NOT_FOUND',
    message: { en: 'There is nothing at this address.', zh: '该地址不存在。' },
    meaning: {
      en: 'The path or method is not served here. The graph is at POST /graphql.',
      zh: '此处不提供该路径或方法。图接口地址为 POST /graphql。',
    },
    since: '0.1.0',
  },
  REQUEST_TIMEOUT: {
    kind: 'RULE',
    message: { en: 'The answer took too long.', zh: '处理超时。' },
    meaning: {
      en: 'The work was given up at its deadline. A change may still have happened: repeat it with the same idempotency key.',
      zh: '处理到达时限后被放弃。变更可能已生效：请使用相同的幂等键重试。',
    },
    since: '0.1.0',
  },
  INTERNAL_SERVER_ERROR: {
    kind: 'RULE',
    message: {
      en: 'Something went wrong on our side; the trace id finds it in our logs.',
      zh: '服务器内部出错，可凭跟踪号在日志中定位。',
    },
    meaning: {
      en: 'A fault nobody expected. What happened is in the log under the trace id and is never sent to clients.',
      zh: '未预期的故障。详情记录在日志中（按跟踪号查询），不会发送给客户端。',
    },
    since: '0.1.0',
  },
});

export type ServerProblemCode = keyof typeof SERVER_PROBLEMS.definitions;
