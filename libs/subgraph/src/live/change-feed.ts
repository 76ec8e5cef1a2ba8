import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ClassType } from 'type-graphql';
import { Arg, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { SubgraphContext } from '../context';
import { LONGEST_PAGE } from '../lists/page.args';
import { refusalError } from '../problems/answer-refusals';
import { Authenticated } from '../schema/field-rule-decorators';
import type { FollowQuestion } from './follow-changes';
import { changesAfter, cursorOf, followChanges, shown, StreamEnd } from './follow-changes';
import { ChangePageType, ObjectChangeType } from './object-change.type';

const TYPES = 'The types to be told of; all when left out.';
const WITHIN = 'The area to be told of, with all inside it; your whole scope when left out.';

/**
 * The feed of what changes in a department, `<domain>Changes`: to be read by pages, and to be followed live.
 * `changeFeed('grid')` is a resolver class to mount; what is in the feed says `SubgraphDefinition.feed`.
 */
export function changeFeed(domain: string): ClassType {
  const name = `${domain}Changes`;

  @Resolver()
  class ChangeFeed {
    @Authenticated()
    @Query(() => ChangePageType, {
      name,
      nullable: true,
      description:
        'What changed in your scope after a place, in the order of commits; a change that is committed late is never ' +
        'skipped. Kept for seven days. Answers INVALID_CURSOR, CURSOR_EXPIRED, LIMIT_EXCEEDED. spec/coverage.md X-09.',
    })
    async changes(
      @Ctx() context: SubgraphContext,
      @Arg('after', () => String, {
        nullable: true,
        description: 'The cursor after which to go on.',
      })
      after: string | null,
      @Arg('first', () => Int, { defaultValue: 50, description: 'How many to read, at most 200.' })
      first: number,
      @Arg('types', () => [String], { nullable: true, description: TYPES })
      types: string[] | null,
      @Arg('within', () => ID, { nullable: true, description: WITHIN })
      within: string | null,
    ): Promise<Result<ChangePageType>> {
      if (first < 0 || first > LONGEST_PAGE)
        return refuse('LIMIT_EXCEEDED', {
          path: ['first'],
          field: 'first',
          given: first,
          limit: LONGEST_PAGE,
        });
      const page = await changesAfter(context, { after, types, within }, first);
      if (!page.ok) return page;
      const { changes, next, more } = page.value;
      return ok({ changes: changes.map(shown), next: cursorOf(next), more });
    }

    @Authenticated()
    @Subscription(() => ObjectChangeType, {
      name,
      nullable: true,
      subscribe: ({ args, context }) =>
        followChanges(context as SubgraphContext, args as FollowQuestion),
      description:
        'What changes in your scope, as it is committed: after a cursor nothing is missed, without one it begins now. ' +
        'Ends with your token, then UNAUTHENTICATED. Answers INVALID_CURSOR, CURSOR_EXPIRED. spec/coverage.md X-09.',
    })
    changed(
      @Root() change: ObjectChangeType | StreamEnd,
      @Ctx() context: SubgraphContext,
      @Arg('after', () => String, {
        nullable: true,
        description: 'The cursor after which to go on.',
      })
      _after: string | null,
      @Arg('types', () => [String], { nullable: true, description: TYPES })
      _types: string[] | null,
      @Arg('within', () => ID, { nullable: true, description: WITHIN })
      _within: string | null,
    ): ObjectChangeType {
      return unlessEnded(change, context);
    }
  }

  return ChangeFeed;
}

/** What a stream tells, or why it ends as a coded error. */
export function unlessEnded<T extends object>(told: T | StreamEnd, context: SubgraphContext): T {
  if (told instanceof StreamEnd) throw refusalError(told.refusal, context);
  return told;
}
