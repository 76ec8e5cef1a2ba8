import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { EventCategory } from '../../domain/category/event-category.entity';
import type { Urgency } from '../../domain/event/event.codes';
import { checkLeaf } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { startEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface AcceptEventInput extends StepInput {
  readonly categoryCode: string;
  /** Another urgency than the one reported with. */
  readonly urgency?: Urgency | null;
}

/** Accepts a matter (受理) under a leaf of the category tree; its clock starts. */
export function acceptEvent(useCase: UseCase, input: AcceptEventInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'accept', input, async (event, uow) => {
    const { categoryCode } = input;
    const found = await uow.manager.findOneBy(EventCategory, { code: categoryCode });
    const category = checkLeaf(found, categoryCode);
    if (!category.ok) return category;
    event.categoryCode = categoryCode;
    event.urgency = input.urgency ?? event.urgency;
    event.acceptedAt = uow.now;
    await startEventClock(event, uow);
    return ok();
  });
}
