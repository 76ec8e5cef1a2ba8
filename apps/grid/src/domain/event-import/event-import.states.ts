import { defineMachine, stateList } from '@gezhi/kernel';

/** The life of an import of a file of matters (导入). */
export const EVENT_IMPORT_MACHINE = defineMachine({
  name: 'EventImport',
  initial: ['RECEIVED'],
  states: {
    RECEIVED: { en: 'Received', zh: '已接收' },
    RUNNING: { en: 'Running', zh: '导入中' },
    DONE: { en: 'Done', zh: '已完成' },
    FAILED: { en: 'Failed', zh: '已失败' },
    CANCELLED: { en: 'Cancelled', zh: '已取消' },
  },
  actions: {
    run: { en: 'Begin', zh: '开始导入' },
    finish: { en: 'Finish', zh: '完成导入' },
    fail: { en: 'Give up', zh: '导入失败' },
    cancel: { en: 'Cancel', zh: '取消导入' },
  },
  transitions: [
    {
      from: ['RECEIVED'],
      action: 'run',
      to: 'RUNNING',
      guard: { en: 'By the clock, within a minute.', zh: '由系统在一分钟内自动开始。' },
    },
    {
      from: ['RUNNING'],
      action: 'finish',
      to: 'DONE',
      guard: { en: 'When no row waits any more.', zh: '所有行处理完毕。' },
    },
    {
      from: ['RECEIVED', 'RUNNING'],
      action: 'fail',
      to: 'FAILED',
      guard: {
        en: 'When the system the file came from may bring nothing in any more.',
        zh: '文件所属外部系统已停用。',
      },
    },
    {
      from: ['RECEIVED', 'RUNNING'],
      action: 'cancel',
      to: 'CANCELLED',
      guard: {
        en: 'By whoever sent it or a command centre of the place; what was brought in stays.',
        zh: '由导入人或辖区指挥中心取消；已导入的事件保留。',
      },
    },
  ],
});
export type EventImportState = Parameters<typeof EVENT_IMPORT_MACHINE.allowed>[0];
export type EventImportAction = ReturnType<typeof EVENT_IMPORT_MACHINE.allowed>[number];
export const EVENT_IMPORT_STATES = stateList(EVENT_IMPORT_MACHINE, {
  en: 'Where an import stands',
  zh: '导入状态',
});
