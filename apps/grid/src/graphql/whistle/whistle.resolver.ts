import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { WhistleRating } from '../../domain/whistle/whistle-rating.entity';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { WhistleRule } from '../../domain/whistle/whistle-rule.entity';
import type { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import type { WhistleTransition } from '../../domain/whistle/whistle-transition.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { whistleRules } from '../../use-cases/whistle/whistle-rule';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { GovEventConnection } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import {
  NamedResponderType,
  WhistleLeaderType,
  WhistleRatingType,
  WhistleRuleType,
  WhistleTaskType,
} from './whistle-parts.type';
import { WhistleResponseType } from './whistle-response.type';
import {
  eventsOf,
  ratingsOfWhistle,
  repeatsOf,
  responsesOfWhistle,
  stepsOfWhistle,
  tasksOfWhistle,
  whistleById,
} from './whistle.loader';
import { WhistleConnection, WhistleStepConnection, WhistleType } from './whistle.type';

@Resolver(() => WhistleType)
export class WhistleResolver {
  @Query(() => WhistleType, {
    nullable: true,
    description: 'A whistle by its key; null when there is none that the caller may see.',
  })
  whistle(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the whistle.' }) id: string,
  ): Promise<Whistle | null> {
    return whistleById(context, id);
  }

  @Query(() => [WhistleRuleType], {
    description: 'What holds for whistles of each kind: limits, objections, approval.',
  })
  whistleRules(@Ctx() { database }: GridContext): Promise<WhistleRule[]> {
    return whistleRules(database.manager);
  }

  @FieldResolver(() => AreaType, { description: 'Where to report.' })
  area(@Root() whistle: Whistle, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, whistle.areaCode);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who blew it (吹哨单位).' })
  initiator(@Root() whistle: Whistle): OrganizationType | null {
    return organizationOf(whistle.initiatorOrganizationId);
  }

  @FieldResolver(() => [NamedResponderType], { description: 'Whom the draft named, at most 20.' })
  named(@Root() { named }: Whistle): NamedResponderType[] {
    return named.map(({ organizationId, lead, mandatory }) => ({
      organization: organizationOf(organizationId),
      ...{ lead, mandatory },
    }));
  }

  @FieldResolver(() => [WhistleResponseType], {
    description: 'Whom it called, and what each did about it; none before it is blown.',
  })
  async responders(
    @Root() { id }: Whistle,
    @Ctx() context: GridContext,
  ): Promise<WhistleResponse[]> {
    return (await responsesOfWhistle(context, id)) ?? [];
  }

  @FieldResolver(() => WhistleResponseType, {
    nullable: true,
    description: 'Who leads (牵头单位).',
  })
  async leadResponder(
    @Root() { id }: Whistle,
    @Ctx() context: GridContext,
  ): Promise<WhistleResponse | null> {
    const responses = (await responsesOfWhistle(context, id)) ?? [];
    return responses.find(({ lead, state }) => lead && state !== 'EXCUSED') ?? null;
  }

  @FieldResolver(() => [WhistleLeaderType], {
    description: 'The two leaders of a tough whistle (双报告); none for others.',
  })
  leaders(@Root() whistle: Whistle): WhistleLeaderType[] {
    const { committeePost, headPost, committeeReportedAt, headReportedAt } = whistle;
    const leaders: WhistleLeaderType[] = [];
    if (committeePost !== null)
      leaders.push({
        side: 'STANDING_COMMITTEE',
        post: committeePost,
        reportedAt: committeeReportedAt,
      });
    if (headPost !== null)
      leaders.push({ side: 'VICE_DISTRICT_HEAD', post: headPost, reportedAt: headReportedAt });
    return leaders;
  }

  @FieldResolver(() => [WhistleTaskType], { description: 'What was agreed, in order.' })
  async tasks(@Root() { id }: Whistle, @Ctx() context: GridContext): Promise<WhistleTask[]> {
    return (await tasksOfWhistle(context, id)) ?? [];
  }

  @FieldResolver(() => [WhistleRatingType], { description: 'What both sides say of each other.' })
  async ratings(@Root() { id }: Whistle, @Ctx() context: GridContext): Promise<WhistleRating[]> {
    return (await ratingsOfWhistle(context, id)) ?? [];
  }

  @FieldResolver(() => GovEventConnection, {
    description: 'The events it comes from that the caller may see.',
  })
  events(
    @Root() { id }: Whistle,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return eventsOf(context, id, args);
  }

  @FieldResolver(() => WhistleType, { nullable: true, description: 'The closed one it repeats.' })
  repeatOf(
    @Root() { repeatOfId }: Whistle,
    @Ctx() context: GridContext,
  ): Promise<Whistle | null> | null {
    return repeatOfId === null ? null : whistleById(context, repeatOfId);
  }

  @FieldResolver(() => WhistleConnection, { description: 'Those that repeat it.' })
  repeats(
    @Root() { id }: Whistle,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Whistle>>> {
    return repeatsOf(context, id, args);
  }

  @FieldResolver(() => WhistleStepConnection, { description: 'All its steps in their order.' })
  history(
    @Root() { id }: Whistle,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<WhistleTransition>>> {
    return stepsOfWhistle(context, id, args);
  }
}
