import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'spec/guardrails.md 6; PIPL (个人信息保护法) art. 6, 26';

/** What attachments can refuse. */
export const ATTACHMENT_PROBLEMS = defineProblems('attachment', {
  ATTACHMENT_TYPE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Files of type {mediaType} are not taken.',
      zh: '不接收 {mediaType} 类型的文件。',
    },
    meaning: {
      en: 'JPEG, PNG, WebP, PDF, MP4, M4A, AAC and MP3 are. HEIC is not: let the telephone send JPEG.',
      zh: '可接收 JPEG、PNG、WebP、PDF、MP4、M4A、AAC、MP3；不接收 HEIC，请由手机转为 JPEG。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_TOO_LARGE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A file of type {mediaType} may have {limit} bytes.',
      zh: '{mediaType} 类型的文件不得超过 {limit} 字节。',
    },
    meaning: {
      en: 'Pictures, documents and recordings may have 20 MiB, videos 50 MiB.',
      zh: '图片、文档、录音不超过 20 MiB，视频不超过 50 MiB。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_EVENT_OVER: {
    kind: 'RULE',
    message: {
      en: '{number} is {state}; nothing is added to it any more.',
      zh: '{number} 当前为 {state}，不再接收附件。',
    },
    meaning: {
      en: 'The event has ended. Reopen it, or report anew.',
      zh: '事件已结束。请重新办理或重新上报。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_TOO_MANY: {
    kind: 'RULE',
    message: { en: 'There may be {limit} of them.', zh: '最多 {limit} 个。' },
    meaning: {
      en: 'An event has 50 attachments at most; an account may have 20 that wait for their content or their report.',
      zh: '每个事件最多 50 个附件；每个账号待上传或待关联的附件最多 20 个。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_TICKET: {
    kind: 'FORBIDDEN',
    message: {
      en: 'The upload address is no longer good; ask for a new one.',
      zh: '上传地址已失效，请重新获取。',
    },
    meaning: {
      en: 'An upload address is good for 15 minutes, for the account it was given to. Repeat startAttachment with the same clientMutationId.',
      zh: '上传地址 15 分钟内有效，且仅限申请的账号使用。请用相同 clientMutationId 再次调用 startAttachment。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_NOT_AS_ANNOUNCED: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'What was sent is not what was announced: {what} differs.',
      zh: '上传内容与申报不符：{what} 不一致。',
    },
    meaning: {
      en: 'Type, number of bytes and SHA-256 must be those of startAttachment. A file changed or broke on the way.',
      zh: '类型、字节数与 SHA-256 须与 startAttachment 申报一致。文件可能已被更改或传输损坏。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_CONTENT_MISMATCH: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The content is not {mediaType}, or is more than that.',
      zh: '文件内容不是 {mediaType}，或夹带其他内容。',
    },
    meaning: {
      en: 'The type is judged by the content from its first byte to its last, never by what it is called.',
      zh: '文件类型按首字节至末字节的实际内容判定，与名称无关。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_BROKEN: {
    kind: 'INVALID_INPUT',
    message: { en: 'The content cannot be read.', zh: '文件内容无法读取。' },
    meaning: {
      en: 'The file is cut off, damaged, encrypted or takes too long to read.',
      zh: '文件不完整、损坏、加密，或解析超时。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_TOO_MANY_PIXELS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The picture has more than {limit} pixels.',
      zh: '图片像素超过 {limit}。',
    },
    meaning: {
      en: 'A small file can hold a picture that fills the memory of a computer. Send a smaller one.',
      zh: '小文件也可能解出占满内存的图片。请缩小后上传。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_ACTIVE_CONTENT: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The document holds {what}, which could act when it is opened.',
      zh: '文档含有打开时可能执行的内容：{what}。',
    },
    meaning: {
      en: 'Scripts, forms with scripts, embedded files and actions are refused. Print it to PDF again.',
      zh: '不接收脚本、带脚本的表单、嵌入文件和自动动作。请重新打印为 PDF。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_METADATA_STAYS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The file holds data about its making that cannot be removed: {what}.',
      zh: '文件含有无法去除的制作信息：{what}。',
    },
    meaning: {
      en: 'Where, when and by whom a file was made is removed before it is stored; what cannot be removed is refused. Print to PDF again, or send a video without tracks of places.',
      zh: '拍摄地点、时间、作者等信息须在保存前去除；无法去除的不予接收。请重新打印为 PDF，或发送不含位置轨道的视频。',
    },
    since: '0.1.0',
    source: SOURCE,
  },
  ATTACHMENT_QUARANTINED: {
    kind: 'RULE',
    message: { en: 'The attachment was taken out of sight.', zh: '该附件已被隔离。' },
    meaning: {
      en: 'A command centre found that it should not be seen. It may release or delete it.',
      zh: '指挥中心认为不宜查看，可解除隔离或删除。',
    },
    since: '0.1.0',
  },
  ATTACHMENT_IS_EVIDENCE: {
    kind: 'RULE',
    message: {
      en: 'A reported result rests on the attachment; it stays.',
      zh: '该附件已作为处置佐证，不得删除。',
    },
    meaning: {
      en: 'What a result was judged by is part of the file of the case. Quarantine takes it out of sight.',
      zh: '处置结果所依据的材料属于案卷。不宜查看的可隔离。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, handle',
  },
  EVIDENCE_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{id} is no stored evidence of this event.',
      zh: '{id} 不是该事件已存储的处置佐证。',
    },
    meaning: {
      en: 'Evidence is named by the key of an attachment of kind EVIDENCE that hangs on this event and is stored.',
      zh: '佐证须为本事件下类别为“处置佐证”且已存储的附件编号。',
    },
    since: '0.1.0',
    source: 'spec/grid.md, handle',
  },
  ATTACHMENT_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{id} is no stored attachment of yours that waits for a report.',
      zh: '{id} 不是您已存储且待关联的附件。',
    },
    meaning: {
      en: 'A report names attachments that the same account started without an event and has uploaded within the last 24 hours.',
      zh: '上报时只能引用本账号 24 小时内上传且尚未关联事件的附件。',
    },
    since: '0.1.0',
  },
  ATTACHMENTS_UNAVAILABLE: {
    kind: 'RULE',
    message: {
      en: 'Attachments cannot be stored at present; try again.',
      zh: '暂时无法存取附件，请稍后再试。',
    },
    meaning: {
      en: 'The file store does not answer, is full, or none is configured (ATTACHMENT_STORE).',
      zh: '文件存储不可用、已满或未配置（ATTACHMENT_STORE）。',
    },
    since: '0.1.0',
  },
  RANGE_NOT_SATISFIABLE: {
    kind: 'INVALID_INPUT',
    message: { en: 'There are only {bytes} bytes.', zh: '文件只有 {bytes} 字节。' },
    meaning: {
      en: 'The range asked for begins after the end of the file.',
      zh: '请求的范围超出文件末尾。',
    },
    since: '0.1.0',
    source: 'RFC 9110 §14',
  },
});
