import type { FollowQuestion, ObjectChangeType, StreamEnd } from '@gezhi/subgraph';
import { Authenticated, changeFeed, followChanges, unlessEnded } from '@gezhi/subgraph';
import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { EventChangeType } from './live.type';

/** `gridChanges`, to be read and to be followed. */
export const GridChanges = changeFeed('grid');

@Resolver()
export class LiveResolver {
  @Authenticated()
  @Subscription(() => EventChangeType, {
    nullable: true,
    subscribe: ({ args, context }) =>
      followChanges(context as GridContext, { ...(args as FollowQuestion), types: ['GovEvent'] }),
    description:
      'Events in your scope as they are reported and change, each with what it is by now. Ends with your token, then ' +
      'UNAUTHENTICATED. Answers INVALID_CURSOR, CURSOR_EXPIRED. spec/coverage.md X-09.',
  })
  async eventChanged(
    @Root() change: ObjectChangeType | StreamEnd,
    @Ctx() context: GridContext,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    _after: string | null,
    @Arg('within', () => ID, {
      nullable: true,
      description: 'The area to be told of, with all inside it; your whole scope when left out.',
    })
    _within: string | null,
  ): Promise<EventChangeType> {
    const { cursor, at, action, from, to, id } = unlessEnded(change, context);
    return { cursor, at, action, from, to, event: await eventById(context, id) };
  }
}
