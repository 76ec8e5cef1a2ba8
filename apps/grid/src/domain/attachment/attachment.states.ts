import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of an attachment (附件). What is deleted leaves a tombstone without content. */
export const ATTACHMENT_MACHINE = defineMachine({
  name: 'Attachment',
  initial: ['UPLOADING'],
  states: {
    UPLOADING: { en: 'Waits for its content', zh: '上传中' },
    STORED: { en: 'Stored', zh: '已存储' },
    QUARANTINED: { en: 'Taken out of sight', zh: '已隔离' },
    DELETED: { en: 'Deleted', zh: '已删除' },
  },
  actions: {
    store: { en: 'Store', zh: '存储' },
    quarantine: { en: 'Take out of sight', zh: '隔离' },
    release: { en: 'Release', zh: '解除隔离' },
    delete: { en: 'Delete', zh: '删除' },
    expire: { en: 'Expire', zh: '到期删除' },
  },
  transitions: [
    {
      from: ['UPLOADING'],
      action: 'store',
      to: 'STORED',
      guard: {
        en: 'The content is what was announced, of a permitted kind, and freed of metadata.',
        zh: '内容与申报一致、类型允许，且已去除元数据。',
      },
    },
    {
      from: ['STORED'],
      action: 'quarantine',
      to: 'QUARANTINED',
      guard: { en: 'By a command centre, with a reason.', zh: '由指挥中心说明原因。' },
    },
    { from: ['QUARANTINED'], action: 'release', to: 'STORED' },
    {
      from: ['UPLOADING', 'STORED', 'QUARANTINED'],
      action: 'delete',
      to: 'DELETED',
      guard: {
        en: 'By whoever added it, before it became part of a result; what was quarantined by a command centre.',
        zh: '由上传人删除，且尚未作为处置佐证；已隔离的由指挥中心删除。',
      },
    },
    {
      from: ['UPLOADING', 'STORED', 'QUARANTINED'],
      action: 'expire',
      to: 'DELETED',
      guard: {
        en: 'Never finished, never used, or kept as long as the retention rule allows.',
        zh: '未完成上传、未被使用，或保存期届满。',
      },
    },
  ],
});
export type AttachmentState = Parameters<typeof ATTACHMENT_MACHINE.allowed>[0];
export type AttachmentAction = ReturnType<typeof ATTACHMENT_MACHINE.allowed>[number];

export const ATTACHMENT_STATES = stateList(ATTACHMENT_MACHINE, {
  en: 'The state of an attachment',
  zh: '附件状态',
});
