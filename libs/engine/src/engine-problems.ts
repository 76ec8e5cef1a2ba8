import { defineProblems } from '@gezhi/kernel';

/** What can go wrong between the gateway and a department's subgraph. */
export const ENGINE_PROBLEMS = defineProblems('engine', {
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
  REQUEST_CANCELLED: {
    kind: 'RULE',
    message: { en: 'The request was cancelled.', zh: '请求已取消。' },
    meaning: {
      en: 'The client went away or its deadline passed, so the rest of the work was not begun.',
      zh: '客户端已断开或时限已到，其余工作未执行。',
    },
    since: '0.1.0',
  },
});

export type EngineProblemCode = keyof typeof ENGINE_PROBLEMS.definitions;
