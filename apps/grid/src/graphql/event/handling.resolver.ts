import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { extendEvent } from '../../use-cases/event/extend-event';
import { handleEvent } from '../../use-cases/event/handle-event';
import { startEvent } from '../../use-cases/event/start-event';
import { resumeEvent, suspendEvent } from '../../use-cases/event/suspend-event';
import type { GridContext } from '../context';
import {
  ExtendEventInput,
  HandleEventInput,
  StartEventInput,
  SuspendEventInput,
} from './handling.input';
import { EventStepInput } from './step.input';
import { GovEventType } from './gov-event.type';

const StartEventResult = mutationResult('StartEventResult', 'GovEvent', () => GovEventType);
const ExtendEventResult = mutationResult('ExtendEventResult', 'GovEvent', () => GovEventType);
const SuspendEventResult = mutationResult('SuspendEventResult', 'GovEvent', () => GovEventType);
const ResumeEventResult = mutationResult('ResumeEventResult', 'GovEvent', () => GovEventType);
const HandleEventResult = mutationResult('HandleEventResult', 'GovEvent', () => GovEventType);

/** Doing the work. */
@Resolver()
export class HandlingResolver {
  @Authenticated()
  @Mutation(() => StartEventResult, {
    description:
      'Starts handling (开始处置) after contact. Roles: members of the lead organisation.',
  })
  startEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => StartEventInput) input: StartEventInput,
  ): Promise<Result<GovEvent>> {
    return startEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => ExtendEventResult, {
    description: 'Extends the limit (延期), once and before it runs out. Roles: command centres.',
  })
  extendEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => ExtendEventInput) input: ExtendEventInput,
  ): Promise<Result<GovEvent>> {
    return extendEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => SuspendEventResult, {
    description: 'Suspends handling (挂起); the clock stops. Roles: command centres.',
  })
  suspendEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => SuspendEventInput) input: SuspendEventInput,
  ): Promise<Result<GovEvent>> {
    return suspendEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => ResumeEventResult, {
    description:
      'Resumes handling (恢复). Roles: members of the lead organisation, command centres.',
  })
  resumeEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => EventStepInput) input: EventStepInput,
  ): Promise<Result<GovEvent>> {
    return resumeEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => HandleEventResult, {
    description:
      'Reports the result (处置反馈), with evidence where the category demands it. Roles: members of the lead organisation.',
  })
  handleEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => HandleEventInput) input: HandleEventInput,
  ): Promise<Result<GovEvent>> {
    return handleEvent(context, input);
  }
}
