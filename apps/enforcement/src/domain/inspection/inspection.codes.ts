import { defineCodeList } from '@gezhi/kernel';

/** Why a visit is made (检查来源). */
export const INSPECTION_TRIGGERS = defineCodeList(
  'InspectionTrigger',
  { en: 'Why a visit is made', zh: '检查来源' },
  {
    ANNUAL_PLAN: { en: 'Annual plan', zh: '年度计划' },
    SPECIAL: { en: 'Special campaign', zh: '专项检查' },
    COMPLAINT: { en: 'Complaint or report', zh: '投诉举报' },
  },
);
export type InspectionTrigger = (typeof INSPECTION_TRIGGERS.codes)[number];

/** What was found for one question (检查结果). */
export const FINDING_RESULTS = defineCodeList(
  'FindingResult',
  { en: 'What was found for one question', zh: '检查结果' },
  {
    COMPLIANT: { en: 'As required', zh: '符合' },
    VIOLATION: { en: 'Violation', zh: '不符合' },
    NOT_APPLICABLE: { en: 'Does not apply here', zh: '不适用' },
  },
);
export type FindingResult = (typeof FINDING_RESULTS.codes)[number];

/** What came of a correction order (整改结果). */
export const CORRECTION_OUTCOMES = defineCodeList(
  'CorrectionOutcome',
  { en: 'What came of a correction order', zh: '整改结果' },
  {
    PENDING: { en: 'Not rechecked yet', zh: '待复查' },
    CORRECTED: { en: 'Corrected', zh: '已整改' },
    NOT_CORRECTED: { en: 'Not corrected', zh: '未整改' },
  },
);
export type CorrectionOutcome = (typeof CORRECTION_OUTCOMES.codes)[number];
