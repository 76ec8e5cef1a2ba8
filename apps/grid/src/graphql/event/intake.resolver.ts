import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { acceptEvent } from '../../use-cases/event/accept-event';
import { cancelEvent } from '../../use-cases/event/cancel-event';
import { redirectEvent } from '../../use-cases/event/redirect-event';
import { refuseEvent } from '../../use-cases/event/refuse-event';
import { reportEvent } from '../../use-cases/event/report-event';
import type { GridContext } from '../context';
import {
  AcceptEventInput,
  RedirectEventInput,
  RefuseEventInput,
  ReportEventInput,
} from './intake.input';
import { EventReasonInput } from './step.input';
import { GovEventType } from './gov-event.type';

const ReportEventResult = mutationResult('ReportEventResult', 'GovEvent', () => GovEventType);
const AcceptEventResult = mutationResult('AcceptEventResult', 'GovEvent', () => GovEventType);
const RedirectEventResult = mutationResult('RedirectEventResult', 'GovEvent', () => GovEventType);
const RefuseEventResult = mutationResult('RefuseEventResult', 'GovEvent', () => GovEventType);
const CancelEventResult = mutationResult('CancelEventResult', 'GovEvent', () => GovEventType);

/** Taking matters in. */
@Resolver()
export class IntakeResolver {
  @Authenticated()
  @Mutation(() => ReportEventResult, {
    description:
      'Takes in a matter (接收); looks for duplicates. Roles: anybody signed in, staff within their areas, and the ' +
      'account of another system for what that received (EXTERNAL_SYSTEM_UNKNOWN, EXTERNAL_SOURCE, EXTERNAL_ID_CONFLICT).',
  })
  reportEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportEventInput) input: ReportEventInput,
  ): Promise<Result<GovEvent>> {
    return reportEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptEventResult, {
    description:
      'Accepts a matter (受理) under a leaf of the category tree; its limit begins. Roles: command centres.',
  })
  acceptEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => AcceptEventInput) input: AcceptEventInput,
  ): Promise<Result<GovEvent>> {
    return acceptEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => RedirectEventResult, {
    description:
      'Shows a matter that belongs elsewhere the right way (告知途径). Roles: command centres.',
  })
  redirectEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => RedirectEventInput) input: RedirectEventInput,
  ): Promise<Result<GovEvent>> {
    return redirectEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseEventResult, {
    description: 'Does not take a matter on (不予受理). Roles: command centres.',
  })
  refuseEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => RefuseEventInput) input: RefuseEventInput,
  ): Promise<Result<GovEvent>> {
    return refuseEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => CancelEventResult, {
    description: 'Cancels an open event (作废). Roles: command centres.',
  })
  cancelEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return cancelEvent(context, input);
  }
}
