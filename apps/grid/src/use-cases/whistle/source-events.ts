import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { lockById, touch } from '@gezhi/persistence';
import { isVisibleTo, mark } from '../../domain/event/event.rules';
import { OPEN_STATES } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { CaseLink } from '../../domain/link/case-link.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { linkCases } from '../link/link-cases';

/** More events than one whistle may name in all its revisions. */
const MOST_EVENTS = 200;

/** Links a whistle to the open events it comes from. */
export async function linkSources(
  uow: UnitOfWork,
  actor: Actor,
  whistle: Whistle,
  eventIds: readonly string[],
): Promise<Result<void>> {
  for (const id of new Set(eventIds)) {
    const event = await uow.manager.findOneBy(GovEvent, { id });
    if (!event || !isVisibleTo(actor, event) || !OPEN_STATES.includes(event.state))
      return refuse('WHISTLE_UNKNOWN_EVENT', { path: ['input', 'eventIds'], id });
    await linkCases(uow, { type: 'Whistle', id: whistle.id }, 'SOURCE', { type: 'GovEvent', id });
  }
  return ok();
}

/** Marks the events of a whistle that is blown; in the order of their keys, as every use case locks them. */
export async function markWhistled(uow: UnitOfWork, whistle: Whistle): Promise<void> {
  const links = await uow.manager.find(CaseLink, {
    where: { fromId: whistle.id, relation: 'SOURCE', toType: 'GovEvent' },
    order: { toId: 'ASC' },
    take: MOST_EVENTS,
  });
  // An event may have left the initiator's sight since it was named.
  await uow.beyondSight(async () => {
    for (const { toId } of links) {
      const event = await lockById(uow, GovEvent, toId);
      if (!event || event.flags.includes('WHISTLED')) continue;
      mark(event, 'WHISTLED');
      touch(event, uow.now);
      await uow.manager.save(event);
      const { id, state, areaCode } = event;
      uow.changes.push({
        type: 'GovEvent',
        id,
        action: 'whistle',
        from: state,
        to: state,
        areaCode,
      });
    }
  });
}
