import { defineCodeList } from '@gezhi/kernel';

/** What a device measures (感知设备类型). Each kind measures one thing in one unit. */
export const DEVICE_KINDS = defineCodeList(
  'DeviceKind',
  { en: 'What a device measures', zh: '物联感知设备类型' },
  {
    SMOKE: { en: 'Smoke', zh: '烟雾' },
    COMBUSTIBLE_GAS: { en: 'Combustible gas', zh: '可燃气体' },
    TEMPERATURE: { en: 'Temperature', zh: '温度' },
    ELECTRIC_LEAKAGE: { en: 'Residual current', zh: '剩余电流' },
    WATER_LEVEL: { en: 'Water level', zh: '水位' },
    WATER_PRESSURE: { en: 'Pressure of fire-fighting water', zh: '消防水压' },
    MANHOLE_COVER: { en: 'Tilt of a manhole cover', zh: '井盖倾角' },
    WASTE_BIN_FILL: { en: 'Fill of a waste bin', zh: '垃圾桶满溢度' },
    NOISE: { en: 'Noise', zh: '噪声' },
    PARTICULATES: { en: 'Fine dust (PM2.5)', zh: '细颗粒物' },
  },
);
export type DeviceKind = (typeof DEVICE_KINDS.codes)[number];

/** What is never entered, because it watches people and no matter (guardrails.md 13). */
export const REFUSED_DEVICE_KINDS = defineCodeList(
  'RefusedDeviceKind',
  { en: 'Devices that are not entered: they watch people', zh: '不予登记的设备类型（以人为对象）' },
  {
    CAMERA: {
      en: 'A picture of a public place shows whoever passes',
      zh: '摄像设备：公共场所影像涉及过往人员',
    },
    IMAGE_RECOGNITION: {
      en: 'Recognising people is processing of sensitive data',
      zh: '图像识别设备：识别人员属于处理敏感个人信息',
    },
    PEOPLE_COUNTER: {
      en: 'Counting people follows gatherings, not matters',
      zh: '人流计数设备：统计对象是人员聚集而非事项',
    },
    PLATE_READER: {
      en: 'A number plate tells who was where',
      zh: '车牌识别设备：可据以获知何人何时在何处',
    },
    RADIO_PROBE: {
      en: 'Telephones passing by stand for those who carry them',
      zh: '无线探针：采集过往手机信号即采集持有人',
    },
    MICROPHONE: {
      en: 'Noise is measured as a level, never as what was said',
      zh: '拾音设备：噪声仅测声级，不采集语音',
    },
    DOOR_SENSOR: {
      en: 'The door of a home tells when who lives there comes and goes',
      zh: '住户门磁：反映居民出入情况',
    },
    WEARABLE: {
      en: 'What somebody wears measures somebody',
      zh: '穿戴设备：测量对象是个人',
    },
  },
);
export type RefusedDeviceKind = (typeof REFUSED_DEVICE_KINDS.codes)[number];

export interface DeviceScale {
  readonly unit: string;
  /** What the device can read at all: anything outside is a fault of it. */
  readonly least: number;
  readonly most: number;
}

/** The unit of each kind, and the values that can be. */
export const DEVICE_SCALES: Readonly<Record<DeviceKind, DeviceScale>> = {
  SMOKE: { unit: '%/m', least: 0, most: 100 },
  COMBUSTIBLE_GAS: { unit: '%LEL', least: 0, most: 100 },
  TEMPERATURE: { unit: '°C', least: -60, most: 1_000 },
  ELECTRIC_LEAKAGE: { unit: 'mA', least: 0, most: 10_000 },
  WATER_LEVEL: { unit: 'm', least: -50, most: 50 },
  WATER_PRESSURE: { unit: 'MPa', least: 0, most: 10 },
  MANHOLE_COVER: { unit: '°', least: 0, most: 180 },
  WASTE_BIN_FILL: { unit: '%', least: 0, most: 100 },
  NOISE: { unit: 'dB(A)', least: 0, most: 160 },
  PARTICULATES: { unit: 'µg/m³', least: 0, most: 2_000 },
};

/** What a threshold looks at (阈值条件). */
export const DEVICE_CONDITIONS = defineCodeList(
  'DeviceCondition',
  { en: 'What a threshold of devices looks at', zh: '阈值条件' },
  {
    ABOVE: { en: 'The value is above', zh: '高于' },
    BELOW: { en: 'The value is below', zh: '低于' },
    RATE: { en: 'The value changes faster, an hour', zh: '每小时变化超过' },
    SILENT: { en: 'No data for so many minutes', zh: '无数据达（分钟）' },
  },
);
export type DeviceCondition = (typeof DEVICE_CONDITIONS.codes)[number];

export const DEVICE_CODE_LISTS = [DEVICE_KINDS, REFUSED_DEVICE_KINDS, DEVICE_CONDITIONS] as const;
