import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { DutyChange, DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import { answerDutyChange } from '../../use-cases/duty/answer-duty-change';
import { askDutyChange } from '../../use-cases/duty/ask-duty-change';
import { cancelDutyShift } from '../../use-cases/duty/cancel-duty';
import { planDutyWeek } from '../../use-cases/duty/plan-duty-week';
import type { GridContext } from '../context';
import { AskDutyChangeInput, DutyStepInput, PlanDutyWeekInput } from './duty.input';
import { DutyChangeType, DutyRosterType, DutyShiftType } from './duty.type';

const PlanDutyWeekResult = mutationResult('PlanDutyWeekResult', 'DutyRoster', () => DutyRosterType);
const CancelDutyShiftResult = mutationResult(
  'CancelDutyShiftResult',
  'DutyShift',
  () => DutyShiftType,
);
const change = (name: string) => mutationResult(name, 'DutyChange', () => DutyChangeType);
const AskDutyChangeResult = change('AskDutyChangeResult');
const ConfirmDutyChangeResult = change('ConfirmDutyChangeResult');
const DeclineDutyChangeResult = change('DeclineDutyChangeResult');
const WithdrawDutyChangeResult = change('WithdrawDutyChangeResult');

/** Planning duty, and changing what was planned. */
@Resolver()
export class DutySteps {
  @Authenticated()
  @Mutation(() => PlanDutyWeekResult, {
    description:
      'Plans who is on duty in a week (排班), all of it or more of it; all shifts or none. Roles: secretaries and command ' +
      'centres of the place. Answers DUTY_WEEK, DUTY_PLACE, DUTY_HOURS, DUTY_POST_NOT_HELD, DUTY_OVERLAP.',
  })
  planDutyWeek(
    @Ctx() context: GridContext,
    @Arg('input', () => PlanDutyWeekInput) input: PlanDutyWeekInput,
  ): Promise<Result<DutyRoster>> {
    return planDutyWeek(context, input);
  }

  @Authenticated()
  @Mutation(() => CancelDutyShiftResult, {
    description:
      'Takes a shift off the roster (取消班次) before it ends. Roles: as for planning. Answers DUTY_OVER.',
  })
  cancelDutyShift(
    @Ctx() context: GridContext,
    @Arg('input', () => DutyStepInput) input: DutyStepInput,
  ): Promise<Result<DutyShift>> {
    return cancelDutyShift(context, input);
  }

  @Authenticated()
  @Mutation(() => AskDutyChangeResult, {
    description:
      'Asks somebody to take a shift over (顶班) or exchange it (换班); they are told and confirm. By whoever works it or ' +
      'keeps the roster. Answers DUTY_NOT_YOURS, DUTY_OVER, DUTY_PLACE.',
  })
  askDutyChange(
    @Ctx() context: GridContext,
    @Arg('input', () => AskDutyChangeInput) input: AskDutyChangeInput,
  ): Promise<Result<DutyChange>> {
    return askDutyChange(context, input);
  }

  @Authenticated()
  @Mutation(() => ConfirmDutyChangeResult, {
    description:
      'Takes a shift over (确认换班), as the one who was asked: it changes hands. Answers DUTY_NOT_YOURS, DUTY_OVER, DUTY_OVERLAP.',
  })
  confirmDutyChange(
    @Ctx() context: GridContext,
    @Arg('input', () => DutyStepInput) input: DutyStepInput,
  ): Promise<Result<DutyChange>> {
    return answerDutyChange(context, 'confirm', input);
  }

  @Authenticated()
  @Mutation(() => DeclineDutyChangeResult, {
    description:
      'Declines to take a shift over (谢绝换班), as the one who was asked. Answers DUTY_NOT_YOURS.',
  })
  declineDutyChange(
    @Ctx() context: GridContext,
    @Arg('input', () => DutyStepInput) input: DutyStepInput,
  ): Promise<Result<DutyChange>> {
    return answerDutyChange(context, 'decline', input);
  }

  @Authenticated()
  @Mutation(() => WithdrawDutyChangeResult, {
    description:
      'Withdraws what was asked (撤回换班), as the one who asked. Answers DUTY_NOT_YOURS.',
  })
  withdrawDutyChange(
    @Ctx() context: GridContext,
    @Arg('input', () => DutyStepInput) input: DutyStepInput,
  ): Promise<Result<DutyChange>> {
    return answerDutyChange(context, 'withdraw', input);
  }
}
