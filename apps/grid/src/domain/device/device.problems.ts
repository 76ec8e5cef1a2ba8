import { defineProblems } from '@gezhi/kernel';

const SOURCE = 'spec/coverage.md G-19';
const since = '0.2.0';

/** What devices, their readings and their thresholds can refuse. */
export const DEVICE_PROBLEMS = defineProblems('device', {
  DEVICE_WATCHES_PEOPLE: {
    kind: 'RULE',
    message: { en: '{kind} is not entered: {why}.', zh: '{kind} 类设备不予登记。{whyZh}。' },
    meaning: {
      en: 'Devices measure places. What films, recognises, counts, hears or follows people is refused by its kind.',
      zh: '感知设备只测量场所；以人为对象的摄像、识别、计数、拾音、追踪类设备按类型一律拒绝登记。',
    },
    since,
    source: 'spec/guardrails.md 13',
  },
  DEVICE_KIND_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: { en: '{kind} is no kind of device: {known}.', zh: '{kind} 不是设备类型：{known}。' },
    meaning: {
      en: 'A new kind is a decision about what the city measures, and comes with a version.',
      zh: '新增设备类型须随版本发布。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_AREA_TOO_WIDE: {
    kind: 'RULE',
    message: {
      en: 'A device stands in a grid or a micro-grid, not in {areaCode}.',
      zh: '设备应落在网格或微网格，而非 {areaCode}。',
    },
    meaning: {
      en: 'What it opens goes to the grid members of its place.',
      zh: '感知事件由所在网格处置。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_NUMBER_TAKEN: {
    kind: 'RULE',
    message: {
      en: '{system} has a device {number} already.',
      zh: '系统 {system} 已有设备 {number}。',
    },
    meaning: {
      en: 'The number is the key of a device in its system; a device that took its place has one of its own.',
      zh: '设备编号在其系统内唯一；更换后的设备另行编号。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_SYSTEM_UNKNOWN: {
    kind: 'RULE',
    message: {
      en: '{system} is no system that brings in readings.',
      zh: '{system} 不是可接入读数的系统。',
    },
    meaning: {
      en: 'An administrator enters the system first, with the source IOT.',
      zh: '管理员须先登记该系统，且来源含 IOT。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_RETIRED: {
    kind: 'RULE',
    message: { en: '{number} is retired.', zh: '{number} 已退役。' },
    meaning: {
      en: 'Nothing changes about a device that is no longer there.',
      zh: '已退役设备不再变更。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_UNKNOWN: {
    kind: 'RULE',
    message: {
      en: 'This system has no device {number}.',
      zh: '该系统下无设备 {number}。',
    },
    meaning: {
      en: 'A device is entered before its readings are taken in; the others of the call are.',
      zh: '设备须先登记；同批其他读数不受影响。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_RESTS: {
    kind: 'RULE',
    message: { en: '{number} is {state}.', zh: '{number} 处于 {state} 状态。' },
    meaning: {
      en: 'Readings of a device that is suspended or retired are not taken in.',
      zh: '停用或退役设备的读数不予接收。',
    },
    since,
    source: SOURCE,
  },
  READING_TIME: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'It was read neither later than now nor more than {days} days ago.',
      zh: '读数时间不得晚于当前，且不得早于 {days} 天前。',
    },
    meaning: {
      en: 'A device without a network has a week; five minutes ahead are allowed to its clock.',
      zh: '离线设备须在一周内补报；设备时钟允许超前五分钟。',
    },
    since,
    source: SOURCE,
  },
  READING_VALUE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Such a device reads {least} to {most} {unit}.',
      zh: '该类设备读数范围为 {least} 至 {most} {unit}。',
    },
    meaning: {
      en: 'A value it cannot have is a fault of the device or of a unit.',
      zh: '超出量程属设备故障或单位差错。',
    },
    since,
    source: SOURCE,
  },
  READING_SPAN: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A span begins before it ends and has at most {days} days.',
      zh: '时段须先起后止，且不超过 {days} 天。',
    },
    meaning: {
      en: 'Readings and hours are asked for month by month.',
      zh: '读数与小时汇总按月查询。',
    },
    since,
    source: SOURCE,
  },
  READING_CONFLICT: {
    kind: 'CONFLICT',
    message: {
      en: '{number} has already read something else at that moment.',
      zh: '{number} 在该时刻已有不同读数。',
    },
    meaning: {
      en: 'A reading is known by its device and its moment; sent again it is the same.',
      zh: '读数以设备与时刻为准，重复提交内容须一致。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_RULE_LEVELS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A threshold clears short of where it is crossed; silence has {minutes} minutes or more, no clear level and no duration.',
      zh: '解除值须在触发值以内；无数据规则不少于 {minutes} 分钟，且不设解除值与持续时间。',
    },
    meaning: {
      en: 'Above clears at or below its threshold, below at or above it; a rate is positive.',
      zh: '高于类解除值不高于阈值，低于类不低于阈值；变化率须为正。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_RULE_OTHER: {
    kind: 'RULE',
    message: {
      en: '{code} is a rule of {kind} with {condition}.',
      zh: '{code} 是 {kind} 设备的 {condition} 规则。',
    },
    meaning: {
      en: 'The versions of a rule, and what stands in its place for one device, look at the same thing.',
      zh: '同一规则的各版本及单设备替代规则，设备类型与条件须一致。',
    },
    since,
    source: SOURCE,
  },
  DEVICE_RULE_DATES: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A version begins on {today} or later and ends no earlier than it begins.',
      zh: '规则版本自 {today} 或以后生效，终止日不得早于生效日。',
    },
    meaning: {
      en: 'What was judged stays judged by the version of its day.',
      zh: '已判定的读数按当日版本，不溯及既往。',
    },
    since,
    source: SOURCE,
  },
});
