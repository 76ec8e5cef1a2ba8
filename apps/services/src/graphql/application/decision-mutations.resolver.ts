import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Application } from '../../domain/application/application.entity';
import { completeApplication } from '../../use-cases/application/complete-application';
import { decideApplication } from '../../use-cases/application/decide-application';
import { extendApplication } from '../../use-cases/application/extend-application';
import { issueResult } from '../../use-cases/application/issue-result';
import { pauseForSpecialProcedure } from '../../use-cases/application/pause-for-special-procedure';
import { resumeReview } from '../../use-cases/application/resume-review';
import { reviewApplication } from '../../use-cases/application/review-application';
import { terminateApplication } from '../../use-cases/application/terminate-application';
import type { ServicesContext } from '../context';
import {
  DecideApplicationInput,
  ExtendApplicationInput,
  IssueResultInput,
  SpecialProcedureInput,
} from './decision.input';
import { ApplicationReasonInput, ApplicationStepInput } from './step.input';
import { ApplicationType } from './application.type';

const resultOf = (verb: string): object =>
  mutationResult(`${verb}Result`, 'Application', () => ApplicationType);

const ReviewApplicationResult = resultOf('ReviewApplication');
const PauseForSpecialProcedureResult = resultOf('PauseForSpecialProcedure');
const ResumeReviewResult = resultOf('ResumeReview');
const ExtendApplicationResult = resultOf('ExtendApplication');
const DecideApplicationResult = resultOf('DecideApplication');
const IssueResultResult = resultOf('IssueResult');
const CompleteApplicationResult = resultOf('CompleteApplication');
const TerminateApplicationResult = resultOf('TerminateApplication');

@Resolver()
export class DecisionMutationsResolver {
  @Authenticated()
  @Mutation(() => ReviewApplicationResult, {
    description: 'Begins the review (审查). Roles: officers of the deciding organisation.',
  })
  reviewApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return reviewApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => PauseForSpecialProcedureResult, {
    description:
      'Begins a special procedure (特别程序); the clocks stop. Roles: officers of the deciding organisation.',
  })
  pauseForSpecialProcedure(
    @Ctx() context: ServicesContext,
    @Arg('input', () => SpecialProcedureInput) input: SpecialProcedureInput,
  ): Promise<Result<Application>> {
    return pauseForSpecialProcedure(context, input);
  }

  @Authenticated()
  @Mutation(() => ResumeReviewResult, {
    description:
      'Ends a special procedure; the clocks run on. Roles: officers of the deciding organisation.',
  })
  resumeReview(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return resumeReview(context, input);
  }

  @Authenticated()
  @Mutation(() => ExtendApplicationResult, {
    description:
      'Extends the limits once, by at most 10 working days (延期). Roles: officers of the deciding organisation.',
  })
  extendApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ExtendApplicationInput) input: ExtendApplicationInput,
  ): Promise<Result<Application>> {
    return extendApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => DecideApplicationResult, {
    description:
      'Grants or denies (决定); no clock does. Roles: officers of the deciding organisation.',
  })
  decideApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => DecideApplicationInput) input: DecideApplicationInput,
  ): Promise<Result<Application>> {
    return decideApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => IssueResultResult, {
    description:
      'Issues what was granted (颁证). Roles: counters within their areas, officers of the deciding organisation.',
  })
  issueResult(
    @Ctx() context: ServicesContext,
    @Arg('input', () => IssueResultInput) input: IssueResultInput,
  ): Promise<Result<Application>> {
    return issueResult(context, input);
  }

  @Authenticated()
  @Mutation(() => CompleteApplicationResult, {
    description:
      'Completes an application (办结) and invites to a review, once. Roles: counters within their areas, officers of the deciding organisation.',
  })
  completeApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationStepInput) input: ApplicationStepInput,
  ): Promise<Result<Application>> {
    return completeApplication(context, input);
  }

  @Authenticated()
  @Mutation(() => TerminateApplicationResult, {
    description:
      'Ends an application that cannot be decided (终止). Roles: officers of the deciding organisation.',
  })
  terminateApplication(
    @Ctx() context: ServicesContext,
    @Arg('input', () => ApplicationReasonInput) input: ApplicationReasonInput,
  ): Promise<Result<Application>> {
    return terminateApplication(context, input);
  }
}
