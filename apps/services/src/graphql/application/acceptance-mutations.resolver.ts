import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../../domain/application/application.entity';
import { acceptApplication } from '../../use-cases/application/accept-application';
import { draftApplication } from '../../use-cases/application/draft-application';
import { refuseApplication } from '../../use-cases/application/refuse-application';
import { requestCorrection } from '../../use-cases/application/request-correction';
import { submitApplication } from '../../use-cases/application/submit-application';
import { supplyCorrection } from '../../use-cases/application/supply-correction';
import { withdrawApplication } from '../../use-cases/application/withdraw-application';
import type { SilenceRun } from '../../use-cases/application/accept-silent-applications';
import { acceptSilentApplications } from '../../use-cases/application/accept-silent-applications';
import type { ServicesContext } from '../context';
import { DraftApplicationInput, RequestCorrectionInput } from './application.input';
import { ApplicationReasonInput, ApplicationStepInput } from './step.input';
import { ApplicationType } from './application.type';
import { SilenceRunType } from './silence-run.type';

const resultOf = (verb: string): object =>
  mutationResult(`${verb}Result`, 'Application', () => ApplicationType);

const DraftApplicationResult = resultOf('DraftApplication');
const SubmitApplicationResult = resultOf('SubmitApplication');
const RequestCorrectionResult = resultOf('RequestCorrection');
const SupplyCorrectionResult = resultOf('SupplyCorrection');
const AcceptApplicationResult = resultOf('AcceptApplication');
const RefuseApplicationResult = resultOf('RefuseApplication');
const WithdrawApplicationResult = resultOf('WithdrawApplication');
const AcceptSilentApplicationsResult = mutationResult(
  'AcceptSilentApplicationsResult',
  'SilenceRun',
  () => SilenceRunType,
);

@Resolver()
export class AcceptanceMutationsResolver {
  @Authenticated()
  @Mutation(() => DraftApplicationResult, {
    description:
      'Begins an application (草稿) for an item in force. Roles: residents, counters within their areas.',
  })
  draftApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => DraftApplicationInput) input: DraftApplicationInput,
  ): Promise<Result<Application>> {
    return draftApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => SubmitApplicationResult, {
    description:
      'Submits an application (提交); the authority has 5 working days to answer. Roles: the account it was made with, counters within their areas.',
  })
  submitApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return submitApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => RequestCorrectionResult, {
    description:
      'Tells the applicant at once all that is missing (一次性告知). Roles: counters within their areas, officers of the deciding organisation.',
  })
  requestCorrection(
    @Ctx() context: ServicesContext,
    @Arg('input', () => RequestCorrectionInput) input: RequestCorrectionInput,
  ): Promise<Result<Application>> {
    return requestCorrection(context, input);
  }

  @Authenticated()
  @Mutation(() => SupplyCorrectionResult, {
    description:
      'Hands in what was asked for (补正). Roles: the account it was made with, counters within their areas.',
  })
  supplyCorrection(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return supplyCorrection(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptApplicationResult, {
    description:
      'Accepts an application (受理). Roles: counters within their areas, officers of the deciding organisation.',
  })
  acceptApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return acceptApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseApplicationResult, {
    description:
      'Refuses to accept an application (不予受理), with a written reason. Roles: counters within their areas, officers of the deciding organisation.',
  })
  refuseApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationReasonInput) input: ApplicationReasonInput,
  ): Promise<Result<Application>> {
    return refuseApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawApplicationResult, {
    description:
      'Takes an application back before it is decided (撤回). Roles: the account it was made with, counters within their areas.',
  })
  withdrawApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return withdrawApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptSilentApplicationsResult, {
    description:
      'Takes the step that 5 working days of silence have taken by law (逾期视为受理); safe to repeat. Roles: administrator.',
  })
  acceptSilentApplications(@Ctx() context: ServicesContext): Promise<Result<SilenceRun>> {
    return acceptSilentApplications(context);
  }
}
