import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import type { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import type { InspectionTrigger } from '../../domain/inspection/inspection.codes';
import { Inspection } from '../../domain/inspection/inspection.entity';
import type { PlannedSection } from '../../domain/inspection/inspection.rules';
import { checkSections, repeatWarnings } from '../../domain/inspection/inspection.rules';
import { InspectionSection } from '../../domain/inspection/inspection-section.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { RegulatedSite } from '../../domain/site/regulated-site.entity';
import { openChecklist } from './checklist-in-force';
import { unfoundedClaims } from './entitlement';
import { INSPECTION_WORKFLOW } from './inspection-workflow';
import { beyondYearlyCap, lastCheckedDays } from './visit-limits';

export interface PlanInspectionInput {
  readonly clientMutationId?: string | null;
  readonly siteId: string;
  readonly plannedOn: string;
  readonly trigger: InspectionTrigger;
  readonly sourceEventId?: string | null;
  readonly note?: string | null;
  readonly sections: readonly {
    readonly departmentCode: string;
    /** Who puts the questions; the leading organisation when left out. */
    readonly organizationId?: string | null;
    readonly itemCodes: readonly string[];
  }[];
}

/** Opens one visit to one site (检查立项), led by the caller's organisation, under the checklist in force today. */
export async function planInspection(
  { actor, clock, database }: UseCase,
  input: PlanInspectionInput,
): Promise<Result<Inspection>> {
  return inTransaction(database, clock, async (uow) => {
    const site = isId(input.siteId) ? await lockById(uow, RegulatedSite, input.siteId) : null;
    if (!site) {
      const path = ['input', 'siteId'];
      return refuse('NOT_FOUND', { path, type: 'RegulatedSite', id: input.siteId });
    }
    const { organizationId } = actor;
    const target = { areaCode: site.areaCode, organizationId };
    const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'inspection.plan', target);
    if (!allowed.ok) return allowed;
    const request = {
      subject: actor.subject,
      key: input.clientMutationId ?? null,
      operation: 'planInspection',
      body: input,
    };
    return once(
      uow,
      request,
      async () => {
        const draft = await draftFrom(uow, site, organizationId ?? '', input);
        if (!draft.ok) return draft;
        const { inspection, sections } = draft.value;
        await beginLife(uow, INSPECTION_WORKFLOW, actor, inspection, 'plan', input.note);
        await uow.manager.insert(InspectionSection, sections);
        return ok(inspection);
      },
      (id) => uow.manager.findOneBy(Inspection, { id }),
    );
  });
}

interface Draft {
  readonly inspection: Inspection;
  readonly sections: InspectionSection[];
}

async function draftFrom(
  uow: UnitOfWork,
  site: RegulatedSite,
  leadOrganizationId: string,
  input: PlanInspectionInput,
): Promise<Result<Draft>> {
  const today = localDateOf(uow.now);
  const plannedOn = input.plannedOn as LocalDate;
  const wellFormed = checkForm(input, plannedOn, today);
  if (!wellFormed.ok) return wellFormed;
  const sections = input.sections.map((section) => ({
    ...section,
    organizationId: section.organizationId ?? leadOrganizationId,
  }));
  const codes = sections.flatMap(({ itemCodes }) => itemCodes);
  const checklist = await openChecklist(uow, codes, today);
  if (!checklist.ok) return checklist;
  const { items, version: checklistVersion } = checklist.value;
  const fit = checkSections(sections, items);
  if (!fit.ok) return fit;
  const entitled = await checkEntitled(uow, site, sections, items, plannedOn);
  if (!entitled.ok) return entitled;
  const beyondCap = await beyondYearlyCap(uow, site, plannedOn, input.trigger);
  if (!beyondCap.ok) return beyondCap;
  const asked = codes.map((code) => items.get(code) as ChecklistItem);
  const warnings = repeatWarnings(asked, await lastCheckedDays(uow, site.id, codes), plannedOn);
  const id = newId(uow.now);
  const inspection = uow.manager.create(Inspection, {
    ...created(uow.now),
    id,
    number: inspectionNumber(id, uow.now),
    siteId: site.id,
    areaCode: site.areaCode,
    leadOrganizationId,
    trigger: input.trigger,
    sourceEventId: input.sourceEventId ?? null,
    state: 'PLANNED',
    checklistVersion,
    plannedOn,
    departmentCount: sections.length,
    repeatWarnings: warnings,
    repeated: warnings.length > 0,
    beyondCap: beyondCap.value,
    onSiteAt: null,
    recordedAt: null,
    endedAt: null,
  });
  return ok({
    inspection,
    sections: sections.map(({ departmentCode, organizationId, itemCodes }) => ({
      id: newId(uow.now),
      inspectionId: id,
      departmentCode,
      organizationId,
      itemCodes: [...itemCodes],
    })),
  });
}

function checkForm(
  input: PlanInspectionInput,
  plannedOn: LocalDate,
  today: LocalDate,
): Result<void> {
  const { trigger, note, sourceEventId } = input;
  if (plannedOn < today) {
    return refuse('INSPECTION_IN_PAST', { path: ['input', 'plannedOn'], plannedOn, today });
  }
  if (typeof sourceEventId === 'string' && !isId(sourceEventId)) {
    const path = ['input', 'sourceEventId'];
    return refuse('NOT_FOUND', { path, type: 'GovEvent', id: sourceEventId });
  }
  for (const [index, { organizationId }] of input.sections.entries()) {
    if (typeof organizationId !== 'string' || isId(organizationId)) continue;
    const path = ['input', 'sections', String(index), 'organizationId'];
    return refuse('UNKNOWN_ORGANIZATION', { path, value: organizationId });
  }
  if (trigger === 'COMPLAINT' && !sourceEventId && !note?.trim()) {
    return refuse('COMPLAINT_WITHOUT_SOURCE', { path: ['input', 'sourceEventId'] });
  }
  return withoutPersonalData({ note });
}

/** Every section is put by a body entitled to each of its questions, today and on the day of the visit (E1). */
async function checkEntitled(
  uow: UnitOfWork,
  { areaCode }: RegulatedSite,
  sections: readonly PlannedSection[],
  items: ReadonlyMap<string, ChecklistItem>,
  on: LocalDate,
): Promise<Result<void>> {
  const claims = sections.flatMap(({ departmentCode, organizationId, itemCodes }) =>
    itemCodes.map((itemCode) => ({
      departmentCode,
      organizationId,
      itemCode,
      powerItemCode: items.get(itemCode)?.powerItemCode ?? '',
    })),
  );
  const [position] = await unfoundedClaims(uow, claims, {
    areaCode,
    openedAt: uow.now,
    until: on,
  });
  const claim = position === undefined ? undefined : claims[position];
  if (!claim) return ok();
  const { departmentCode, itemCode, powerItemCode: powerItem } = claim;
  return refuse('INSPECTION_NOT_ENTITLED', {
    path: ['input', 'sections'],
    departmentCode,
    itemCode,
    powerItem,
    on,
  });
}

/** The day and the last digits of the key: short enough to read out, unique without a counter to wait for. */
function inspectionNumber(id: string, now: Date): string {
  return `JC-${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
}
