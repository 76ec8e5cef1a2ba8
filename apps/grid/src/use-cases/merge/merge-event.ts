import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import { inTransaction } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { REPORT_MERGED } from '../../domain/event/event.notifications';
import { isVisibleTo, unmark } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { checkMerge } from '../../domain/merge/merge.rules';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { checkWhole } from '../dispatch/children';
import { EVENT_WORKFLOW } from '../event/event-workflow';
import { noteOnEvent } from '../event/note-on-event';
import { tellSystem } from '../intake/tell-system';
import { linkCases } from '../link/link-cases';
import { lockBoth } from './lock-both';
import { moveReporters } from './moved-reporters';

export interface MergeEventInput extends StepInput {
  /** The event that goes on. */
  readonly intoId: string;
}

/**
 * Merges an event into another that is the same matter (并单): it is handled once, and everybody who reported it is told
 * how it ends. Whoever confirms must command the place of both.
 * Answers NOT_FOUND, FORBIDDEN, CONFLICT, MERGE_WITH_ITSELF, PRIMARY_NOT_OPEN, OTHER_BRANCH, PART_OF_MATTER,
 * CHILDREN_OPEN, INVALID_TRANSITION.
 */
export async function mergeEvent(
  { actor, clock, database }: UseCase,
  input: MergeEventInput,
): Promise<Result<GovEvent>> {
  const { id, intoId, note } = input;
  if (id === intoId) return refuse('MERGE_WITH_ITSELF', { path: ['input', 'intoId'] });
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const [event, into] = await lockBoth(uow, [id, intoId]);
    for (const [each, path, key] of [
      [event, 'id', id],
      [into, 'intoId', intoId],
    ] as const) {
      if (!each || !isVisibleTo(actor, each))
        return refuse('NOT_FOUND', { path: ['input', path], type: 'GovEvent', id: key });
      const { areaCode } = each;
      const allowed = authorise(actor, GRID_PERMISSIONS, 'event.merge', { areaCode });
      if (!allowed.ok) return allowed;
    }
    if (!event || !into) throw new Error('Both were found');
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    const merged = await followStep(
      uow,
      EVENT_WORKFLOW,
      actor,
      event,
      { action: 'merge', note },
      async () => {
        const possible = checkMerge(event, into);
        if (!possible.ok) return possible;
        const whole = await checkWhole(uow, event, into);
        if (!whole.ok) return whole;
        await moveReporters(uow, event, into);
        event.mergedIntoId = into.id;
        event.mergedAt = uow.now;
        unmark(event, 'POTENTIAL_DUPLICATE');
        return ok();
      },
    );
    if (!merged.ok) return merged;
    await tellSystem(uow, event, 'merge');
    await noteOnEvent(uow, actor, into, 'takeIn');
    await linkCases(uow, { type: 'GovEvent', id }, 'MERGED_INTO', { type: 'GovEvent', id: intoId });
    if (event.reporterSubject !== null)
      await notify(uow, REPORT_MERGED, {
        to: { subject: event.reporterSubject },
        about: { type: 'GovEvent', id, areaCode: event.areaCode },
        values: { number: event.number },
      });
    return merged;
  });
}
