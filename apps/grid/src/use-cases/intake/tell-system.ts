import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { EventAction } from '../../domain/event/event.states';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { IntakeStatus } from '../../domain/intake/external-code.codes';
import { INTAKE_CLOSED, INTAKE_STATUS } from '../../domain/intake/intake.notifications';

/** Steps the system a matter came from hears of. */
const TOLD: Partial<Record<EventAction, IntakeStatus>> = {
  accept: 'ACCEPTED',
  dispatch: 'DISPATCHED',
  close: 'CLOSED',
  reopen: 'REOPENED',
  redirect: 'REDIRECTED',
  refuse: 'REFUSED',
  cancel: 'CANCELLED',
  merge: 'MERGED',
};

interface Told {
  readonly id: string;
  readonly number: string;
  readonly externalSystem: string;
  readonly externalId: string;
  readonly organizationId: string;
}

/** The event itself, and what was merged into it and waits for its end. */
const MATTERS = `
  SELECT e.id, e.number, e.external_system AS "externalSystem", e.external_id AS "externalId",
    s.status_organization_id AS "organizationId"
  FROM gov_event e JOIN external_system s ON s.code = e.external_system AND s.status_organization_id IS NOT NULL
  WHERE e.id = $1 OR $2 AND e.id IN (SELECT r.origin_event_id FROM event_reporter r WHERE r.event_id = $1)`;

/**
 * Tells the system a matter came from how far it is, in the transaction of the step: as a notification to the
 * organisation that answers for the system, whose webhook delivers it signed and at least once.
 */
export async function tellSystem(
  uow: UnitOfWork,
  event: GovEvent,
  action: EventAction,
): Promise<void> {
  const status = TOLD[action];
  // What was merged into it has no steps of its own any more.
  const isForMerged = status === 'CLOSED' || status === 'REOPENED';
  if (!status || (event.externalSystem === null && !isForMerged)) return;
  const told = await uow.beyondSight((manager) =>
    manager.query<Told[]>(MATTERS, [event.id, isForMerged]),
  );
  const { areaCode, outcome } = event;
  for (const { id, organizationId, ...values } of told)
    await notify(uow, status === 'CLOSED' ? INTAKE_CLOSED : INTAKE_STATUS, {
      to: { organizationId },
      about: { type: 'GovEvent', id, areaCode },
      values: { ...pick(values), status, ...(status === 'CLOSED' && { outcome: outcome ?? '' }) },
    });
}

function pick({ number, externalSystem, externalId }: Omit<Told, 'id' | 'organizationId'>) {
  return { number, externalSystem, externalId };
}
