import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { closeWhistle } from '../../use-cases/whistle/close-whistle';
import { concludeWhistle, raiseWhistle } from '../../use-cases/whistle/conclude-whistle';
import {
  agreeWhistleTasks,
  consultWhistle,
  startWhistleHandling,
} from '../../use-cases/whistle/consult-whistle';
import { finishWhistleTask } from '../../use-cases/whistle/finish-task';
import { rateWhistle } from '../../use-cases/whistle/rate-whistle';
import { recordWhistleLeaderReport } from '../../use-cases/whistle/report-leader';
import type { GridContext } from '../context';
import {
  AgreeWhistleTasksInput,
  ConcludeWhistleInput,
  FinishWhistleTaskInput,
  RateWhistleInput,
  RecordWhistleLeaderReportInput,
  WhistleReasonInput,
  WhistleStepInput,
} from './whistle.input';
import { WhistleType } from './whistle.type';

const answer = (name: string) => mutationResult(name, 'Whistle', () => WhistleType);
const RecordWhistleLeaderReportResult = answer('RecordWhistleLeaderReportResult');
const ConsultWhistleResult = answer('ConsultWhistleResult');
const AgreeWhistleTasksResult = answer('AgreeWhistleTasksResult');
const StartWhistleHandlingResult = answer('StartWhistleHandlingResult');
const FinishWhistleTaskResult = answer('FinishWhistleTaskResult');
const ConcludeWhistleResult = answer('ConcludeWhistleResult');
const RaiseWhistleResult = answer('RaiseWhistleResult');
const RateWhistleResult = answer('RateWhistleResult');
const CloseWhistleResult = answer('CloseWhistleResult');

/** From the consultation to the close. */
@Resolver()
export class WhistleHandlingResolver {
  @Authenticated()
  @Mutation(() => RecordWhistleLeaderReportResult, {
    description:
      'Records the report of one of the two leaders of a tough whistle (双报告). Roles: the district centre. Answers WHISTLE_NOT_TOUGH, WHISTLE_LEADER_REPORTED.',
  })
  recordWhistleLeaderReport(
    @Ctx() context: GridContext,
    @Arg('input', () => RecordWhistleLeaderReportInput) input: RecordWhistleLeaderReportInput,
  ): Promise<Result<Whistle>> {
    return recordWhistleLeaderReport(context, input);
  }

  @Authenticated()
  @Mutation(() => ConsultWhistleResult, {
    description: 'Opens the consultation (会商). Roles: the initiator.',
  })
  consultWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleStepInput) input: WhistleStepInput,
  ): Promise<Result<Whistle>> {
    return consultWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => AgreeWhistleTasksResult, {
    description:
      'Notes the tasks agreed, each with one lead and a date. Roles: the initiator. Answers WHISTLE_TASK_LEAD, WHISTLE_TASK_DATE.',
  })
  agreeWhistleTasks(
    @Ctx() context: GridContext,
    @Arg('input', () => AgreeWhistleTasksInput) input: AgreeWhistleTasksInput,
  ): Promise<Result<Whistle>> {
    return agreeWhistleTasks(context, input);
  }

  @Authenticated()
  @Mutation(() => StartWhistleHandlingResult, {
    description:
      'Starts handling (转入处置). Roles: the initiator. Answers WHISTLE_NO_TASK, WHISTLE_LEADERS_NOT_REPORTED.',
  })
  startWhistleHandling(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleStepInput) input: WhistleStepInput,
  ): Promise<Result<Whistle>> {
    return startWhistleHandling(context, input);
  }

  @Authenticated()
  @Mutation(() => FinishWhistleTaskResult, {
    description:
      'Finishes a task. Roles: the organisation that leads it. Answers WHISTLE_TASK_DONE.',
  })
  finishWhistleTask(
    @Ctx() context: GridContext,
    @Arg('input', () => FinishWhistleTaskInput) input: FinishWhistleTaskInput,
  ): Promise<Result<Whistle>> {
    return finishWhistleTask(context, input);
  }

  @Authenticated()
  @Mutation(() => ConcludeWhistleResult, {
    description:
      'Confirms how it ended (确认结果). Roles: the initiator. Answers WHISTLE_TASKS_OPEN.',
  })
  concludeWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ConcludeWhistleInput) input: ConcludeWhistleInput,
  ): Promise<Result<Whistle>> {
    return concludeWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => RaiseWhistleResult, {
    description:
      'Raises what was not resolved (提级). Roles: the initiator, the district centre. Answers WHISTLE_TOP_LEVEL.',
  })
  raiseWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleReasonInput) input: WhistleReasonInput,
  ): Promise<Result<Whistle>> {
    return raiseWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => RateWhistleResult, {
    description:
      'Rates the other side (双向评价). Roles: the initiator and responders. Answers WHISTLE_NO_PART, WHISTLE_RAISE_FIRST.',
  })
  rateWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => RateWhistleInput) input: RateWhistleInput,
  ): Promise<Result<Whistle>> {
    return rateWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseWhistleResult, {
    description: 'Closes an evaluated whistle (销哨). Roles: the initiator.',
  })
  closeWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleStepInput) input: WhistleStepInput,
  ): Promise<Result<Whistle>> {
    return closeWhistle(context, input);
  }
}
