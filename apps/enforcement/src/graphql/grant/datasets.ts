import type { Dataset } from '@gezhi/subgraph';

/** The rows this department shares with integrators by grant (共享数据目录). */
export const ENFORCEMENT_DATASETS: readonly Dataset[] = [
  {
    key: 'sites',
    title: { en: 'Regulated sites', zh: '监管对象' },
    description: {
      en: 'Sites with kind, class and place; the code of a sole trader is masked.',
      zh: '监管对象的类型、分级与地点；个体工商户代码脱敏。',
    },
    fields: {
      'Area.regulatedSites': 'AREA',
      'Query.regulatedSite': 'ANY',
      'Inspection.site': 'ANY',
    },
    types: ['RegulatedSite'],
  },
  {
    key: 'inspections',
    title: { en: 'Inspections', zh: '执法检查' },
    description: {
      en: 'Inspections with their sections, findings, corrections and clues; no amounts of penalties.',
      zh: '执法检查及其分项、检查结果、整改与线索；不含处罚金额。',
    },
    fields: {
      'Area.inspections': 'AREA',
      'Organization.inspections': 'ANY',
      'Organization.clues': 'ANY',
      'Query.inspection': 'ANY',
      'RegulatedSite.inspections': 'ANY',
    },
    types: ['Inspection'],
  },
];
