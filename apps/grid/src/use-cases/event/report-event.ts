import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, parseAreaCode, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { Area } from '../../domain/area/area.entity';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { EVENT_WORKFLOW } from './event-workflow';

export interface ReportEventInput {
  readonly clientMutationId?: string | null;
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly areaCode: string;
  readonly title: string;
  readonly description: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

/** Takes in a matter (接收). Repeating the call with the same clientMutationId makes no second event. */
export async function reportEvent(
  useCase: UseCase,
  input: ReportEventInput,
): Promise<Result<GovEvent>> {
  const { actor, clock, dataSource } = useCase;
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const allowed = authorise(actor, GRID_PERMISSIONS, 'event.report', { areaCode: areaCode.value });
  if (!allowed.ok) return allowed;
  return inTransaction(dataSource, clock, async (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'reportEvent',
        body: input,
      },
      () => takeIn(uow, useCase, input),
      (id) => uow.manager.findOneBy(GovEvent, { id }),
    ),
  );
}

async function takeIn(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: ReportEventInput,
): Promise<Result<GovEvent>> {
  const known = await uow.manager.existsBy(Area, { code: input.areaCode });
  if (!known)
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], areaCode: input.areaCode });
  const id = newId(uow.now);
  const event = uow.manager.create(GovEvent, {
    ...created(uow.now),
    id,
    number: eventNumber(id, uow.now),
    source: input.source,
    nature: input.nature,
    urgency: input.urgency,
    state: 'RECEIVED',
    categoryCode: null,
    areaCode: input.areaCode,
    title: input.title,
    description: input.description,
    longitude: input.longitude ?? null,
    latitude: input.latitude ?? null,
    leadOrganizationId: null,
    reportedAt: uow.now,
    acceptedAt: null,
  });
  return ok(await beginLife(uow, EVENT_WORKFLOW, actor, event, 'report'));
}

/** The day and the last digits of the key: short enough to read out, unique without a counter to wait for. */
function eventNumber(id: string, now: Date): string {
  return `${localDateOf(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
}
