import { publishVersion, requireDraft, startDraft } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  isId,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  parseLocalDate,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { IncidentKind } from '../../domain/emergency/emergency.codes';
import type { PlanLevel, PlanNeed, PlanRole } from '../../domain/emergency/emergency-plan.entity';
import { asPlanVersion, EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import { EMERGENCY_PERMISSIONS } from '../../domain/emergency/emergency.permissions';

export interface PlanContent {
  readonly kind: IncidentKind;
  readonly title: string;
  readonly levels: readonly PlanLevel[];
  readonly roles: readonly PlanRole[];
  readonly needs: readonly PlanNeed[];
}

export interface DraftPlanInput extends PlanContent {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly code: string;
}

/**
 * Drafts the next version of a plan (编制预案); a draft that is there is written anew.
 * Answers FORBIDDEN, UNKNOWN_AREA, PERSONAL_DATA_IN_TEXT.
 */
export async function draftPlan(
  { actor, clock, database }: UseCase,
  input: DraftPlanInput,
): Promise<Result<EmergencyPlan>> {
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const target = { areaCode: area.value };
  const allowed = authorise(actor, EMERGENCY_PERMISSIONS, 'emergencyPlan.draft', target);
  if (!allowed.ok) return allowed;
  const levels = input.levels.flatMap(({ condition, action }) => [condition, action]).join('\n');
  const roles = input.roles.map(({ role }) => role).join('\n');
  const clean = withoutPersonalData({ title: input.title, levels, roles });
  if (!clean.ok) return clean;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      { subject, key, operation: 'draftEmergencyPlan', body: input },
      () => draft(uow, input),
      (id) => uow.manager.findOneBy(EmergencyPlan, { id }),
    ),
  );
}

async function draft(
  uow: UnitOfWork,
  { areaCode, code, kind, title, levels, roles, needs }: DraftPlanInput,
): Promise<Result<EmergencyPlan>> {
  // The area is locked: two first versions have no version to lock.
  const area = await uow.manager.findOne(Area, {
    where: { code: areaCode, validTo: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!area || ![4, 6, 9].includes(areaCode.length))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const content = {
    ...{ kind, title },
    levels: levels.map(({ level, condition, action }) => ({ level, condition, action })),
    roles: roles.map(({ role, organizationId }) => ({ role, organizationId })),
    needs: needs.map(({ level, resource, quantity }) => ({ level, resource, quantity })),
  };
  const versions = await uow.manager.findBy(EmergencyPlan, { areaCode, code });
  const before = versions.find(({ state }) => state === 'DRAFT');
  const change = { type: 'EmergencyPlan', action: 'draft', to: 'DRAFT', areaCode };
  if (before) {
    Object.assign(before, content);
    touch(before, uow.now);
    await uow.manager.save(before);
    uow.changes.push({ ...change, id: before.id, from: 'DRAFT' });
    return ok(before);
  }
  const next = startDraft(versions.map(asPlanVersion));
  if (!next.ok) return next;
  const plan = uow.manager.create(EmergencyPlan, {
    ...created(uow.now),
    ...content,
    ...{ id: newId(uow.now), areaCode, code, planVersion: next.value.version, state: 'DRAFT' },
    ...{ basisDoc: null, publishedAt: null, effectiveFrom: null, effectiveTo: null },
  });
  await uow.manager.insert(EmergencyPlan, plan);
  uow.changes.push({ ...change, id: plan.id });
  return ok(plan);
}

export interface PublishPlanInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly basisDoc: string;
  readonly effectiveFrom: string;
}

/** Publishes a drafted plan (发布预案); the version before ends on the day before. Answers the problems of government lists. */
export async function publishPlan(
  { actor, clock, database }: UseCase,
  input: PublishPlanInput,
): Promise<Result<EmergencyPlan>> {
  const { id, basisDoc } = input;
  const from = parseLocalDate(input.effectiveFrom, ['input', 'effectiveFrom']);
  if (!from.ok) return from;
  const clean = withoutPersonalData({ basisDoc });
  if (!clean.ok) return clean;
  const absent = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'EmergencyPlan', id });
  if (!isId(id)) return absent;
  return inTransaction(database, clock, async (uow) => {
    const plan = await lockById(uow, EmergencyPlan, id);
    if (!plan) return absent;
    const { areaCode, code, planVersion: version } = plan;
    const target = { areaCode };
    const allowed = authorise(actor, EMERGENCY_PERMISSIONS, 'emergencyPlan.publish', target);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, plan);
    if (!current.ok) return current;
    const isDraft = requireDraft(asPlanVersion(plan));
    if (!isDraft.ok) return isDraft;
    const versions = await uow.manager.findBy(EmergencyPlan, { areaCode, code });
    const items = plan.levels.map(({ level }) => ({ code: level }));
    const today = localDateOf(uow.now);
    const publication = { version, effectiveFrom: from.value, today, basisDoc, items };
    const changes = publishVersion(versions.map(asPlanVersion), publication);
    if (!changes.ok) return changes;
    for (const { version: changed, ...to } of changes.value) {
      const other = versions.find(({ planVersion }) => planVersion === changed);
      if (!other) continue;
      Object.assign(other, to);
      if (changed === version) Object.assign(other, { basisDoc, publishedAt: uow.now });
      touch(other, uow.now);
      await uow.manager.save(other);
    }
    uow.changes.push({
      ...{ type: 'EmergencyPlan', id, action: 'publish', from: 'DRAFT', to: 'PUBLISHED', areaCode },
    });
    return ok(await uow.manager.findOneByOrFail(EmergencyPlan, { id }));
  });
}
