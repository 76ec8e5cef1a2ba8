import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { recordEventCallback } from '../../use-cases/event/call-back';
import { closeEvent } from '../../use-cases/event/close-event';
import { reopenEvent } from '../../use-cases/event/reopen-event';
import { failEventVerification, passEventVerification } from '../../use-cases/event/verify-event';
import type { GridContext } from '../context';
import { CloseEventInput, RecordEventCallbackInput } from './closing.input';
import { EventReasonInput, EventStepInput } from './step.input';
import { GovEventType } from './gov-event.type';

const PassEventVerificationResult = mutationResult(
  'PassEventVerificationResult',
  'GovEvent',
  () => GovEventType,
);
const FailEventVerificationResult = mutationResult(
  'FailEventVerificationResult',
  'GovEvent',
  () => GovEventType,
);
const RecordEventCallbackResult = mutationResult(
  'RecordEventCallbackResult',
  'GovEvent',
  () => GovEventType,
);
const CloseEventResult = mutationResult('CloseEventResult', 'GovEvent', () => GovEventType);
const ReopenEventResult = mutationResult('ReopenEventResult', 'GovEvent', () => GovEventType);

/** Checking, asking and closing. */
@Resolver()
export class ClosingResolver {
  @Authenticated()
  @Mutation(() => PassEventVerificationResult, {
    description:
      'Finds the matter done (核查通过). Roles: grid members, secretaries and command centres of the place, never the handler.',
  })
  passEventVerification(
    @Ctx() context: GridContext,
    @Arg('input', () => EventStepInput) input: EventStepInput,
  ): Promise<Result<GovEvent>> {
    return passEventVerification(context, input);
  }

  @Authenticated()
  @Mutation(() => FailEventVerificationResult, {
    description: 'Finds the matter not done (核查不通过): rework. Roles: as for passing.',
  })
  failEventVerification(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return failEventVerification(context, input);
  }

  @Authenticated()
  @Mutation(() => RecordEventCallbackResult, {
    description: 'Records an attempt to call back (回访). Roles: command centres.',
  })
  recordEventCallback(
    @Ctx() context: GridContext,
    @Arg('input', () => RecordEventCallbackInput) input: RecordEventCallbackInput,
  ): Promise<Result<GovEvent>> {
    return recordEventCallback(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseEventResult, {
    description:
      'Closes an event (结案) with outcome and absorption level. Roles: command centres.',
  })
  closeEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => CloseEventInput) input: CloseEventInput,
  ): Promise<Result<GovEvent>> {
    return closeEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => ReopenEventResult, {
    description:
      'Reopens a closed event (重新办理) within 5 working days. Roles: the one who reported, the verifier, command centres. ' +
      'Of a merged event, whoever reported it reopens the one that answers it.',
  })
  reopenEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return reopenEvent(context, input);
  }
}
