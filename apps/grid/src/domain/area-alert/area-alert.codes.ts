import { defineCodeList } from '@gezhi/kernel';

/** What an area alert warns of (预警类型), spec/grid.md: matters to solve, never people to watch. */
export const AREA_ALERT_TYPES = defineCodeList(
  'AreaAlertType',
  { en: 'What an area alert warns of', zh: '区域预警类型' },
  {
    WASTE_ENVIRONMENT: { en: 'Waste and environment', zh: '环境卫生' },
    SERVICE_CONGESTION: { en: 'Congested services', zh: '服务拥堵' },
    UTILITY_OUTAGE: { en: 'Failing utilities', zh: '公用故障' },
    HAZARD_CLUSTER: { en: 'Clustered hazards', zh: '隐患聚集' },
    FIRE_HAZARD: { en: 'Fire hazards', zh: '消防隐患' },
    SEASONAL_SURGE: { en: 'Seasonal surge', zh: '季节性激增' },
    COLLECTIVE_DEMAND: { en: 'Many reports of one matter', zh: '群体诉求聚集' },
  },
);
export type AreaAlertType = (typeof AREA_ALERT_TYPES.codes)[number];

/** The aspect of city governance an alert belongs to (预警方面). */
export const AREA_ALERT_ASPECTS = defineCodeList(
  'AreaAlertAspect',
  { en: 'The aspect an area alert belongs to', zh: '区域预警方面' },
  {
    MANAGEMENT: { en: 'Public management', zh: '公共管理' },
    SERVICE: { en: 'Public service', zh: '公共服务' },
    SAFETY: { en: 'Public safety', zh: '公共安全' },
    EMERGENCY: { en: 'Emergency', zh: '应急' },
  },
);
export type AreaAlertAspect = (typeof AREA_ALERT_ASPECTS.codes)[number];

/** The aspect of each type. */
export const AREA_ALERT_ASPECT_OF: Readonly<Record<AreaAlertType, AreaAlertAspect>> = {
  WASTE_ENVIRONMENT: 'MANAGEMENT',
  SERVICE_CONGESTION: 'SERVICE',
  UTILITY_OUTAGE: 'SERVICE',
  HAZARD_CLUSTER: 'SAFETY',
  FIRE_HAZARD: 'SAFETY',
  SEASONAL_SURGE: 'EMERGENCY',
  COLLECTIVE_DEMAND: 'MANAGEMENT',
};

export const AREA_ALERT_CODE_LISTS = [AREA_ALERT_TYPES, AREA_ALERT_ASPECTS] as const;
