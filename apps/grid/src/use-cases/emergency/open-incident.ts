import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import type { IncidentKind } from '../../domain/emergency/emergency.codes';
import { INCIDENT_OPENED } from '../../domain/emergency/emergency.notifications';
import { EMERGENCY_PERMISSIONS } from '../../domain/emergency/emergency.permissions';
import { dueAfter } from '../../domain/emergency/emergency.rules';
import { EmergencyIncident, SituationReportLimit } from '../../domain/emergency/incident.entity';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { COMMAND } from '../../domain/permissions';
import { wallClock } from '../../domain/wall-clock';
import { linkCases } from '../link/link-cases';
import { aboutIncident, INCIDENT_WORKFLOW } from './incident-workflow';

export interface OpenIncidentInput {
  readonly clientMutationId?: string | null;
  readonly kind: IncidentKind;
  readonly areaCode: string;
  readonly title: string;
  readonly description: string;
  /** The event it was reported as. */
  readonly eventId?: string | null;
}

/**
 * Takes an emergency in (接报): the limits of the first report begin.
 * Answers FORBIDDEN, UNKNOWN_AREA, NOT_FOUND, INCIDENT_RUNS, PERSONAL_DATA_IN_TEXT.
 */
export async function openIncident(
  { actor, clock, database }: UseCase,
  input: OpenIncidentInput,
): Promise<Result<EmergencyIncident>> {
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const target = { areaCode: area.value };
  const allowed = authorise(actor, EMERGENCY_PERMISSIONS, 'incident.open', target);
  if (!allowed.ok) return allowed;
  const { title, description } = input;
  const clean = withoutPersonalData({ title, description });
  if (!clean.ok) return clean;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      { subject, key, operation: 'openEmergencyIncident', body: input },
      () => open(uow, actor, input),
      (id) => uow.manager.findOneBy(EmergencyIncident, { id }),
    ),
  );
}

async function open(
  uow: UnitOfWork,
  actor: Actor,
  { kind, areaCode, title, description, eventId = null }: OpenIncidentInput,
): Promise<Result<EmergencyIncident>> {
  const { manager, now } = uow;
  if (!(await manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  if (eventId !== null) {
    const free = await checkEvent(uow, actor, eventId);
    if (!free.ok) return free;
  }
  const limits = await manager.find(SituationReportLimit, { take: 2 });
  const dueAt = (form: SituationReportLimit['form']) =>
    dueAfter(limits.find((limit) => limit.form === form)?.minutes ?? 0, now);
  const id = newId(now);
  const incident = manager.create(EmergencyIncident, {
    ...created(now),
    id,
    number: `E${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ kind, areaCode, title, description, eventId, state: 'REPORTED', reportedAt: now },
    ...{ level: null, planId: null, oralDueAt: dueAt('ORAL'), writtenDueAt: dueAt('WRITTEN') },
    ...{ oralAt: null, writtenAt: null, oralLateTold: false, writtenLateTold: false },
    ...{ respondedAt: null, controlledAt: null, endedAt: null, review: null, improvements: [] },
  });
  await beginLife(uow, INCIDENT_WORKFLOW, actor, incident, 'open');
  if (eventId !== null)
    await linkCases(uow, { type: 'EmergencyIncident', id }, 'SOURCE', {
      type: 'GovEvent',
      id: eventId,
    });
  for (const at of new Set([areaCode.slice(0, 9), areaCode.slice(0, 6)]))
    await notify(uow, INCIDENT_OPENED, {
      to: { areaCode: at, roles: COMMAND },
      about: aboutIncident(incident),
      values: {
        ...{ number: incident.number, areaCode, kind },
        oralDueAt: wallClock(incident.oralDueAt),
        writtenDueAt: wallClock(incident.writtenDueAt),
      },
    });
  return ok(incident);
}

/** The event, locked so that two do not begin an incident at once, has none that runs. */
async function checkEvent(uow: UnitOfWork, actor: Actor, eventId: string): Promise<Result<void>> {
  const path = ['input', 'eventId'];
  const event = await lockById(uow, GovEvent, eventId);
  if (!event || !isVisibleTo(actor, event))
    return refuse('NOT_FOUND', { path, type: 'GovEvent', id: eventId });
  const running = await uow.beyondSight((manager) =>
    manager.findOneBy(EmergencyIncident, { eventId, endedAt: IsNull() }),
  );
  return running ? refuse('INCIDENT_RUNS', { path, number: running.number }) : ok();
}
