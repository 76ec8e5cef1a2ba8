import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { dispatchEvent } from '../../use-cases/event/dispatch-event';
import {
  approveEventReturn,
  refuseEventReturn,
  requestEventReturn,
} from '../../use-cases/event/return-event';
import { signEvent } from '../../use-cases/event/sign-event';
import type { GridContext } from '../context';
import { DispatchEventInput } from './handling.input';
import { EventReasonInput, EventStepInput, RequestEventReturnInput } from './step.input';
import { GovEventType } from './gov-event.type';

const DispatchEventResult = mutationResult('DispatchEventResult', 'GovEvent', () => GovEventType);
const SignEventResult = mutationResult('SignEventResult', 'GovEvent', () => GovEventType);
const RequestEventReturnResult = mutationResult(
  'RequestEventReturnResult',
  'GovEvent',
  () => GovEventType,
);
const ApproveEventReturnResult = mutationResult(
  'ApproveEventReturnResult',
  'GovEvent',
  () => GovEventType,
);
const RefuseEventReturnResult = mutationResult(
  'RefuseEventReturnResult',
  'GovEvent',
  () => GovEventType,
);

/** Finding who leads. */
@Resolver()
export class DispatchResolver {
  @Authenticated()
  @Mutation(() => DispatchEventResult, {
    description:
      'Dispatches an accepted matter (派单) to exactly one lead organisation: the one named, or the one that rules and ' +
      'catalogue name. Answers NO_OWNER, MANUAL_DISPATCH, UNIT_MISSING, UNKNOWN_UNIT, ON_NEGATIVE_LIST or ' +
      'NOT_ON_COMMUNITY_LISTS (G11). Roles: command centres.',
  })
  dispatchEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => DispatchEventInput) input: DispatchEventInput,
  ): Promise<Result<GovEvent>> {
    return dispatchEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => SignEventResult, {
    description: 'Signs for an order (签收). Roles: members of the lead organisation.',
  })
  signEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => EventStepInput) input: EventStepInput,
  ): Promise<Result<GovEvent>> {
    return signEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => RequestEventReturnResult, {
    description:
      'Asks to return an order (申请退单), once. Roles: members of the lead organisation.',
  })
  requestEventReturn(
    @Ctx() context: GridContext,
    @Arg('input', () => RequestEventReturnInput) input: RequestEventReturnInput,
  ): Promise<Result<GovEvent>> {
    return requestEventReturn(context, input);
  }

  @Authenticated()
  @Mutation(() => ApproveEventReturnResult, {
    description:
      'Approves a return with a reason (同意退单): the event waits to be dispatched again and counts as misdispatched; ' +
      'whoever was asked first answers for it until the next lead signs. Roles: command centres; the district’s ' +
      'between departments of the district (ADJUDICATOR_IS_DISTRICT).',
  })
  approveEventReturn(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return approveEventReturn(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseEventReturnResult, {
    description:
      'Refuses a return (不同意退单), for good. Roles: command centres; the district’s between its departments.',
  })
  refuseEventReturn(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return refuseEventReturn(context, input);
  }
}
