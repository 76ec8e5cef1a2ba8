import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import {
  SECRETARY_JOINT,
  SECRETARY_RESOLVED,
} from '../../domain/secretary-order/secretary-order.notifications';
import {
  checkAnswers,
  checkPlanDate,
  followUpUntil,
} from '../../domain/secretary-order/secretary-order.rules';
import { tellReporters } from '../merge/tell-reporters';
import { aboutOrder, takeOrderStep } from './order-workflow';

export interface JointPlanInput extends StepInput {
  readonly jointOrganizationIds: readonly string[];
  readonly plan: string;
  /** The day by which the plan solves it. */
  readonly dueOn: string;
}

/** Begins joint handling (联办): who joins, what is done, by when. */
export function beginJointHandling(
  useCase: UseCase,
  input: JointPlanInput,
): Promise<Result<SecretaryOrder>> {
  return planStep(useCase, 'beginJoint', input);
}

/** Changes who joins, what is done or by when. */
export function reviseJointPlan(
  useCase: UseCase,
  input: JointPlanInput,
): Promise<Result<SecretaryOrder>> {
  return planStep(useCase, 'revisePlan', input);
}

function planStep(
  useCase: UseCase,
  action: 'beginJoint' | 'revisePlan',
  input: JointPlanInput,
): Promise<Result<SecretaryOrder>> {
  const { plan, dueOn } = input;
  const change = async (order: SecretaryOrder, uow: UnitOfWork): Promise<Result<void>> => {
    for (const check of [checkAnswers(order, useCase.actor), checkPlanDate(dueOn, uow.now)])
      if (!check.ok) return check;
    const before = order.jointOrganizationIds;
    const units = [...new Set(input.jointOrganizationIds)].filter(
      (id) => id !== order.organizationId,
    );
    Object.assign(order, { plan, dueOn, jointOrganizationIds: units });
    for (const organizationId of units.filter((id) => !before.includes(id)))
      await notify(uow, SECRETARY_JOINT, {
        to: { organizationId },
        about: aboutOrder(order),
        values: { number: order.number, dueOn },
      });
    return ok();
  };
  return takeOrderStep(useCase, action, input, change, { plan });
}

export interface ResolveSecretaryOrderInput extends StepInput {
  readonly result: string;
}

/** Finds the matter solved (解决): whoever reported it is told, and 90 days of follow-up begin. */
export function resolveSecretaryOrder(
  useCase: UseCase,
  input: ResolveSecretaryOrderInput,
): Promise<Result<SecretaryOrder>> {
  const { result } = input;
  const change = async (order: SecretaryOrder, uow: UnitOfWork): Promise<Result<void>> => {
    const answers = checkAnswers(order, useCase.actor);
    if (!answers.ok) return answers;
    const until = followUpUntil(uow.now);
    Object.assign(order, { result, resolvedAt: uow.now, followUpUntil: until });
    const event = { id: order.eventId, areaCode: order.areaCode };
    await tellReporters(uow, event, SECRETARY_RESOLVED, { followUpUntil: until });
    return ok();
  };
  return takeOrderStep(useCase, 'resolve', input, change, { result });
}
