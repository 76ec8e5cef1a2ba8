import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { EventCategory } from '../../domain/category/event-category.entity';
import { clockOf } from '../../domain/event/event-deadline';
import type { Urgency } from '../../domain/event/event.codes';
import { checkLeaf, mark, unmark } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { reconsiderRepeat } from '../repeat/suspect-repeat';
import { hasDuplicates } from './duplicates';
import { startEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface AcceptEventInput extends StepInput {
  readonly categoryCode: string;
  /** Another urgency than the one reported with. */
  readonly urgency?: Urgency | null;
}

/** Accepts a matter (受理) under a leaf of the category tree; its clock starts, and duplicates are looked for by the leaf. */
export function acceptEvent(useCase: UseCase, input: AcceptEventInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'accept', input, async (event, uow) => {
    const { categoryCode } = input;
    const found = await uow.manager.findOneBy(EventCategory, { code: categoryCode });
    const category = checkLeaf(found, categoryCode);
    if (!category.ok) return category;
    event.categoryCode = categoryCode;
    event.urgency = input.urgency ?? event.urgency;
    // One that was merged and split off again has lost no time: its limit runs on.
    event.acceptedAt ??= uow.now;
    if (clockOf(event) === null) await startEventClock(event, uow);
    if (await hasDuplicates(uow, event)) mark(event, 'POTENTIAL_DUPLICATE');
    else unmark(event, 'POTENTIAL_DUPLICATE');
    await reconsiderRepeat(uow, event);
    return ok();
  });
}
