import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { In } from 'typeorm';
import type { EvidenceKind } from '../../domain/checklist/checklist.codes';
import type { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import { Clue } from '../../domain/inspection/clue.entity';
import { Finding } from '../../domain/inspection/finding.entity';
import type { FindingResult } from '../../domain/inspection/inspection.codes';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import { checkFindings } from '../../domain/inspection/inspection.rules';
import { InspectionSection } from '../../domain/inspection/inspection-section.entity';
import { PowerItem } from '../../domain/power/power-item.entity';
import { keptChecklist } from './checklist-in-force';
import type { Claim } from './entitlement';
import { unfoundedClaims } from './entitlement';
import { INSPECTION_WORKFLOW } from './inspection-workflow';

export interface FindingInput {
  readonly itemCode: string;
  readonly result: FindingResult;
  readonly measure?: number | null;
  readonly evidenceKinds: readonly EvidenceKind[];
  /** The power a violation falls under, when it is another of the same department than the question's. */
  readonly powerItemCode?: string | null;
  readonly description?: string | null;
}

export interface ClueInput {
  readonly powerItemCode: string;
  readonly ownerOrganizationId: string;
  readonly description: string;
}

export interface RecordFindingsInput extends StepInput {
  readonly findings: readonly FindingInput[];
  readonly clues?: readonly ClueInput[] | null;
}

/** Records what was found (记录), and sends what others must handle to them as clues (E6). */
export function recordFindings(
  useCase: UseCase,
  input: RecordFindingsInput,
): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'record', input, async (inspection, uow) => {
    const clean = checkTexts(input);
    if (!clean.ok) return clean;
    const departments = await departmentsOf(uow, input);
    if (!departments.ok) return departments;
    const findings = await findingsFrom(uow, inspection, input.findings, departments.value);
    if (!findings.ok) return findings;
    const clues = await cluesFrom(uow, inspection, input.clues ?? [], departments.value);
    if (!clues.ok) return clues;
    inspection.recordedAt = uow.now;
    await uow.manager.insert(Finding, findings.value);
    if (clues.value.length > 0) await uow.manager.insert(Clue, clues.value);
    return ok();
  });
}

function checkTexts({ findings, clues }: RecordFindingsInput): Result<void> {
  const texts = [
    ...findings.map(({ description }, index) => ({
      fields: { description },
      path: ['input', 'findings', String(index)],
    })),
    ...(clues ?? []).map(({ description }, index) => ({
      fields: { description },
      path: ['input', 'clues', String(index)],
    })),
  ];
  for (const { fields, path } of texts) {
    const clean = withoutPersonalData(fields, path);
    if (!clean.ok) return clean;
  }
  return ok();
}

type Departments = ReadonlyMap<string, string>;

/** The department of every power the record names; UNKNOWN_POWER_ITEM for one that does not exist. */
async function departmentsOf(
  uow: UnitOfWork,
  { findings, clues }: RecordFindingsInput,
): Promise<Result<Departments>> {
  const named = [...findings, ...(clues ?? [])].flatMap(({ powerItemCode }) => powerItemCode ?? []);
  const codes = [...new Set(named)];
  const powers = await uow.manager.find(PowerItem, {
    where: { code: In(codes) },
    take: codes.length,
  });
  const departments = new Map(
    powers.map(({ code, originDepartmentCode }) => [code, originDepartmentCode]),
  );
  const unknown = codes.find((code) => !departments.has(code));
  return unknown === undefined
    ? ok(departments)
    : refuse('UNKNOWN_POWER_ITEM', { path: ['input'], powerItem: unknown });
}

async function findingsFrom(
  uow: UnitOfWork,
  inspection: Inspection,
  reports: readonly FindingInput[],
  departments: Departments,
): Promise<Result<Finding[]>> {
  const sections = await uow.manager.find(InspectionSection, {
    where: { inspectionId: inspection.id },
    take: 1_000,
  });
  const checklist = await keptChecklist(uow, inspection.checklistVersion);
  const asked = new Map(
    sections.flatMap((section) => section.itemCodes.map((code) => [code, section] as const)),
  );
  const items = [...asked.keys()].map((code) => checklist.get(code) as ChecklistItem);
  const fit = checkFindings(reports, items);
  if (!fit.ok) return fit;

  const findings = reports.map((report): Finding => {
    const section = asked.get(report.itemCode) as InspectionSection;
    const item = checklist.get(report.itemCode) as ChecklistItem;
    return {
      id: newId(uow.now),
      inspectionId: inspection.id,
      siteId: inspection.siteId,
      areaCode: inspection.areaCode,
      organizationId: section.organizationId,
      departmentCode: section.departmentCode,
      itemCode: report.itemCode,
      powerItemCode: report.powerItemCode ?? item.powerItemCode,
      result: report.result,
      measure: report.measure ?? null,
      evidenceKinds: [...report.evidenceKinds],
      description: report.description ?? null,
      checkedAt: uow.now,
    };
  });
  const foreign = findings.find(
    ({ powerItemCode, departmentCode }) =>
      (departments.get(powerItemCode) ?? departmentCode) !== departmentCode,
  );
  const named = findings.filter(({ powerItemCode }) => departments.has(powerItemCode));
  const [unfounded] = await claimsWithout(uow, inspection, named);
  const notOwn = foreign ?? (unfounded === undefined ? undefined : named[unfounded]);
  if (!notOwn) return ok(findings);
  const index = findings.indexOf(notOwn);
  const path = ['input', 'findings', String(index), 'powerItemCode'];
  return refuse('POWER_NOT_OWN', { path, powerItem: notOwn.powerItemCode });
}

async function cluesFrom(
  uow: UnitOfWork,
  inspection: Inspection,
  reports: readonly ClueInput[],
  departments: Departments,
): Promise<Result<Clue[]>> {
  const { id: inspectionId, siteId, areaCode, leadOrganizationId } = inspection;
  for (const [index, { ownerOrganizationId }] of reports.entries()) {
    if (isId(ownerOrganizationId)) continue;
    const path = ['input', 'clues', String(index), 'ownerOrganizationId'];
    return refuse('UNKNOWN_ORGANIZATION', { path, value: ownerOrganizationId });
  }
  const claims = reports.map(({ powerItemCode }) => ({
    organizationId: leadOrganizationId,
    departmentCode: departments.get(powerItemCode) ?? '',
    powerItemCode,
  }));
  const foreign = new Set(await claimsWithout(uow, inspection, claims));
  const own = reports.findIndex((_, index) => !foreign.has(index));
  if (own >= 0) {
    const path = ['input', 'clues', String(own), 'powerItemCode'];
    return refuse('CLUE_TO_SELF', { path, powerItem: reports[own]?.powerItemCode });
  }
  return ok(
    reports.map((report) => ({
      ...report,
      id: newId(uow.now),
      inspectionId,
      siteId,
      areaCode,
      fromOrganizationId: leadOrganizationId,
      sentAt: uow.now,
    })),
  );
}

/** Positions of claims without ground on the day the inspection was opened: later changes do not touch it. */
function claimsWithout(
  uow: UnitOfWork,
  { areaCode, createdAt }: Inspection,
  claims: readonly Claim[],
): Promise<number[]> {
  if (claims.length === 0) return Promise.resolve([]);
  const until: LocalDate = localDateOf(createdAt);
  return unfoundedClaims(uow, claims, { areaCode, openedAt: createdAt, until });
}
