import { authorise } from '@gezhi/identity';
import type { Refusal, Result } from '@gezhi/kernel';
import { isId, localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { checkCommunityLevel } from '../../domain/admission/community-level.rules';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import type { DispatchPlan } from '../../domain/dispatch/dispatch-plan.rules';
import { planDispatch } from '../../domain/dispatch/dispatch-plan.rules';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { termsOf } from './community-terms';
import { bookFor, factsOf } from './dispatch-book';

/** What dispatch would do with an event now, and what would refuse it. */
export interface DispatchPreview {
  readonly plan: DispatchPlan;
  /** Why the community named by the plan could not get it. */
  readonly refusal: Refusal | null;
}

/** Explains without acting whom rules and catalogue name for an event as it stands (派单预演). */
export async function previewDispatch(
  { actor, clock, database }: UseCase,
  eventId: string,
): Promise<Result<DispatchPreview | null>> {
  const { manager } = database;
  const event = isId(eventId) ? await manager.findOneBy(GovEvent, { id: eventId }) : null;
  if (!event || !isVisibleTo(actor, event)) return ok(null);
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'dispatch.preview', event);
  if (!allowed.ok) return allowed;
  const now = clock.now();
  const { categoryCode } = event;
  if (categoryCode === null) return refuse('NOT_A_LEAF', { path: ['eventId'], categoryCode: '' });
  const book = await bookFor(manager, event, localDateOf(now));
  const plan = planDispatch(book, await factsOf(event, { manager, now }));
  for (const unit of [plan.lead, ...plan.assists]) {
    if (!unit || levelOfUnit(unit) !== 'COMMUNITY') continue;
    const terms = await termsOf(database.whole, categoryCode, unit.areaCode, localDateOf(now));
    const byCatalogue = plan.entry?.item.communityAllowed ?? false;
    const checked = checkCommunityLevel(terms, categoryCode, unit.areaCode, byCatalogue);
    if (!checked.ok) return ok({ plan, refusal: checked.refusal });
  }
  return ok({ plan, refusal: null });
}
