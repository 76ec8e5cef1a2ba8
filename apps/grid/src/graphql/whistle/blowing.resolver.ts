import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { approveWhistle } from '../../use-cases/whistle/approve-whistle';
import { blowWhistle } from '../../use-cases/whistle/blow-whistle';
import { draftWhistle } from '../../use-cases/whistle/draft-whistle';
import { reblowWhistle } from '../../use-cases/whistle/reblow-whistle';
import { reviseWhistle } from '../../use-cases/whistle/revise-whistle';
import { withdrawWhistle } from '../../use-cases/whistle/withdraw-whistle';
import type { GridContext } from '../context';
import {
  ApproveWhistleInput,
  DraftWhistleInput,
  ReblowWhistleInput,
  ReviseWhistleInput,
  WhistleReasonInput,
  WhistleStepInput,
} from './whistle.input';
import { WhistleType } from './whistle.type';

const answer = (name: string) => mutationResult(name, 'Whistle', () => WhistleType);
const DraftWhistleResult = answer('DraftWhistleResult');
const ReviseWhistleResult = answer('ReviseWhistleResult');
const ApproveWhistleResult = answer('ApproveWhistleResult');
const BlowWhistleResult = answer('BlowWhistleResult');
const WithdrawWhistleResult = answer('WithdrawWhistleResult');
const ReblowWhistleResult = answer('ReblowWhistleResult');

/** From the draft to the call. */
@Resolver()
export class BlowingResolver {
  @Authenticated()
  @Mutation(() => DraftWhistleResult, {
    description:
      'Drafts a whistle (拟稿). Roles: command centres of the subdistrict; departments where the rule of the kind allows it. Answers WHISTLE_INITIATOR, WHISTLE_RESPONDER_TWICE, WHISTLE_UNKNOWN_EVENT.',
  })
  draftWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => DraftWhistleInput) input: DraftWhistleInput,
  ): Promise<Result<Whistle>> {
    return draftWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviseWhistleResult, {
    description: 'Revises a draft (修改); an approval lapses. Roles: the initiator.',
  })
  reviseWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ReviseWhistleInput) input: ReviseWhistleInput,
  ): Promise<Result<Whistle>> {
    return reviseWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => ApproveWhistleResult, {
    description:
      'Approves a draft (审核) for a leader post. Roles: the initiator, never the drafter. Answers WHISTLE_APPROVER_IS_DRAFTER.',
  })
  approveWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ApproveWhistleInput) input: ApproveWhistleInput,
  ): Promise<Result<Whistle>> {
    return approveWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => BlowWhistleResult, {
    description:
      'Blows a whistle (吹哨): each responder is told where and by when. Roles: the initiator. Answers WHISTLE_NO_RESPONDER, WHISTLE_ONE_LEAD, WHISTLE_OWN_MEANS, WHISTLE_LEADERS_MISSING, WHISTLE_NOT_APPROVED.',
  })
  blowWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleStepInput) input: WhistleStepInput,
  ): Promise<Result<Whistle>> {
    return blowWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawWhistleResult, {
    description: 'Withdraws a draft or a blown whistle (撤哨). Roles: the initiator.',
  })
  withdrawWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleReasonInput) input: WhistleReasonInput,
  ): Promise<Result<Whistle>> {
    return withdrawWhistle(context, input);
  }

  @Authenticated()
  @Mutation(() => ReblowWhistleResult, {
    description:
      'Drafts a whistle that repeats a closed one (再次吹哨); within 90 days a relapse. Roles: the initiator.',
  })
  reblowWhistle(
    @Ctx() context: GridContext,
    @Arg('input', () => ReblowWhistleInput) input: ReblowWhistleInput,
  ): Promise<Result<Whistle>> {
    return reblowWhistle(context, input);
  }
}
