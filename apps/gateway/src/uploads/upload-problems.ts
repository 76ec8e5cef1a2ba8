import { defineProblems } from '@gezhi/kernel';

/** Why an operation with files is refused, beside what the engine and the limits say. */
export const UPLOAD_PROBLEMS = defineProblems('gateway', {
  UPLOAD_UNREADABLE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The request cannot be read as an operation with files.',
      zh: '无法将该请求读取为带文件的操作。',
    },
    meaning: {
      en: 'A multipart/form-data request has the text fields operations and map, in this order, and behind them the files the map names, nothing else (GraphQL multipart request specification).',
      zh: 'multipart/form-data 请求须依次包含文本字段 operations 与 map，其后仅为 map 所列文件（GraphQL multipart 请求规范）。',
    },
    since: '0.1.0',
  },
  UPLOAD_MAP_INVALID: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'No file belongs at {path}.',
      zh: '{path} 处不能放置文件。',
    },
    meaning: {
      en: 'Each entry of map names one place of the variables, such as variables.input.file, that is null there and of the type Upload, and that no other entry names.',
      zh: 'map 的每一项指明变量中的一个位置，如 variables.input.file：该处值为 null、类型为 Upload，且未被其他项使用。',
    },
    since: '0.1.0',
  },
  UPLOAD_FILE_UNEXPECTED: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A file was sent that the map does not name, or that had been sent before.',
      zh: '发送了 map 未列出或已发送过的文件。',
    },
    meaning: {
      en: 'The names of the file parts are the keys of map, each once.',
      zh: '文件部分的名称须为 map 的键，且各出现一次。',
    },
    since: '0.1.0',
  },
  UPLOAD_FILE_MISSING: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The request ended before all files of its map had come.',
      zh: '请求结束时 map 所列文件尚未全部送达。',
    },
    meaning: {
      en: 'Every key of map is the name of one part of the request. Nothing was done with the others.',
      zh: 'map 的每个键对应请求的一个部分。其余文件未作任何处理。',
    },
    since: '0.1.0',
  },
  UPLOAD_TOO_MANY_FILES: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{given} files in one operation; at most {limit} are taken.',
      zh: '一个操作携带 {given} 个文件，最多 {limit} 个。',
    },
    meaning: {
      en: 'Send the files in several operations.',
      zh: '请分多个操作发送文件。',
    },
    since: '0.1.0',
  },
  UPLOAD_FILE_TOO_LARGE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A file has more than {limit} bytes.',
      zh: '文件超过 {limit} 字节。',
    },
    meaning: {
      en: 'No department takes larger files through the graph. The limit of its type may be lower; the department says so.',
      zh: '各部门均不通过图接口接收更大的文件。各类型的上限可能更低，由部门系统告知。',
    },
    since: '0.1.0',
  },
  UPLOAD_NEEDS_MUTATION: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Only a mutation may come with files.',
      zh: '只有变更操作可以携带文件。',
    },
    meaning: {
      en: 'Reading takes no files. Queries and subscriptions are sent as JSON.',
      zh: '读取操作不需要文件。查询与订阅请以 JSON 发送。',
    },
    since: '0.1.0',
  },
  UPLOADS_NOT_SERVED: {
    kind: 'RULE',
    message: {
      en: 'This gateway takes no files with operations.',
      zh: '本网关不接收带文件的操作。',
    },
    meaning: {
      en: 'Its engine cannot stream files (GATEWAY_ENGINE=stock). Use the upload addresses of the departments, such as startAttachment answers.',
      zh: '当前执行引擎不支持文件流（GATEWAY_ENGINE=stock）。请使用部门提供的上传地址，如 startAttachment 的返回值。',
    },
    since: '0.1.0',
  },
});
