import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { arriveAtWhistle } from '../../use-cases/whistle/arrive-at-whistle';
import {
  acceptWhistleObjection,
  refuseWhistleObjection,
} from '../../use-cases/whistle/decide-objection';
import { markWhistleAbsent } from '../../use-cases/whistle/mark-absent';
import { objectToWhistle } from '../../use-cases/whistle/object-to-whistle';
import { reportWhistleResult } from '../../use-cases/whistle/report-result';
import type { GridContext } from '../context';
import {
  AcceptWhistleObjectionInput,
  ArriveAtWhistleInput,
  ObjectToWhistleInput,
  ReportWhistleResultInput,
} from './whistle-response.input';
import { WhistleReasonInput } from './whistle.input';
import { WhistleResponseType } from './whistle-response.type';

const answer = (name: string) => mutationResult(name, 'WhistleResponse', () => WhistleResponseType);
const ArriveAtWhistleResult = answer('ArriveAtWhistleResult');
const ObjectToWhistleResult = answer('ObjectToWhistleResult');
const AcceptWhistleObjectionResult = answer('AcceptWhistleObjectionResult');
const RefuseWhistleObjectionResult = answer('RefuseWhistleObjectionResult');
const MarkWhistleAbsentResult = answer('MarkWhistleAbsentResult');
const ReportWhistleResultResult = answer('ReportWhistleResultResult');

/** What responders do, and what is decided about it. */
@Resolver()
export class RespondingResolver {
  @Authenticated()
  @Mutation(() => ArriveAtWhistleResult, {
    description:
      'Reports to a whistle (报到); on time until the last millisecond of the limit. Roles: the responder.',
  })
  arriveAtWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ArriveAtWhistleInput) input: ArriveAtWhistleInput,
  ): Promise<Result<WhistleResponse>> {
    return arriveAtWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => ObjectToWhistleResult, {
    description:
      'Objects to being called (异议), once. Roles: the responder. Answers WHISTLE_OBJECTED_ALREADY, WHISTLE_OBJECTION_TOO_LATE.',
  })
  objectToWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ObjectToWhistleInput) input: ObjectToWhistleInput,
  ): Promise<Result<WhistleResponse>> {
    return objectToWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptWhistleObjectionResult, {
    description:
      'Accepts an objection (异议成立): the responder is excused. Roles: the district centre. Answers WHISTLE_NOBODY_LEFT, WHISTLE_RESPONDER_TWICE.',
  })
  acceptWhistleObjection(
    @Ctx() context: GridContext,
    @Arg('input', () => AcceptWhistleObjectionInput) input: AcceptWhistleObjectionInput,
  ): Promise<Result<WhistleResponse>> {
    return acceptWhistleObjection(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseWhistleObjectionResult, {
    description: 'Refuses an objection (异议不成立). Roles: the district centre.',
  })
  refuseWhistleObjection(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleReasonInput) input: WhistleReasonInput,
  ): Promise<Result<WhistleResponse>> {
    return refuseWhistleObjection(context, input);
  }

  @Authenticated()
  @Mutation(() => MarkWhistleAbsentResult, {
    description:
      'Finds that a responder did not report (认定未报到). Roles: the district centre. Answers WHISTLE_LIMIT_RUNS.',
  })
  markWhistleAbsent(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleReasonInput) input: WhistleReasonInput,
  ): Promise<Result<WhistleResponse>> {
    return markWhistleAbsent(context, input);
  }

  @Authenticated()
  @Mutation(() => ReportWhistleResultResult, {
    description: 'Reports what was done (反馈结果). Roles: the responder.',
  })
  reportWhistleResult(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportWhistleResultInput) input: ReportWhistleResultInput,
  ): Promise<Result<WhistleResponse>> {
    return reportWhistleResult(context, input);
  }
}
