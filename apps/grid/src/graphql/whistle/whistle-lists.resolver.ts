import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, PageArgs } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import type { EventBoard } from '../../use-cases/event/event-board';
import { AreaType } from '../area/area.type';
import { EventBoardType } from '../area/event-board.type';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { OrganizationType } from '../organization/organization.type';
import { WhistleResponseConnection } from './whistle-response.type';
import { WhistleListArgs, WhistleResponseListArgs } from './whistle.args';
import { responsesOf, waitingOfArea, whistlesOfArea, whistlesOfGovEvent } from './whistle.loader';
import { WhistleConnection } from './whistle.type';

@Resolver(() => AreaType)
export class AreaWhistlesResolver {
  @Authenticated()
  @FieldResolver(() => WhistleConnection, {
    nullable: true,
    description: 'The whistles here and below that the caller may see, the newest first.',
  })
  whistles(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => WhistleListArgs) args: WhistleListArgs,
  ): Promise<Result<ConnectionValue<Whistle>>> {
    return whistlesOfArea(context, code, args);
  }
}

@Resolver(() => EventBoardType)
export class BoardWhistlesResolver {
  @FieldResolver(() => Int, {
    description: 'How many whistles here and below wait for somebody to report.',
  })
  async whistlesWaiting(
    @Root() { areaCode }: EventBoard,
    @Ctx() context: GridContext,
  ): Promise<number> {
    return (await waitingOfArea(context, areaCode)) ?? 0;
  }
}

@Resolver(() => GovEventType)
export class EventWhistlesResolver {
  @FieldResolver(() => WhistleConnection, {
    description: 'The whistles blown about it that the caller may see.',
  })
  whistles(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Whistle>>> {
    return whistlesOfGovEvent(context, id, args);
  }
}

@Resolver(() => OrganizationType)
export class OrganizationWhistlesResolver {
  @Authenticated()
  @FieldResolver(() => WhistleResponseConnection, {
    nullable: true,
    description: 'The whistles it was called to, as far as the caller may see, the newest first.',
  })
  whistleResponses(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => WhistleResponseListArgs) args: WhistleResponseListArgs,
  ): Promise<Result<ConnectionValue<WhistleResponse>>> {
    return responsesOf(context, id, args);
  }
}
