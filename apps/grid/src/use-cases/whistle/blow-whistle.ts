import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import type { Change, StepInput, UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { arrivalLimit } from '../../domain/whistle/whistle-response.rules';
import type { WhistleRule } from '../../domain/whistle/whistle-rule.entity';
import type { NamedResponder } from '../../domain/whistle/whistle.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_BLOWN } from '../../domain/whistle/whistle.notifications';
import { checkBlow, isRelapse } from '../../domain/whistle/whistle.rules';
import { workCalendar } from '../calendar/work-calendar';
import { markWhistled } from './source-events';
import { ruleOf } from './whistle-rule';
import { RESPONSE_WORKFLOW, takeWhistleStep } from './whistle-workflow';

/** Blows a whistle (吹哨): each responder is called and told, and its limit begins. */
export function blowWhistle(useCase: UseCase, input: StepInput): Promise<Result<Whistle>> {
  return takeWhistleStep(useCase, 'blow', input, blowing(useCase.actor));
}

/** What blowing does to a locked draft. */
export function blowing(actor: Actor): Change<Whistle> {
  return async (whistle, uow) => {
    const rule = await ruleOf(uow, whistle.kind);
    const ready = checkBlow(whistle, whistle.named, rule);
    if (!ready.ok) return ready;
    whistle.blownAt = uow.now;
    whistle.limitUnit = rule.arrivalUnit;
    whistle.limitAmount = rule.arrivalAmount;
    whistle.limitBasis = rule.basis;
    whistle.relapse = await repeatsSoon(uow, whistle);
    whistle.responderIds = whistle.named.map(({ organizationId }) => organizationId);
    for (const responder of whistle.named) await call(uow, actor, whistle, responder, rule);
    await markWhistled(uow, whistle);
    return ok();
  };
}

/** Calls one organisation to a whistle that is blown: its clock starts now. */
export async function call(
  uow: UnitOfWork,
  actor: Actor,
  whistle: Whistle,
  { organizationId, lead, mandatory }: NamedResponder,
  rule: WhistleRule,
): Promise<void> {
  const { id: whistleId, number, kind, areaCode } = whistle;
  const { dueAt, approachesAt } = arrivalLimit(rule, uow.now, await workCalendar(uow));
  const response = uow.manager.create(WhistleResponse, {
    ...created(uow.now),
    id: newId(uow.now),
    ...{ whistleId, organizationId, areaCode, lead, mandatory, dueAt, approachesAt },
    state: 'NOTIFIED',
    requestedAt: uow.now,
    notifiedAt: uow.now,
    warnedAt: null,
    lateAt: null,
    arrivedAt: null,
    arrivalMode: null,
    objectionState: null,
    objectionReason: null,
    objectedAt: null,
    objectionDecidedAt: null,
    absentAt: null,
    result: null,
    resultAt: null,
  });
  await beginLife(uow, RESPONSE_WORKFLOW, actor, response, 'call');
  await notify(uow, WHISTLE_BLOWN, {
    to: { organizationId },
    about: { type: 'WhistleResponse', id: response.id, areaCode },
    values: { number, kind, areaCode, dueAt: dueAt.toISOString() },
  });
}

async function repeatsSoon(uow: UnitOfWork, { repeatOfId }: Whistle): Promise<boolean> {
  if (repeatOfId === null) return false;
  const before = await uow.beyondSight((manager) =>
    manager.findOneByOrFail(Whistle, { id: repeatOfId }),
  );
  return isRelapse(before.closedAt, uow.now);
}
