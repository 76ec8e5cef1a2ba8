import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { ResponseLevel } from '../../domain/emergency/emergency.codes';
import { EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import { INCIDENT_RESPONSE } from '../../domain/emergency/emergency.notifications';
import { checkCaller, checkPlan, checkPlanLevel } from '../../domain/emergency/emergency.rules';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { IncidentLevelChange } from '../../domain/emergency/incident.entity';
import { aboutIncident, takeIncidentStep } from './incident-workflow';

/** Verifies what was reported (核实), or takes it back as a false alarm (误报), saying why. */
export function verifyIncident(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'verify', input);
}

export function markIncidentFalse(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'markFalse', input, (incident, { now }) => {
    incident.endedAt = now;
    return ok();
  });
}

export interface RespondInput extends StepInput {
  readonly planId: string;
  readonly level: ResponseLevel;
}

/**
 * Begins the response by the version of a plan that holds now (启动响应); it stays with the incident.
 * Answers NOT_FOUND, PLAN_NOT_IN_FORCE, PLAN_OTHER_KIND, PLAN_WITHOUT_LEVEL, RESPONSE_LEVEL_ABOVE.
 */
export function respondToIncident(
  useCase: UseCase,
  input: RespondInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, 'respond', input, async (incident, uow) => {
    const { planId, level } = input;
    const plan = isId(planId) ? await uow.manager.findOneBy(EmergencyPlan, { id: planId }) : null;
    if (!plan)
      return refuse('NOT_FOUND', {
        ...{ path: ['input', 'planId'], type: 'EmergencyPlan', id: planId },
      });
    const fits = checkPlan(plan, incident, level, uow.now);
    if (!fits.ok) return fits;
    const may = checkCaller(useCase.actor, level);
    if (!may.ok) return may;
    Object.assign(incident, { planId, respondedAt: uow.now });
    return setLevel(uow, incident, plan, level, plan.title);
  });
}

export interface ChangeLevelInput extends StepInput {
  readonly level: ResponseLevel;
  readonly reason: string;
}

/** Raises or lowers the level (调整响应等级), saying why. Answers RESPONSE_LEVEL_SAME, RESPONSE_LEVEL_ABOVE, PLAN_WITHOUT_LEVEL. */
export function changeResponseLevel(
  useCase: UseCase,
  input: ChangeLevelInput,
): Promise<Result<EmergencyIncident>> {
  const { level, reason } = input;
  const change = async (incident: EmergencyIncident, uow: UnitOfWork): Promise<Result<void>> => {
    if (incident.level === level)
      return refuse('RESPONSE_LEVEL_SAME', { path: ['input', 'level'], level });
    const may = checkCaller(useCase.actor, level);
    if (!may.ok) return may;
    const id = incident.planId ?? '';
    const plan = await uow.manager.findOneByOrFail(EmergencyPlan, { id });
    const fits = checkPlanLevel(plan, level);
    return fits.ok ? setLevel(uow, incident, plan, level, reason) : fits;
  };
  return takeIncidentStep(useCase, 'changeLevel', input, change, { reason });
}

/** Sets the level, notes it, and tells everybody with a role in the plan. */
async function setLevel(
  uow: UnitOfWork,
  incident: EmergencyIncident,
  plan: EmergencyPlan,
  level: ResponseLevel,
  reason: string,
): Promise<Result<void>> {
  await uow.manager.insert(IncidentLevelChange, {
    ...{ id: newId(uow.now), incidentId: incident.id, decidedAt: uow.now },
    ...{ fromLevel: incident.level, toLevel: level, reason },
  });
  incident.level = level;
  for (const organizationId of new Set(plan.roles.map((role) => role.organizationId)))
    await notify(uow, INCIDENT_RESPONSE, {
      to: { organizationId },
      about: aboutIncident(incident),
      values: { number: incident.number, level },
    });
  return ok();
}

/** Finds it under control (确认受控), or flaring up again (险情反复). */
export function controlIncident(
  useCase: UseCase,
  action: 'control' | 'flareUp',
  input: StepInput,
): Promise<Result<EmergencyIncident>> {
  return takeIncidentStep(useCase, action, input, (incident, { now }) => {
    incident.controlledAt = action === 'control' ? now : null;
    return ok();
  });
}
