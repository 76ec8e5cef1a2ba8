import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { assignSecretaryLevel } from '../../use-cases/secretary-order/assign-level';
import { closeSecretaryOrder } from '../../use-cases/secretary-order/close-order';
import {
  beginJointHandling,
  resolveSecretaryOrder,
  reviseJointPlan,
} from '../../use-cases/secretary-order/handle-jointly';
import {
  confirmSecretaryOrder,
  declineSecretaryOrder,
} from '../../use-cases/secretary-order/judge-order';
import { nominateSecretaryOrder } from '../../use-cases/secretary-order/nominate-order';
import { raiseSecretaryOrder } from '../../use-cases/secretary-order/raise-order';
import type { GridContext } from '../context';
import {
  AssignSecretaryLevelInput,
  JointPlanInput,
  JudgeSecretaryOrderInput,
  NominateSecretaryOrderInput,
  RaiseSecretaryOrderInput,
  ResolveSecretaryOrderInput,
  SecretaryOrderStepInput,
} from './secretary-order.input';
import { SecretaryOrderType } from './secretary-order.type';

const answer = (name: string) => mutationResult(name, 'SecretaryOrder', () => SecretaryOrderType);
const NominateSecretaryOrderResult = answer('NominateSecretaryOrderResult');
const ConfirmSecretaryOrderResult = answer('ConfirmSecretaryOrderResult');
const DeclineSecretaryOrderResult = answer('DeclineSecretaryOrderResult');
const AssignSecretaryLevelResult = answer('AssignSecretaryLevelResult');
const BeginJointHandlingResult = answer('BeginJointHandlingResult');
const ReviseJointPlanResult = answer('ReviseJointPlanResult');
const ResolveSecretaryOrderResult = answer('ResolveSecretaryOrderResult');
const RaiseSecretaryOrderResult = answer('RaiseSecretaryOrderResult');
const CloseSecretaryOrderResult = answer('CloseSecretaryOrderResult');

/** What secretaries and command centres do with an order. */
@Resolver()
export class SecretaryOrderSteps {
  @Authenticated()
  @Mutation(() => NominateSecretaryOrderResult, {
    description:
      'Proposes a closed matter for a secretary (书记办提名). Roles: secretaries and command centres of the place. ' +
      'Problems: EVENT_NOT_CLOSED, SECRETARY_HAS_IT.',
  })
  nominateSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => NominateSecretaryOrderInput) input: NominateSecretaryOrderInput,
  ): Promise<Result<SecretaryOrder>> {
    return nominateSecretaryOrder(context, input);
  }

  @Authenticated()
  @Mutation(() => ConfirmSecretaryOrderResult, {
    description:
      'Confirms that a matter is true, reasonable and unsolved (核定). Roles: command centres, never who nominated. ' +
      'Problems: NOMINATOR_CONFIRMS, CONDITIONS_NOT_MET.',
  })
  confirmSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => JudgeSecretaryOrderInput) input: JudgeSecretaryOrderInput,
  ): Promise<Result<SecretaryOrder>> {
    return confirmSecretaryOrder(context, input);
  }

  @Authenticated()
  @Mutation(() => DeclineSecretaryOrderResult, {
    description:
      'Finds that one of the three does not hold (不予核定). Roles: command centres, never who nominated. ' +
      'Problems: NOMINATOR_CONFIRMS, CONDITIONS_MET.',
  })
  declineSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => JudgeSecretaryOrderInput) input: JudgeSecretaryOrderInput,
  ): Promise<Result<SecretaryOrder>> {
    return declineSecretaryOrder(context, input);
  }

  @Authenticated()
  @Mutation(() => AssignSecretaryLevelResult, {
    description:
      'Gives an order to the secretary of a level (分级). Roles: command centres; the level DISTRICT: that of the district. ' +
      'Problems: OTHER_LEVEL, LEVEL_NOT_HIGHER.',
  })
  assignSecretaryLevel(
    @Ctx() context: GridContext,
    @Arg('input', () => AssignSecretaryLevelInput) input: AssignSecretaryLevelInput,
  ): Promise<Result<SecretaryOrder>> {
    return assignSecretaryLevel(context, input);
  }

  @Authenticated()
  @Mutation(() => BeginJointHandlingResult, {
    description:
      'Begins joint handling (联办). Roles: the secretary of the level or above. ' +
      'Problems: OTHER_LEVEL, DAY_NOT_AHEAD.',
  })
  beginJointHandling(
    @Ctx() context: GridContext,
    @Arg('input', () => JointPlanInput) input: JointPlanInput,
  ): Promise<Result<SecretaryOrder>> {
    return beginJointHandling(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviseJointPlanResult, {
    description:
      'Changes who joins, what is done or by when (调整方案). Roles: as for beginning. ' +
      'Problems: OTHER_LEVEL, DAY_NOT_AHEAD.',
  })
  reviseJointPlan(
    @Ctx() context: GridContext,
    @Arg('input', () => JointPlanInput) input: JointPlanInput,
  ): Promise<Result<SecretaryOrder>> {
    return reviseJointPlan(context, input);
  }

  @Authenticated()
  @Mutation(() => ResolveSecretaryOrderResult, {
    description:
      'Finds the matter solved (解决): whoever reported it is told, and 90 days of follow-up begin. ' +
      'Roles: the secretary of the level or above. Problems: OTHER_LEVEL.',
  })
  resolveSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => ResolveSecretaryOrderInput) input: ResolveSecretaryOrderInput,
  ): Promise<Result<SecretaryOrder>> {
    return resolveSecretaryOrder(context, input);
  }

  @Authenticated()
  @Mutation(() => RaiseSecretaryOrderResult, {
    description:
      'Raises an order a level (提级). Roles: the secretary of the level or above. ' +
      'Problems: OTHER_LEVEL, HIGHEST_LEVEL.',
  })
  raiseSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => RaiseSecretaryOrderInput) input: RaiseSecretaryOrderInput,
  ): Promise<Result<SecretaryOrder>> {
    return raiseSecretaryOrder(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseSecretaryOrderResult, {
    description: 'Closes an order whose follow-up has passed (销号). Roles: command centres.',
  })
  closeSecretaryOrder(
    @Ctx() context: GridContext,
    @Arg('input', () => SecretaryOrderStepInput) input: SecretaryOrderStepInput,
  ): Promise<Result<SecretaryOrder>> {
    return closeSecretaryOrder(context, input);
  }
}
