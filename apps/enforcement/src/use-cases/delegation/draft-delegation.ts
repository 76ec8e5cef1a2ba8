import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { Delegation } from '../../domain/delegation/delegation.entity';
import { checkDates } from '../../domain/delegation/delegation.rules';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { PowerItem } from '../../domain/power/power-item.entity';
import { checkTransferable, transferKindOf } from '../../domain/power/power.rules';
import { DELEGATION_WORKFLOW } from './delegation-workflow';

export interface DraftDelegationInput {
  readonly clientMutationId?: string | null;
  readonly powerItemCode: string;
  readonly fromOrganizationId: string;
  readonly toOrganizationId: string;
  readonly areaCode: string;
  readonly instrument: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | null;
  readonly nextEvaluation?: string | null;
}

/** Prepares to give a power to another organisation (拟定赋权). It has no effect until it is published. */
export async function draftDelegation(
  { actor, clock, database }: UseCase,
  input: DraftDelegationInput,
): Promise<Result<Delegation>> {
  const { areaCode, fromOrganizationId } = input;
  const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'delegation.draft', {
    areaCode,
    organizationId: fromOrganizationId,
  });
  if (!allowed.ok) return allowed;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'draftDelegation',
        body: input,
      },
      async () => {
        const delegation = await fromInput(uow, input);
        if (!delegation.ok) return delegation;
        return ok(await beginLife(uow, DELEGATION_WORKFLOW, actor, delegation.value, 'draft'));
      },
      (id) => uow.manager.findOneBy(Delegation, { id }),
    ),
  );
}

async function fromInput(
  uow: UnitOfWork,
  input: DraftDelegationInput,
): Promise<Result<Delegation>> {
  const kind = transferKindOf(input.areaCode, ['input', 'areaCode']);
  if (!kind.ok) return kind;
  for (const field of ['fromOrganizationId', 'toOrganizationId'] as const) {
    if (!isId(input[field])) {
      return refuse('UNKNOWN_ORGANIZATION', { path: ['input', field], value: input[field] });
    }
  }
  const clean = withoutPersonalData({ instrument: input.instrument });
  if (!clean.ok) return clean;
  const path = ['input', 'powerItemCode'];
  const item = await uow.manager.findOneBy(PowerItem, { code: input.powerItemCode });
  if (!item) return refuse('UNKNOWN_POWER_ITEM', { path, powerItem: input.powerItemCode });
  const transferable = checkTransferable(item, path);
  if (!transferable.ok) return transferable;
  const span = {
    effectiveFrom: input.effectiveFrom as LocalDate,
    effectiveTo: (input.effectiveTo ?? null) as LocalDate | null,
  };
  const dates = checkDates(span);
  if (!dates.ok) return dates;
  return ok(
    uow.manager.create(Delegation, {
      ...created(uow.now),
      ...span,
      id: newId(uow.now),
      powerItemCode: item.code,
      kind: kind.value,
      fromOrganizationId: input.fromOrganizationId,
      toOrganizationId: input.toOrganizationId,
      areaCode: input.areaCode,
      originDepartmentCode: item.originDepartmentCode,
      state: 'DRAFT',
      instrument: input.instrument,
      publishedAt: null,
      nextEvaluation: (input.nextEvaluation ?? null) as LocalDate | null,
      withdrawnAt: null,
    }),
  );
}
