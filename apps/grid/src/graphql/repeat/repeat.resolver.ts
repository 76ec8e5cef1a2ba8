import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  codeEnum,
  listField,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { IsOptional, IsUUID } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { RepeatState } from '../../domain/repeat/repeat.codes';
import { REPEAT_STATES } from '../../domain/repeat/repeat.codes';
import { confirmRepeat, refuteRepeat } from '../../use-cases/repeat/decide-repeat';
import { repeatsOf } from '../../use-cases/repeat/list-repeats';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventConnection, GovEventType } from '../event/gov-event.type';
import { EventReasonInput, EventStepInput } from '../event/step.input';

const RepeatStateEnum = codeEnum(REPEAT_STATES);
const ConfirmRepeatResult = mutationResult('ConfirmRepeatResult', 'GovEvent', () => GovEventType);
const RefuteRepeatResult = mutationResult('RefuteRepeatResult', 'GovEvent', () => GovEventType);

@InputType('ConfirmRepeatInput', { description: 'Finding that an event repeats a closed one.' })
export class ConfirmRepeatInput extends EventStepInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The closed event it repeats; left out, the one suspected.',
  })
  @IsOptional()
  @IsUUID()
  ofId?: string | null;
}

const repeatsOfEvent = listField<GovEvent, PageArgs, GridContext>('GovEvent.repeats', ({ actor }) =>
  repeatsOf(actor),
);

/** Closed matters that come again: linked case by case, for those who handle them, and counted by nobody's name. */
@Resolver(() => GovEventType)
export class RepeatResolver {
  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => RepeatStateEnum, {
    nullable: true,
    description:
      'Whether it repeats a closed event (重复认定): found by rule, decided by a person.',
  })
  repeatState(@Root() event: GovEvent): RepeatState | null {
    return event.repeatState;
  }

  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => GovEventType, {
    nullable: true,
    description:
      'The closed event it repeats or may repeat (重复事项): the same matter within 90 days after the close (G9). ' +
      'Null where the caller may not see that one.',
  })
  repeatOf(
    @Root() { repeatOfId }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return repeatOfId === null ? null : eventById(context, repeatOfId);
  }

  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description: 'The events that repeat it and that the caller may see, the oldest first.',
  })
  repeats(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return repeatsOfEvent(context, id, args);
  }

  @Authenticated()
  @Mutation(() => ConfirmRepeatResult, {
    description:
      'Finds that an event repeats a closed one (确认重复). Roles: command centres. Problems: NO_REPEAT, REPEATED_NOT_CLOSED.',
  })
  confirmRepeat(
    @Ctx() context: GridContext,
    @Arg('input', () => ConfirmRepeatInput) input: ConfirmRepeatInput,
  ): Promise<Result<GovEvent>> {
    return confirmRepeat(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuteRepeatResult, {
    description:
      'Finds that it is another matter (排除重复); figures no longer count it. Roles: command centres. Problems: NO_REPEAT.',
  })
  refuteRepeat(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return refuteRepeat(context, input);
  }
}
