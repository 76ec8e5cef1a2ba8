import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Dispute } from '../../domain/dispute/dispute.entity';
import {
  failMediation,
  reachAgreement,
  referDispute,
  visitAfterAgreement,
  withdrawDispute,
} from '../../use-cases/dispute/end-dispute';
import { beginMediation, holdMediationSession } from '../../use-cases/dispute/mediate-dispute';
import { registerDispute } from '../../use-cases/dispute/register-dispute';
import type { GridContext } from '../context';
import {
  BeginMediationInput,
  DisputeStepInput,
  FailMediationInput,
  HoldMediationSessionInput,
  ReachAgreementInput,
  ReferDisputeInput,
  RegisterDisputeInput,
  VisitAfterAgreementInput,
} from './dispute.input';
import { DisputeType } from './dispute.type';

const answer = (name: string) => mutationResult(name, 'Dispute', () => DisputeType);
const RegisterDisputeResult = answer('RegisterDisputeResult');
const BeginMediationResult = answer('BeginMediationResult');
const HoldMediationSessionResult = answer('HoldMediationSessionResult');
const ReachAgreementResult = answer('ReachAgreementResult');
const FailMediationResult = answer('FailMediationResult');
const ReferDisputeResult = answer('ReferDisputeResult');
const VisitAfterAgreementResult = answer('VisitAfterAgreementResult');
const WithdrawDisputeResult = answer('WithdrawDisputeResult');

/** What is done about a dispute. */
@Resolver()
export class DisputeSteps {
  @Authenticated()
  @Mutation(() => RegisterDisputeResult, {
    description:
      'Registers what is disputed in an event (纠纷登记). Roles: grid members, secretaries and command centres of the place. ' +
      'Problems: NOT_A_DISPUTE, DISPUTE_EXISTS, TOO_FEW_PARTIES.',
  })
  registerDispute(
    @Ctx() context: GridContext,
    @Arg('input', () => RegisterDisputeInput) input: RegisterDisputeInput,
  ): Promise<Result<Dispute>> {
    return registerDispute(context, input);
  }

  @Authenticated()
  @Mutation(() => BeginMediationResult, {
    description:
      'Begins mediation by a committee (启动调解). Roles: secretaries and command centres of the place. Problems: CONSENT_MISSING.',
  })
  beginMediation(
    @Ctx() context: GridContext,
    @Arg('input', () => BeginMediationInput) input: BeginMediationInput,
  ): Promise<Result<Dispute>> {
    return beginMediation(context, input);
  }

  @Authenticated()
  @Mutation(() => HoldMediationSessionResult, {
    description:
      'Records a session that was held (调解会). Roles: the committee, secretaries and command centres. Problems: SESSION_AHEAD.',
  })
  holdMediationSession(
    @Ctx() context: GridContext,
    @Arg('input', () => HoldMediationSessionInput) input: HoldMediationSessionInput,
  ): Promise<Result<Dispute>> {
    return holdMediationSession(context, input);
  }

  @Authenticated()
  @Mutation(() => ReachAgreementResult, {
    description:
      'Everybody agrees (达成协议); a visit is due 30 days later. Roles: as for sessions. Problems: NO_SESSION.',
  })
  reachAgreement(
    @Ctx() context: GridContext,
    @Arg('input', () => ReachAgreementInput) input: ReachAgreementInput,
  ): Promise<Result<Dispute>> {
    return reachAgreement(context, input);
  }

  @Authenticated()
  @Mutation(() => FailMediationResult, {
    description:
      'Ends mediation without an agreement (调解不成). Roles: as for sessions. Problems: NO_SESSION, RIGHTS_NOT_NAMED.',
  })
  failMediation(
    @Ctx() context: GridContext,
    @Arg('input', () => FailMediationInput) input: FailMediationInput,
  ): Promise<Result<Dispute>> {
    return failMediation(context, input);
  }

  @Authenticated()
  @Mutation(() => ReferDisputeResult, {
    description: 'Shows another way (引导其他途径). Roles: as for sessions.',
  })
  referDispute(
    @Ctx() context: GridContext,
    @Arg('input', () => ReferDisputeInput) input: ReferDisputeInput,
  ): Promise<Result<Dispute>> {
    return referDispute(context, input);
  }

  @Authenticated()
  @Mutation(() => VisitAfterAgreementResult, {
    description:
      'Asks whether an agreement is kept (回访): settled, or mediated again. Roles: as for sessions.',
  })
  visitAfterAgreement(
    @Ctx() context: GridContext,
    @Arg('input', () => VisitAfterAgreementInput) input: VisitAfterAgreementInput,
  ): Promise<Result<Dispute>> {
    return visitAfterAgreement(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawDisputeResult, {
    description: 'Takes a dispute back (撤回). Roles: as for sessions.',
  })
  withdrawDispute(
    @Ctx() context: GridContext,
    @Arg('input', () => DisputeStepInput) input: DisputeStepInput,
  ): Promise<Result<Dispute>> {
    return withdrawDispute(context, input);
  }
}
