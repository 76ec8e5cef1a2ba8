import { defineProblems } from '@gezhi/kernel';

/** Why a new supergraph is not served; told in the log and by `/health/ready`, to operators. */
export const SUPERGRAPH_PROBLEMS = defineProblems('gateway', {
  SUPERGRAPH_UNREADABLE: {
    kind: 'RULE',
    message: {
      en: 'The supergraph cannot be read: {reason}.',
      zh: '无法读取超图：{reason}。',
    },
    meaning: {
      en: 'The file that SUPERGRAPH_FILE names is missing, empty, or not readable for the gateway. The graph served before goes on.',
      zh: 'SUPERGRAPH_FILE 指向的文件缺失、为空或网关无读取权限。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_TOO_LARGE: {
    kind: 'RULE',
    message: {
      en: 'The supergraph has {bytes} bytes; at most {limit} are read.',
      zh: '超图共 {bytes} 字节，最多读取 {limit} 字节。',
    },
    meaning: {
      en: 'Something else than a supergraph was probably put in its place. The graph served before goes on.',
      zh: '该位置可能放入了其他文件。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_NOT_PARSED: {
    kind: 'RULE',
    message: {
      en: 'The supergraph is not GraphQL at line {line}, column {column}: {reason}',
      zh: '超图在第 {line} 行第 {column} 列不是有效的 GraphQL：{reason}',
    },
    meaning: {
      en: 'The file is damaged or was only half written when it was read. Write a new file beside it and rename it. The graph served before goes on.',
      zh: '文件损坏，或读取时尚未写完。请先写入新文件再改名替换。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_NOT_VALID: {
    kind: 'RULE',
    message: {
      en: 'The file holds no valid supergraph: {reason}',
      zh: '文件内容不是有效的超图：{reason}',
    },
    meaning: {
      en: 'It is GraphQL, but not what composition writes: perhaps the schema of one subgraph, a file edited by hand, or one of a newer federation version. Compose it again. The graph served before goes on.',
      zh: '内容是 GraphQL，但不是组合工具的产物：可能是单个子图的模式、手工修改的文件或更高版本的联邦格式。请重新组合。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_SUBGRAPH_UNKNOWN: {
    kind: 'RULE',
    message: {
      en: 'The supergraph names the subgraph “{subgraph}”, which the gateway has no address for.',
      zh: '超图包含网关未配置地址的子图“{subgraph}”。',
    },
    meaning: {
      en: 'Give the gateway address and call key of the subgraph and start it again, or compose without it. The graph served before goes on.',
      zh: '请为网关配置该子图的地址与调用密钥并重启，或在组合时去掉该子图。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_RULES_UNKNOWN: {
    kind: 'RULE',
    message: {
      en: 'The supergraph protects fields by rules the gateway does not know: {reason}',
      zh: '超图中的字段保护规则无法识别：{reason}',
    },
    meaning: {
      en: 'A policy is misspelt or newer than this gateway. Fields whose rule is not understood are never served. The graph served before goes on.',
      zh: '策略名称有误，或其版本高于网关。规则无法识别的字段一律不提供。继续使用原有图。',
    },
    since: '0.1.0',
  },
  SUPERGRAPH_NOT_PLANNED: {
    kind: 'RULE',
    message: {
      en: 'Operations cannot be planned with the supergraph: {reason}',
      zh: '无法基于该超图制定查询计划：{reason}',
    },
    meaning: {
      en: 'The planner does not start with it in time or in the memory it is given. The graph served before goes on; SIGHUP tries again.',
      zh: '查询计划器未能在限定时间或内存内启动。继续使用原有图；发送 SIGHUP 可重试。',
    },
    since: '0.1.0',
  },
});

export type SupergraphProblemCode = keyof typeof SUPERGRAPH_PROBLEMS.definitions;
