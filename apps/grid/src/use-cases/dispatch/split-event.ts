import { authorise } from '@gezhi/identity';
import type { Deadline } from '@gezhi/deadlines';
import type { Refusal, Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import { clockOf } from '../../domain/event/event-deadline';
import { isVisibleTo } from '../../domain/event/event.rules';
import type { EventState } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { bringPart } from '../event/bring-event';
import { EVENT_WORKFLOW } from '../event/event-workflow';
import { startEventClock } from '../event/event-clock';
import { noteOnEvent } from '../event/note-on-event';
import { linkCases } from '../link/link-cases';
import { cappedBy } from './child-clock';
import { MOST_CHILDREN } from './children';
import type { OrderWish } from './place-order';
import { placeOrder } from './place-order';

/** States in which the lead of a matter works on it. */
const SPLITTABLE: readonly EventState[] = ['DISPATCHED', 'SIGNED', 'IN_PROGRESS'];

/** One part of a matter: what is to be done, and by whom. */
export interface EventPart extends OrderWish {
  readonly leadOrganizationId: string;
  readonly title: string;
}

export interface SplitEventInput {
  readonly clientMutationId?: string | null;
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly parts: readonly EventPart[];
}

/**
 * Splits a matter that takes several organisations into parts (拆分子工单), each with a lead and a limit of its own that
 * ends no later than the matter's. The matter stays with its lead, who reports its result when all parts are over.
 */
export async function splitEvent(
  useCase: UseCase,
  input: SplitEventInput,
): Promise<Result<GovEvent>> {
  const { actor, clock, database } = useCase;
  const titles = Object.fromEntries(
    input.parts.map(({ title }, index) => [`parts.${index}.title`, title]),
  );
  const clean = withoutPersonalData(titles);
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'splitEvent',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => split(uow, useCase, input),
      (id) => uow.manager.findOneBy(GovEvent, { id }),
    ),
  );
}

async function split(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: SplitEventInput,
): Promise<Result<GovEvent>> {
  const { id } = input;
  const parent = await lockById(uow, GovEvent, id);
  if (!parent || !isVisibleTo(actor, parent))
    return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
  const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'event.split', parent);
  if (!allowed.ok) return allowed;
  const current = checkSeenVersion(input, parent);
  if (!current.ok) return current;
  const { number, state } = parent;
  if (parent.parentId !== null) return refuse('NO_GRANDCHILDREN', { number });
  const whole = clockOf(parent);
  if (!SPLITTABLE.includes(state) || whole?.state !== 'RUNNING')
    return refuse('CANNOT_BE_SPLIT', { state });
  const before = await uow.manager.countBy(GovEvent, { parentId: id });
  if (before + input.parts.length > MOST_CHILDREN)
    return refuse('TOO_MANY_CHILDREN', { most: MOST_CHILDREN });
  for (const [index, part] of input.parts.entries()) {
    const child = await makePart(uow, actor, parent, whole, part);
    if (!child.ok) return atPart(child.refusal, index);
  }
  await noteOnEvent(uow, actor, parent, 'split');
  return ok(parent);
}

/** The refusal of a part says which one. */
function atPart({ code, path, params }: Refusal, index: number): Result<never> {
  const [input = 'input', ...field] = path;
  return refuse(code, { ...params, path: [input, 'parts', String(index), ...field] });
}

async function makePart(
  uow: UnitOfWork,
  actor: UseCase['actor'],
  parent: GovEvent,
  whole: Deadline,
  part: EventPart,
): Promise<Result<GovEvent>> {
  const child = await bringPart(uow, actor, parent, part.title);
  const accepted = await followStep(
    uow,
    EVENT_WORKFLOW,
    actor,
    child,
    { action: 'accept' },
    async () => {
      child.categoryCode = parent.categoryCode;
      child.acceptedAt = uow.now;
      await startEventClock(child, uow);
      const clock = clockOf(child);
      if (clock) child.deadline = cappedBy(whole, clock).toRecord();
      return ok();
    },
  );
  if (!accepted.ok) return accepted;
  const ordered = await followStep(uow, EVENT_WORKFLOW, actor, child, { action: 'dispatch' }, () =>
    placeOrder(child, uow, part),
  );
  if (!ordered.ok) return ordered;
  const of = (event: GovEvent) => ({ type: 'GovEvent', id: event.id }) as const;
  await linkCases(uow, of(child), 'SOURCE', of(parent));
  return ordered;
}
