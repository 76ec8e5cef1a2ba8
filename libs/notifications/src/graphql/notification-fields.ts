import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue, SubgraphContext } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult } from '@gezhi/subgraph';
import type { ClassType } from 'type-graphql';
import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { ReadMarks } from '../inbox/mark-read';
import { markRead } from '../inbox/mark-read';
import { countUnread, MOST_UNREAD, myNotifications } from '../inbox/my-notifications';
import type { NotificationKind } from '../notification';
import type { Notification } from '../notification.entity';
import { MarkNotificationsReadInput, MyNotificationsArgs } from './notification.inputs';
import { NotificationConnection, ReadMarksType } from './notification.types';
import { notificationView, viewed } from './notification.views';

export interface NotificationFieldsOptions {
  readonly kinds: readonly NotificationKind[];
}

const MarkResult = mutationResult(
  'MarkNotificationsReadResult',
  'NotificationReadMarks',
  () => ReadMarksType,
);

/** What people read of what they are told, as a resolver class to mount. */
export function notificationFields({ kinds }: NotificationFieldsOptions): ClassType {
  const list = listField<Notification, MyNotificationsArgs>(
    'Query.myNotifications',
    ({ actor }, args) => myNotifications(actor, args),
  );

  @Resolver()
  class NotificationFields {
    @Authenticated()
    @Query(() => NotificationConnection, {
      nullable: true,
      description:
        'What the caller is told (我的通知), the newest first: for its organisation, for its roles in its areas, or ' +
        'for itself. Kept for a year; what an account is told of a matter, for a year after the matter ended.',
    })
    async myNotifications(
      @Ctx() context: SubgraphContext,
      @Args(() => MyNotificationsArgs) args: MyNotificationsArgs,
    ): Promise<Result<ConnectionValue<object>>> {
      const page = await list(context, '', args);
      if (!page.ok) return page;
      return ok(viewed(page.value, (each) => notificationView(each, kinds, context)));
    }

    @Authenticated()
    @Query(() => Int, {
      nullable: true,
      description: `How many of them the caller has not read (未读数); ${MOST_UNREAD} means that many or more.`,
    })
    unreadNotificationCount(@Ctx() { database, actor }: SubgraphContext): Promise<number> {
      return countUnread(database, actor);
    }

    @Authenticated()
    @Mutation(() => MarkResult, {
      description:
        'Marks notifications as read by the caller (标记已读), and by nobody else it is told with. Roles: everybody who ' +
        'has signed in, for what they are told.',
    })
    markNotificationsRead(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
    ): Promise<Result<ReadMarks>> {
      return markRead(context, input);
    }
  }

  return NotificationFields;
}
