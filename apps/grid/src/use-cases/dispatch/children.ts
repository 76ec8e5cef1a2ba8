import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ListOf, UnitOfWork } from '@gezhi/persistence';
import { ofKey } from '@gezhi/persistence';
import { followStep } from '@gezhi/workflow';
import { In } from 'typeorm';
import { OPEN_STATES } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { visibleTo } from '../event/event-conditions';
import { EVENT_WORKFLOW } from '../event/event-workflow';

/** As many parts as a matter can have. */
export const MOST_CHILDREN = 20;

/** A matter is handled when all its parts are over (CHILDREN_OPEN), whoever may see them. */
export async function checkChildren(
  { id, number }: GovEvent,
  uow: UnitOfWork,
): Promise<Result<void>> {
  const open = await uow.beyondSight((manager) =>
    manager.countBy(GovEvent, { parentId: id, state: In([...OPEN_STATES]) }),
  );
  return open === 0 ? ok() : refuse('CHILDREN_OPEN', { number, open });
}

/** Matters are merged whole: a part belongs to its matter (PART_OF_MATTER), and open parts would lose theirs. */
export function checkWhole(
  uow: UnitOfWork,
  event: GovEvent,
  into: GovEvent,
): Promise<Result<void>> | Result<void> {
  const part = [event, into].find(({ parentId }) => parentId !== null);
  return part ? refuse('PART_OF_MATTER', { number: part.number }) : checkChildren(event, uow);
}

/** Cancels the open parts of a matter that is cancelled, each with a step of its own. */
export function cancelChildren(
  uow: UnitOfWork,
  actor: Actor,
  { id }: GovEvent,
  note: string | null | undefined,
): Promise<Result<void>> {
  return uow.beyondSight(async (manager) => {
    const open = await manager
      .createQueryBuilder(GovEvent, 'locked')
      .setLock('pessimistic_write')
      .where('locked.parentId = :id AND locked.state IN (:...states)', { id, states: OPEN_STATES })
      .orderBy('locked.id')
      .limit(MOST_CHILDREN)
      .getMany();
    for (const child of open) {
      const step = await followStep(uow, EVENT_WORKFLOW, actor, child, { action: 'cancel', note });
      if (!step.ok) return step;
    }
    return ok();
  });
}

/** The parts of a matter (the key) that the caller may see, in the order they were made. */
export function childrenOf(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: ofKey('parent_id'),
    where: [visibleTo(actor)],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}
