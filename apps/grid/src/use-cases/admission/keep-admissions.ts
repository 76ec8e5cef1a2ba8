import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import {
  addDays,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { created, inTransaction, once, sql, withinArea } from '@gezhi/persistence';
import type { StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { beginLife, takeStep } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { ADMISSION_PERMISSIONS } from '../../domain/admission/admission.permissions';
import type { AdmissionAction, AdmissionState } from '../../domain/admission/admission.states';
import { ADMISSION_MACHINE } from '../../domain/admission/admission.states';
import { CommunityAdmissionTransition } from '../../domain/admission/admission-transition.entity';
import { CommunityAdmission } from '../../domain/admission/community-admission.entity';
import { namesOf, negativeEntry } from '../../domain/admission/community-level.rules';
import { Area } from '../../domain/area/area.entity';
import { EventCategory } from '../../domain/category/event-category.entity';
import { termsOf } from '../dispatch/community-terms';

/** What is asked of communities for longer belongs on their lists (our default). */
const LONGEST_DAYS = 366;

/** How admissions live: asked by an organisation, decided by the centre of the area. */
const ADMISSION_WORKFLOW: Workflow<
  CommunityAdmission,
  AdmissionState,
  AdmissionAction,
  CommunityAdmissionTransition
> = {
  name: 'admission',
  entity: CommunityAdmission,
  machine: ADMISSION_MACHINE,
  permissions: ADMISSION_PERMISSIONS,
  history: CommunityAdmissionTransition,
  historyKey: 'admissionId',
  target: ({ areaCode, organizationId }) => ({ areaCode, organizationId }),
};

export interface RequestAdmissionInput {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly categoryCode: string;
  readonly reason: string;
  readonly fromDate: string;
  readonly toDate: string;
}

/**
 * Asks for communities to be given a matter outside their lists for a time (申请准入), for the caller's organisation.
 * Answers UNKNOWN_AREA, NOT_A_LEAF, ADMISSION_TERM, or ON_NEGATIVE_LIST: such a matter is not even asked for.
 */
export async function requestAdmission(
  { actor, clock, database }: UseCase,
  input: RequestAdmissionInput,
): Promise<Result<CommunityAdmission>> {
  const { categoryCode, reason, fromDate, toDate } = input;
  const { organizationId } = actor;
  const allowed = authorise(actor, ADMISSION_PERMISSIONS, 'admission.request', { organizationId });
  if (!allowed.ok) return allowed;
  if (organizationId === null) return refuse('FORBIDDEN', { action: 'admission.request' });
  const code = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!code.ok) return code;
  const areaCode = code.value;
  const clean = withoutPersonalData({ reason });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'requestCommunityAdmission',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const { manager, now } = uow;
        const today = localDateOf(now);
        const known = await manager.existsBy(Area, { code: areaCode, validTo: IsNull() });
        if (!known || areaCode.length > 12)
          return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
        const category = await manager.findOneBy(EventCategory, { code: categoryCode });
        if (!category?.leaf)
          return refuse('NOT_A_LEAF', { path: ['input', 'categoryCode'], categoryCode });
        const latest = addDays(fromDate as LocalDate, LONGEST_DAYS - 1);
        if (fromDate < today || toDate < fromDate || toDate > latest)
          return refuse('ADMISSION_TERM', { path: ['input', 'toDate'], most: LONGEST_DAYS });
        const kept = negativeEntry(
          await termsOf(manager, categoryCode, areaCode, today),
          categoryCode,
          areaCode,
        );
        if (kept)
          return refuse('ON_NEGATIVE_LIST', { path: ['input', 'categoryCode'], ...namesOf(kept) });
        const admission = manager.create(CommunityAdmission, {
          ...created(now),
          id: newId(now),
          ...{ organizationId, areaCode, categoryCode, reason },
          fromDate: fromDate as LocalDate,
          toDate: toDate as LocalDate,
          state: 'REQUESTED',
        });
        return ok(await beginLife(uow, ADMISSION_WORKFLOW, actor, admission, 'request'));
      },
      (id) => uow.manager.findOneBy(CommunityAdmission, { id }),
    ),
  );
}

/** Lets communities be given it (同意准入); what has come onto a negative list since is refused all the same. */
export function approveAdmission(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<CommunityAdmission>> {
  return takeStep(
    useCase,
    ADMISSION_WORKFLOW,
    'approve',
    input,
    async (admission, { manager, now }) => {
      const { categoryCode, areaCode } = admission;
      const terms = await termsOf(manager, categoryCode, areaCode, localDateOf(now));
      const kept = negativeEntry(terms, categoryCode, areaCode);
      return kept ? refuse('ON_NEGATIVE_LIST', { path: ['input', 'id'], ...namesOf(kept) }) : ok();
    },
  );
}

/** Does not let communities be given it (不予准入). */
export function refuseAdmission(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<CommunityAdmission>> {
  return takeStep(useCase, ADMISSION_WORKFLOW, 'refuse', input);
}

/** Takes a request or an admission back (撤回): nothing more is given to communities under it. */
export function withdrawAdmission(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<CommunityAdmission>> {
  return takeStep(useCase, ADMISSION_WORKFLOW, 'withdraw', input);
}

/** What is asked of the communities of an area (the key), as far as the caller may see it, the newest first. */
export function admissionsOfArea(state: AdmissionState | null): ListOf<CommunityAdmission> {
  return {
    entity: CommunityAdmission,
    on: withinArea(),
    where: state ? [sql`t.state = ${state}`] : [],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}
