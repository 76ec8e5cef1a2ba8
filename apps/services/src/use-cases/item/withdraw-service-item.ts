import { withdrawVersion } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { localDateOf, parseLocalDate, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { asListVersion } from '../../domain/item/item-version.states';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { withinInput } from '../within-input';
import { ITEM_WORKFLOW } from './item-workflow';
import { applyTo } from './publish-service-item';
import { lockItem } from './versions-of-item';

export interface WithdrawServiceItemInput extends StepInput {
  /** The first day on which it no longer holds. */
  readonly from: string;
}

/** Withdraws a published version without a successor (撤销); one that was never in force leaves its predecessor in place. */
export function withdrawServiceItem(
  useCase: UseCase,
  input: WithdrawServiceItemInput,
): Promise<Result<ServiceItemVersion>> {
  return takeStep(useCase, ITEM_WORKFLOW, 'withdraw', input, async (version, uow) => {
    const from = parseLocalDate(input.from, ['input', 'from']);
    if (!from.ok) return from;
    const locked = await lockItem(uow, version.serviceItemId);
    if (!locked) return refuse('NOT_FOUND', { type: 'ServiceItem', id: version.serviceItemId });
    const decided = withdrawVersion(locked.versions.map(asListVersion), {
      version: version.number,
      from: from.value,
      today: localDateOf(uow.now),
    });
    if (!decided.ok) return withinInput(decided);
    return applyTo(uow, useCase.actor, version, locked.versions, decided.value);
  });
}
