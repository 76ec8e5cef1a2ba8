import type { LocalDate, Result } from '@gezhi/kernel';
import { daysBetween, ok, refuse } from '@gezhi/kernel';
import type { ChecklistItem } from '../checklist/checklist-item.entity';
import type { FindingResult } from './inspection.codes';
import type { RepeatWarning } from './inspection.entity';

/** A section as it is planned. */
export interface PlannedSection {
  readonly departmentCode: string;
  readonly organizationId: string;
  readonly itemCodes: readonly string[];
}

/** Each department once, each question once and in the section of its own department (E2). */
export function checkSections(
  sections: readonly PlannedSection[],
  items: ReadonlyMap<string, Pick<ChecklistItem, 'code' | 'departmentCode'>>,
): Result<void> {
  const departments = new Set<string>();
  const codes = new Set<string>();
  for (const [index, section] of sections.entries()) {
    const path = ['input', 'sections', String(index)];
    if (departments.has(section.departmentCode)) {
      return refuse('SECTION_TWICE', { path, departmentCode: section.departmentCode });
    }
    departments.add(section.departmentCode);
    for (const code of section.itemCodes) {
      const item = items.get(code);
      if (!item || item.departmentCode !== section.departmentCode || codes.has(code)) {
        return refuse('ITEM_NOT_IN_SECTION', {
          path,
          code,
          departmentCode: section.departmentCode,
        });
      }
      codes.add(code);
    }
  }
  return ok();
}

/** Which questions repeat a check of the same site within their period (E3). */
export function repeatWarnings(
  items: readonly Pick<ChecklistItem, 'code' | 'repeatPeriodDays'>[],
  lastChecked: ReadonlyMap<string, LocalDate>,
  on: LocalDate,
): RepeatWarning[] {
  return items.flatMap(({ code, repeatPeriodDays }) => {
    const lastCheckedOn = lastChecked.get(code);
    if (lastCheckedOn === undefined || daysBetween(lastCheckedOn, on) >= repeatPeriodDays)
      return [];
    return [{ itemCode: code, lastCheckedOn, periodDays: repeatPeriodDays }];
  });
}

/** What an officer reports for one question. */
export interface FindingReport {
  readonly itemCode: string;
  readonly result: FindingResult;
  readonly measure?: number | null;
  readonly evidenceKinds: readonly string[];
}

/** Every question of the visit answered once, nothing else; evidence and measure as the question asks. */
export function checkFindings(
  reports: readonly FindingReport[],
  items: readonly ChecklistItem[],
): Result<void> {
  const answered = new Set<string>();
  const byCode = new Map(items.map((item) => [item.code, item]));
  for (const [index, report] of reports.entries()) {
    const path = ['input', 'findings', String(index)];
    const item = byCode.get(report.itemCode);
    if (!item || answered.has(report.itemCode)) {
      return refuse('FINDING_NOT_ASKED', { path, code: report.itemCode });
    }
    answered.add(report.itemCode);
    const fit = checkAnswer(report, item, path);
    if (!fit.ok) return fit;
  }
  const missing = items.filter(({ code }) => !answered.has(code)).map(({ code }) => code);
  return missing.length === 0
    ? ok()
    : refuse('FINDING_MISSING', { path: ['input', 'findings'], codes: missing });
}

function checkAnswer(
  { result, measure, evidenceKinds }: FindingReport,
  item: ChecklistItem,
  path: readonly string[],
): Result<void> {
  const unfit = evidenceKinds.find((kind) => !item.evidenceKinds.some((fit) => fit === kind));
  if (unfit !== undefined) {
    const allowed = item.evidenceKinds;
    return refuse('EVIDENCE_KIND', { path, code: item.code, kind: unfit, allowed });
  }
  if (result === 'VIOLATION' && evidenceKinds.length === 0) {
    return refuse('EVIDENCE_REQUIRED', { path, code: item.code });
  }
  const measured = measure !== undefined && measure !== null;
  if (item.answerKind === 'MEASURE' && result !== 'NOT_APPLICABLE' && !measured) {
    return refuse('MEASURE_REQUIRED', { path, code: item.code });
  }
  return ok();
}

/** That some reports are about exactly these questions, each once. */
export function checkCoversExactly(
  given: readonly { readonly itemCode: string }[],
  asked: readonly string[],
  field: string,
): Result<void> {
  const codes = given.map(({ itemCode }) => itemCode);
  const exact =
    new Set(codes).size === codes.length &&
    codes.length === asked.length &&
    asked.every((code) => codes.includes(code));
  return exact
    ? ok()
    : refuse('NOT_EXACTLY_THE_VIOLATIONS', { path: ['input', field], expected: [...asked] });
}
