import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { InspectionBody } from '../../domain/inspection/inspection-body.entity';
import { lastDayWhenWithdrawn } from '../../domain/delegation/delegation.rules';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';

export interface ListInspectionBodyInput {
  readonly clientMutationId?: string | null;
  readonly organizationId: string;
  readonly departmentCode: string;
  readonly areaCode: string;
  readonly basis: string;
  readonly effectiveFrom: string;
}

/** Puts an organisation on the list of bodies that may inspect in a department's field (列入检查主体清单). */
export async function listInspectionBody(
  { actor, clock, database }: UseCase,
  input: ListInspectionBodyInput,
): Promise<Result<InspectionBody>> {
  const { organizationId, areaCode, departmentCode, basis } = input;
  const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'body.list', { areaCode });
  if (!allowed.ok) return allowed;
  if (!isId(organizationId)) {
    const path = ['input', 'organizationId'];
    return refuse('UNKNOWN_ORGANIZATION', { path, value: organizationId });
  }
  const clean = withoutPersonalData({ basis });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'listInspectionBody',
        body: input,
      },
      async () => {
        const effectiveFrom = input.effectiveFrom as LocalDate;
        const today = localDateOf(uow.now);
        if (effectiveFrom < today) {
          const path = ['input', 'effectiveFrom'];
          return refuse('DELEGATION_RETROACTIVE', { path, effective: effectiveFrom, today });
        }
        const body = uow.manager.create(InspectionBody, {
          ...created(uow.now),
          id: newId(uow.now),
          organizationId,
          departmentCode,
          areaCode,
          basis,
          effectiveFrom,
          effectiveTo: null,
        });
        await uow.manager.insert(InspectionBody, body);
        uow.changes.push({ type: 'InspectionBody', id: body.id, action: 'list', areaCode });
        return ok(body);
      },
      (id) => uow.manager.findOneBy(InspectionBody, { id }),
    ),
  );
}

export interface DelistInspectionBodyInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly from: string;
}

/** Takes an organisation off the list from a day on; inspections it opened before go on. */
export function delistInspectionBody(
  { actor, clock, database }: UseCase,
  input: DelistInspectionBodyInput,
): Promise<Result<InspectionBody>> {
  return inTransaction(database, clock, async (uow) => {
    const body = isId(input.id) ? await lockById(uow, InspectionBody, input.id) : null;
    if (!body) {
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'InspectionBody', id: input.id });
    }
    const { areaCode } = body;
    const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'body.delist', { areaCode });
    if (!allowed.ok) return allowed;
    const { seenVersion } = input;
    if (typeof seenVersion === 'number' && seenVersion !== body.version) {
      const path = ['input', 'seenVersion'];
      return refuse('CONFLICT', { path, seenVersion, currentVersion: body.version });
    }
    const last = lastDayWhenWithdrawn(body, input.from as LocalDate, localDateOf(uow.now));
    if (!last.ok) return last;
    body.effectiveTo = last.value;
    touch(body, uow.now);
    await uow.manager.save(body);
    uow.changes.push({ type: 'InspectionBody', id: body.id, action: 'delist', areaCode });
    return ok(body);
  });
}
