import { batched } from '@gezhi/subgraph';
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { EventSource } from '../../domain/event/event.codes';
import type { EventBoard } from '../../use-cases/event/event-board';
import type { LiveBoard } from '../../use-cases/event/live-board';
import { liveBoards } from '../../use-cases/event/live-board';
import type { GridContext } from '../context';
import { EventSourceEnum } from '../event/event.enums';
import { EventBoardType } from './event-board.type';

@ObjectType('EventSourceCount', { description: 'How many open events came by a source.' })
export class EventSourceCountType {
  @Field(() => EventSourceEnum, { description: 'The source.' })
  source!: EventSource;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('LiveBoard', {
  description: 'What goes on in an area now (实时看板), for its command centre.',
})
export class LiveBoardType {
  @Field(() => Int, { description: 'Open events that were raised to a higher level.' })
  escalated!: number;

  @Field(() => Int, { description: 'Open events under supervision.' })
  supervised!: number;

  @Field(() => Int, { description: 'Events reported since midnight.' })
  reportedToday!: number;

  @Field(() => Int, { description: 'Events closed since midnight.' })
  closedToday!: number;

  @Field(() => Int, { description: 'People on a shift now, by the roster.' })
  onDutyNow!: number;

  @Field(() => [EventSourceCountType], {
    description: 'Open events by source; sources without events are absent.',
  })
  bySource!: EventSourceCountType[];
}

const liveBoardOf = batched<GridContext, LiveBoard>('EventBoard.live', (context, codes) =>
  liveBoards(context.database.manager, codes, context.clock.now()),
);

@Resolver(() => EventBoardType)
export class LiveBoardResolver {
  @FieldResolver(() => LiveBoardType, {
    nullable: true,
    description: 'What goes on there now: intake, closings, what was raised, and who is on duty.',
  })
  live(@Root() { areaCode }: EventBoard, @Ctx() context: GridContext): Promise<LiveBoard | null> {
    return liveBoardOf(context, areaCode);
  }
}
