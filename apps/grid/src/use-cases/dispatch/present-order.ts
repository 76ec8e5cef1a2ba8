import type { UnitOfWork } from '@gezhi/persistence';
import { DispatchDecision } from '../../domain/dispatch/dispatch-decision.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';

/** Notes on the present order of an event what became of it. Orders of before the register of decisions have none. */
export async function noteOnOrder(
  { manager }: UnitOfWork,
  event: GovEvent,
  note: Partial<
    Pick<
      DispatchDecision,
      | 'signedAt'
      | 'returnReason'
      | 'suggestedOrganizationId'
      | 'returnDecision'
      | 'returnDecidedAt'
      | 'adjudicatorOrganizationId'
    >
  >,
): Promise<void> {
  const present = await manager.findOne(DispatchDecision, {
    select: { id: true },
    where: { eventId: event.id },
    order: { decidedAt: 'DESC', id: 'DESC' },
  });
  if (present) await manager.update(DispatchDecision, { id: present.id }, note);
}
