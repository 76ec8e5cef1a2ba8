import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { PATROL_PERMISSIONS } from '../../domain/patrol/patrol.permissions';
import type { Place } from '../../domain/patrol/patrol.rules';
import { attachToReport } from '../attachment/use-attachments';
import { bringEvent } from '../event/bring-event';
import { linkCases } from '../link/link-cases';
import type { InTheField } from './patrol-workflow';
import { onPatrol, ownPatrol } from './patrol-workflow';

export interface ReportPatrolFindingInput extends InTheField, Place {
  /** A key of the device: whatever comes in twice is one. */
  readonly clientMutationId: string;
  readonly patrolId: string;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly title: string;
  readonly description: string;
  readonly categoryCode?: string | null;
  /** Uploaded before by the same account, for this report. */
  readonly attachmentIds?: readonly string[] | null;
}

/**
 * Reports what was found on an own patrol (巡查上报): it becomes an event of the grid with its photographs, also when it
 * comes in later than it was seen. Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, FIELD_TIME, ATTACHMENT_UNKNOWN and
 * what reporting an event answers.
 */
export function reportPatrolFinding(
  { actor, clock, database }: UseCase,
  input: ReportPatrolFindingInput,
): Promise<Result<GovEvent>> {
  const allowed = authorise(actor, PATROL_PERMISSIONS, 'patrol.find');
  if (!allowed.ok) return Promise.resolve(allowed);
  const { clientMutationId: key, title, description } = input;
  const clean = withoutPersonalData({ title, description });
  if (!clean.ok) return Promise.resolve(clean);
  const request = { subject: actor.subject, key, operation: 'reportPatrolFinding', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => report(uow, actor, input),
      (id) => uow.beyondSight((manager) => manager.findOneBy(GovEvent, { id })),
    ),
  );
}

async function report(
  uow: UnitOfWork,
  actor: Actor,
  input: ReportPatrolFindingInput,
): Promise<Result<GovEvent>> {
  const own = await ownPatrol(uow, actor, input.patrolId, 'patrolId');
  if (!own.ok) return own;
  const patrol = own.value;
  const at = await onPatrol(uow, actor, patrol, input);
  if (!at.ok) return at;
  const { nature, urgency, title, description, categoryCode, longitude, latitude } = input;
  const event = await bringEvent(uow, actor, {
    source: 'GRID_PATROL',
    ...{ nature, urgency, title, description, categoryCode, longitude, latitude },
    ...{ areaCode: patrol.areaCode, unlocated: false, anonymous: false, observedAt: at.value },
  });
  if (!event.ok) return event;
  const attached = await attachToReport(uow, actor, event.value, input.attachmentIds ?? []);
  if (!attached.ok) return attached;
  await linkCases(uow, { type: 'GovEvent', id: event.value.id }, 'SOURCE', {
    type: 'Patrol',
    id: patrol.id,
  });
  patrol.findingCount += 1;
  touch(patrol, uow.now);
  await uow.manager.save(patrol);
  uow.changes.push({ type: 'Patrol', id: patrol.id, action: 'find', areaCode: patrol.areaCode });
  return ok(event.value);
}
