import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { linkCases } from '../link/link-cases';
import { AREA_ALERT_WORKFLOW } from './alert-workflow';

/** Takes notice of an alert (确认预警): a person does, whatever follows. */
export function acknowledgeAlert(useCase: UseCase, input: StepInput): Promise<Result<AreaAlert>> {
  return takeStep(useCase, AREA_ALERT_WORKFLOW, 'acknowledge', input, (alert, { now }) => {
    alert.acknowledgedAt = now;
    return ok();
  });
}

export interface LinkAlertActionInput extends StepInput {
  readonly eventId?: string | null;
  readonly whistleId?: string | null;
}

/**
 * Links the event or the whistle by which the matter is solved (关联处置).
 * Answers ALERT_ACTION_MISSING, ALERT_ACTION_ELSEWHERE, NOT_FOUND.
 */
export function linkAlertAction(
  useCase: UseCase,
  input: LinkAlertActionInput,
): Promise<Result<AreaAlert>> {
  return takeStep(useCase, AREA_ALERT_WORKFLOW, 'linkAction', input, async (alert, uow) => {
    const { eventId, whistleId } = input;
    if (Boolean(eventId) === Boolean(whistleId))
      return refuse('ALERT_ACTION_MISSING', { path: ['input'] });
    const type = eventId ? 'GovEvent' : 'Whistle';
    const id = (eventId ?? whistleId) as string;
    const path = ['input', eventId ? 'eventId' : 'whistleId'];
    const action = await findAction(uow, type, id);
    if (action === null) return refuse('NOT_FOUND', { path, type, id });
    const { areaCode } = alert;
    if (!action.areaCode.startsWith(areaCode) && !areaCode.startsWith(action.areaCode))
      return refuse('ALERT_ACTION_ELSEWHERE', { path, areaCode, actionArea: action.areaCode });
    await linkCases(uow, { type, id }, 'FOLLOW_UP', { type: 'AreaAlert', id: alert.id });
    return ok();
  });
}

/** As far as the caller's rows show it. */
function findAction(
  { manager }: UnitOfWork,
  type: 'GovEvent' | 'Whistle',
  id: string,
): Promise<GovEvent | Whistle | null> {
  if (!isId(id)) return Promise.resolve(null);
  return type === 'GovEvent'
    ? manager.findOneBy(GovEvent, { id })
    : manager.findOneBy(Whistle, { id });
}

export interface EndAlertInput extends StepInput {
  readonly outcome: string;
}

/** Ends an alert whose matter was solved (解除预警). */
export function clearAlert(useCase: UseCase, input: EndAlertInput): Promise<Result<AreaAlert>> {
  return endAlert(useCase, 'clear', input);
}

/** Finds that there was nothing to solve (标记误报); false alarms are counted. */
export function markFalseAlarm(useCase: UseCase, input: EndAlertInput): Promise<Result<AreaAlert>> {
  return endAlert(useCase, 'markFalse', input);
}

function endAlert(
  useCase: UseCase,
  action: 'clear' | 'markFalse',
  input: EndAlertInput,
): Promise<Result<AreaAlert>> {
  return takeStep(useCase, AREA_ALERT_WORKFLOW, action, input, (alert, { now }) => {
    const { outcome } = input;
    const clean = withoutPersonalData({ outcome });
    if (!clean.ok) return clean;
    Object.assign(alert, { outcome, endedAt: now });
    return ok();
  });
}
