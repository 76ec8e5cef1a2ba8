import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { handles } from '../../domain/contact/contact.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventReporter } from '../../domain/merge/event-reporter.entity';
import { rateEvent } from '../../use-cases/event/rate-event';
import type { EventProgress } from '../../use-cases/merge/event-progress';
import { mergeEvent } from '../../use-cases/merge/merge-event';
import { splitOffEvent } from '../../use-cases/merge/split-off-event';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventConnection, GovEventType } from '../event/gov-event.type';
import { EventReasonInput } from '../event/step.input';
import { MergeEventInput, RateEventInput } from './merge.input';
import { mergedInto, progressOfEvent, reportersMergedInto } from './merge.loader';
import { EventProgressType, MergedReportConnection } from './merge.type';

const MergeEventResult = mutationResult('MergeEventResult', 'GovEvent', () => GovEventType);
const SplitOffEventResult = mutationResult('SplitOffEventResult', 'GovEvent', () => GovEventType);
const RateEventResult = mutationResult('RateEventResult', 'GovEvent', () => GovEventType);

/** Several reports of one matter. */
@Resolver(() => GovEventType)
export class MergeResolver {
  @FieldResolver(() => GovEventType, {
    nullable: true,
    description:
      'The event it was merged into (主单), while it is; null where the caller may not see that one: progress tells.',
  })
  mergedInto(
    @Root() { mergedIntoId }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return mergedIntoId === null ? null : eventById(context, mergedIntoId);
  }

  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description: 'The events merged into it (子单) that the caller may see, the oldest first.',
  })
  mergedEvents(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return mergedInto(context, id, args);
  }

  @Policy('handlesEvents')
  @FieldResolver(() => MergedReportConnection, {
    nullable: true,
    description:
      'Reports of others that it answers since they were merged into it, the oldest first: when and from where, and ' +
      'how to reach whoever waits. For the team that handles it; null for everybody else.',
  })
  async mergedReports(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventReporter> | null>> {
    return handles(context.actor, event) ? reportersMergedInto(context, event.id, args) : ok(null);
  }

  @FieldResolver(() => EventProgressType, {
    nullable: true,
    description:
      'How far the matter is. Of a merged event: how far the one is that answers it, also for those who may not see that.',
  })
  progress(@Root() { id }: GovEvent, @Ctx() context: GridContext): Promise<EventProgress | null> {
    return progressOfEvent(context, id);
  }

  @Authenticated()
  @Mutation(() => MergeEventResult, {
    description:
      'Merges an event into another of the same matter (并单): everybody who reported it is told how that one ends. ' +
      'Roles: command centres of the place of both. Problems: MERGE_WITH_ITSELF, PRIMARY_NOT_OPEN, OTHER_BRANCH.',
  })
  mergeEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => MergeEventInput) input: MergeEventInput,
  ): Promise<Result<GovEvent>> {
    return mergeEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => SplitOffEventResult, {
    description:
      'Takes a merge back that was a mistake (撤销并单), within 5 working days. Roles: command centres. ' +
      'Problems: SPLIT_TOO_LATE.',
  })
  splitOffEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return splitOffEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => RateEventResult, {
    description:
      'Says what became of a matter (评价), without being called; the last word counts. Of a merged event: about the one ' +
      'that answers it. Roles: the one who reported. Problems: NOTHING_TO_RATE.',
  })
  rateEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => RateEventInput) input: RateEventInput,
  ): Promise<Result<GovEvent>> {
    return rateEvent(context, input);
  }
}
