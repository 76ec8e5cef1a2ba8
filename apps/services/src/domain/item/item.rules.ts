import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { CaseKind, MaterialSource } from './item.codes';

/**
 * How many materials the applicant must bring: those of their own and those handed in later. What sharing or an
 * e-licence supplies, and what a written commitment replaces, is not asked.
 */
export function countMaterialsAsked(
  materials: readonly { readonly source: MaterialSource }[],
): number {
  return materials.filter(({ source }) => source === 'APPLICANT' || source === 'DEFERRED').length;
}

/** What a version must say to be sound. */
export interface VersionTerms {
  readonly caseKind: CaseKind;
  readonly legalDays: number;
  readonly promisedDays: number;
  readonly baselineDays: number;
  readonly baselineMaterials: number;
  readonly feeFen: number;
  readonly feeBasis?: string | null | undefined;
  readonly materials: readonly { readonly code: string; readonly source: MaterialSource }[];
}

/** Whether what a version promises can be promised. */
export function checkVersionTerms(terms: VersionTerms): Result<void> {
  const { legalDays, promisedDays, caseKind, materials } = terms;
  if (promisedDays > legalDays) {
    const path = ['input', 'content', 'promisedDays'];
    return refuse('PROMISE_BEYOND_LAW', { path, promisedDays, legalDays });
  }
  if (caseKind === 'INSTANT' && promisedDays !== 1) {
    return refuse('INSTANT_TAKES_A_DAY', { path: ['input', 'content', 'promisedDays'] });
  }
  if (terms.feeFen > 0 && !terms.feeBasis?.trim()) {
    return refuse('FEE_WITHOUT_BASIS', { path: ['input', 'content', 'feeBasis'] });
  }
  const codes = materials.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (twice.length > 0) {
    return refuse('MATERIAL_TWICE', { path: ['input', 'content', 'materials'], codes: twice });
  }
  return ok();
}
