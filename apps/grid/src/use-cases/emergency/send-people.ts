import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { In } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { DutyShift } from '../../domain/duty/duty.entity';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { OPEN_STATES } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_POST_KINDS } from '../../domain/post/post.codes';
import type { NamedResponder } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { nearestOnDuty } from '../dispatch/nearest-on-duty';
import { runsAt } from '../duty/duty-conditions';
import { giveTask } from '../duty-task/assign-duty-task';
import { linkCases } from '../link/link-cases';
import { blowing } from '../whistle/blow-whistle';
import { makeDraft } from '../whistle/draft-whistle';
import { WHISTLE_WORKFLOW } from '../whistle/whistle-workflow';
import { takeIncidentStep } from './incident-workflow';

/** Watch officers stay at their desks. */
const OUTDOORS = GRID_POST_KINDS.codes.filter((kind) => kind !== 'WATCH_OFFICER');
/** As many are looked at as may be there already. */
const LOOKED_AT = 50;

export interface SendPeopleInput extends StepInput {
  readonly count: number;
  readonly content: string;
}

/**
 * Gives the nearest people on duty a task (就近派员): by the grid they work in, never by where they are.
 * Answers PLACE_NEEDED, NOBODY_ON_DUTY, PERSONAL_DATA_IN_TEXT.
 */
export function sendPeople(
  useCase: UseCase,
  input: SendPeopleInput,
): Promise<Result<EmergencyIncident>> {
  const { actor } = useCase;
  const { count, content } = input;
  const send = async (incident: EmergencyIncident, uow: UnitOfWork): Promise<Result<void>> => {
    const area = await uow.manager.findOneBy(Area, { code: incident.areaCode });
    if (!area || area.longitude === null || area.latitude === null)
      return refuse('PLACE_NEEDED', { path: ['input', 'id'] });
    const nearest = await nearestOnDuty(uow.manager, {
      point: { longitude: area.longitude, latitude: area.latitude },
      areas: actor.areas,
      kinds: OUTDOORS,
      on: localDateOf(uow.now),
      at: uow.now,
      first: LOOKED_AT,
    });
    const sent = await workersSent(uow, incident.id);
    const workers = nearest
      .filter(({ onShift, post }) => onShift && !sent.has(post.workerId))
      .map(({ post }) => post.workerId);
    const shifts = await runningShifts(uow, [...new Set(workers)].slice(0, count));
    if (shifts.length === 0) return refuse('NOBODY_ON_DUTY');
    const about = { eventId: incident.eventId, incidentId: incident.id, content };
    for (const shift of shifts) await giveTask(uow, actor, shift, about);
    return ok();
  };
  return takeIncidentStep(useCase, 'dispatch', input, send, { content });
}

async function workersSent(uow: UnitOfWork, incidentId: string): Promise<Set<string>> {
  const tasks = await uow.manager.find(DutyTask, {
    where: { incidentId, state: In(['ASSIGNED', 'ACCEPTED']) },
    select: { id: true, workerId: true },
    take: 500,
  });
  return new Set(tasks.map(({ workerId }) => workerId));
}

/** The shift of each that runs now, locked. */
async function runningShifts(uow: UnitOfWork, workers: readonly string[]): Promise<DutyShift[]> {
  const query = sql`SELECT DISTINCT ON (s.worker_id) s.id FROM duty_shift s
    WHERE s.worker_id = ANY(${[...workers]}::uuid[]) AND s.state = 'PLANNED' AND ${runsAt(uow.now)}
    ORDER BY s.worker_id, s.starts_at`;
  const ids = await uow.manager.query<{ id: string }[]>(query.text, query.values);
  const shifts = await uow.manager
    .createQueryBuilder(DutyShift, 'shift')
    .setLock('pessimistic_write')
    .where('shift.id = ANY(:ids)', { ids: ids.map(({ id }) => id) })
    .orderBy('shift.id')
    .getMany();
  return shifts;
}

export interface WhistleForIncidentInput extends StepInput {
  readonly problem: string;
  readonly triedSoFar: string;
  readonly responders: readonly NamedResponder[];
}

/**
 * Drafts and blows an EMERGENCY whistle for an incident (吹应急哨), which needs no approval.
 * Answers FORBIDDEN, PLACE_TOO_WIDE and whatever blowing a whistle refuses.
 */
export function whistleForIncident(
  useCase: UseCase,
  input: WhistleForIncidentInput,
): Promise<Result<EmergencyIncident>> {
  const { actor } = useCase;
  const { problem, triedSoFar, responders } = input;
  const whistle = async (incident: EmergencyIncident, uow: UnitOfWork): Promise<Result<void>> => {
    const { id, areaCode, title } = incident;
    const may = mayWhistle(actor, areaCode);
    if (!may.ok) return may;
    const content = { title, problem, triedSoFar, responders };
    const eventIds = await openEvent(uow, incident);
    const draft = await makeDraft(uow, actor, {
      kind: 'EMERGENCY',
      areaCode,
      eventIds,
      ...content,
    });
    if (!draft.ok) return draft;
    const from = { type: 'Whistle', id: draft.value.id } as const;
    await linkCases(uow, from, 'SOURCE', { type: 'EmergencyIncident', id });
    const step = { action: 'blow' } as const;
    const blown = await followStep(uow, WHISTLE_WORKFLOW, actor, draft.value, step, blowing(actor));
    return blown.ok ? ok() : blown;
  };
  return takeIncidentStep(useCase, 'whistle', input, whistle, { problem, triedSoFar });
}

function mayWhistle(actor: Actor, areaCode: string): Result<void> {
  const target = { areaCode, organizationId: actor.organizationId };
  const draft = authorise(actor, WHISTLE_PERMISSIONS, 'whistle.draft', target);
  return draft.ok ? authorise(actor, WHISTLE_PERMISSIONS, 'whistle.blow', target) : draft;
}

/** The event of the incident, while it is open. */
async function openEvent(uow: UnitOfWork, { eventId }: EmergencyIncident): Promise<string[]> {
  if (eventId === null) return [];
  const event = await uow.manager.findOneBy(GovEvent, { id: eventId });
  return event && OPEN_STATES.includes(event.state) ? [eventId] : [];
}
