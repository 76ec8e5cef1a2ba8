import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { AgreementForm, DisputeChannel } from '../../domain/dispute/dispute.codes';
import type { Dispute } from '../../domain/dispute/dispute.entity';
import { checkSession, visitDueOn } from '../../domain/dispute/dispute.rules';
import { takeDisputeStep } from './dispute-workflow';

export interface AgreeInput extends StepInput {
  readonly form: AgreementForm;
  /** What was agreed, without names. */
  readonly agreement: string;
}

/** Everybody agrees (达成协议); a visit is due 30 days later. */
export function reachAgreement(useCase: UseCase, input: AgreeInput): Promise<Result<Dispute>> {
  const { form, agreement } = input;
  return takeDisputeStep(
    useCase,
    'agree',
    input,
    (dispute, uow) => {
      const held = checkSession(dispute);
      if (!held.ok) return held;
      Object.assign(dispute, { agreementForm: form, agreement, visitDueOn: visitDueOn(uow.now) });
      return ok();
    },
    { agreement },
  );
}

export interface FailMediationInput extends StepInput {
  /** Whether everybody was told of court, arbitration, review and petition. */
  readonly rightsNamed: boolean;
}

/** Ends mediation without an agreement (调解不成): it takes no right away, and everybody was told so. */
export function failMediation(
  useCase: UseCase,
  input: FailMediationInput,
): Promise<Result<Dispute>> {
  return takeDisputeStep(useCase, 'fail', input, (dispute) => {
    if (!input.rightsNamed) return refuse('RIGHTS_NOT_NAMED', { path: ['input', 'rightsNamed'] });
    return checkSession(dispute);
  });
}

export interface ReferDisputeInput extends StepInput {
  readonly channel: DisputeChannel;
}

/** Shows another way (引导其他途径): court, arbitration, review, petition or legal aid. */
export function referDispute(useCase: UseCase, input: ReferDisputeInput): Promise<Result<Dispute>> {
  return takeDisputeStep(useCase, 'refer', input, (dispute, uow) => {
    Object.assign(dispute, { referredTo: input.channel, endedAt: uow.now });
    return ok();
  });
}

export interface VisitInput extends StepInput {
  readonly kept: boolean;
}

/** Asks whether an agreement is kept (回访): it is settled, or mediated again. */
export function visitAfterAgreement(useCase: UseCase, input: VisitInput): Promise<Result<Dispute>> {
  return takeDisputeStep(
    useCase,
    input.kept ? 'visitKept' : 'visitBroken',
    input,
    (dispute, uow) => {
      dispute.visitDueOn = null;
      if (input.kept) dispute.endedAt = uow.now;
      else Object.assign(dispute, { agreementForm: null, agreement: null });
      return ok();
    },
  );
}

/** Whoever brought it no longer wants it (撤回). */
export function withdrawDispute(useCase: UseCase, input: StepInput): Promise<Result<Dispute>> {
  return takeDisputeStep(useCase, 'withdraw', input, (dispute, uow) => {
    dispute.endedAt = uow.now;
    return ok();
  });
}
