import type { FeedChange, FeedPage } from '@gezhi/messaging';
import { readFeed } from '@gezhi/messaging';
import type { Refusal, Result } from '@gezhi/kernel';
import { isAreaCode, ok, refusal, refuse } from '@gezhi/kernel';
import type { SubgraphContext } from '../context';
import { refusalError } from '../problems/answer-refusals';
import type { ObjectChangeType } from './object-change.type';

/** What somebody wants to be told of. */
export interface FollowQuestion {
  readonly after?: string | null;
  readonly types?: readonly string[] | null;
  readonly within?: string | null;
}

/** The last thing a stream says, when it ends by itself. */
export class StreamEnd {
  constructor(readonly refusal: Refusal) {}
}

const PLACE = /^\d{1,16}$/;
const PAGE = 100;

export function cursorOf(position: number): string {
  return Buffer.from(`change:${position}`).toString('base64url');
}

/** The place a cursor names: null for none. Answers INVALID_CURSOR. */
export function placeAfter(after: string | null | undefined): Result<number | null> {
  if (after === null || after === undefined) return ok(null);
  const [kind, position = ''] = Buffer.from(after, 'base64url').toString('utf8').split(':');
  if (kind !== 'change' || !PLACE.test(position))
    return refuse('INVALID_CURSOR', { path: ['after'] });
  return ok(Number(position));
}

export function shown(change: FeedChange): ObjectChangeType {
  const { position, ...rest } = change;
  return { ...rest, cursor: cursorOf(position) };
}

/**
 * One page of the feed as the caller may see it. Answers INVALID_CURSOR, and CURSOR_EXPIRED when changes after the
 * cursor were removed.
 */
export async function changesAfter(
  context: SubgraphContext,
  { after, types, within }: FollowQuestion,
  limit: number,
): Promise<Result<FeedPage>> {
  if (within !== null && within !== undefined && !isAreaCode(within))
    return refuse('INVALID_AREA_CODE', { path: ['within'], value: within.slice(0, 40) });
  const place = placeAfter(after);
  if (!place.ok) return place;
  const question = { after: place.value ?? 0, limit, types, within };
  const page = await readFeed(context.database.manager, question);
  if (place.value !== null && page.removedTo > place.value)
    return refuse('CURSOR_EXPIRED', { path: ['after'] });
  return ok(page);
}

/**
 * Tells changes as they are committed: those after the cursor, or from now on. Each is read from the feed under the
 * caller's own rights, a page at a time and only when the page before was taken: nothing is kept for a slow follower.
 * Ends with the caller's token, and when the follower was so slow that changes were removed before it read them.
 */
export function followChanges(
  context: SubgraphContext,
  question: FollowQuestion,
): AsyncIterableIterator<ObjectChangeType | StreamEnd> {
  const { live } = context;
  if (!live) throw refusalError(refusal('UNAUTHENTICATED'), context);
  const follower = live.news.follow();
  let isOver = false;
  const end = setTimeout(
    () => follower.stop(),
    live.until.getTime() - context.clock.now().getTime(),
  );

  async function* changes(): AsyncGenerator<ObjectChangeType | StreamEnd> {
    let after = question.after ?? null;
    try {
      while (!isOver) {
        if (context.clock.now() >= live!.until) {
          yield new StreamEnd(refusal('UNAUTHENTICATED'));
          return;
        }
        const isFirst = after === null;
        const page = await changesAfter(context, { ...question, after }, isFirst ? 0 : PAGE);
        // The place to begin from now on is the end of the feed: nothing is told of what was before.
        await context.database.endReading();
        if (!page.ok) {
          yield new StreamEnd(page.refusal);
          return;
        }
        for (const change of page.value.changes) {
          if (isOver) return;
          context.loaders.clear();
          yield shown(change);
        }
        after = cursorOf(page.value.next);
        if (!page.value.more) await follower.next();
      }
    } finally {
      clearTimeout(end);
      follower.stop();
      await context.database.endReading();
    }
  }

  return stoppable(changes(), () => {
    isOver = true;
    clearTimeout(end);
    follower.stop();
  });
}

/** A generator that waits cannot be told to end; this one is woken first. */
function stoppable<T>(generator: AsyncGenerator<T>, stop: () => void): AsyncIterableIterator<T> {
  return {
    next: () => generator.next(),
    return: async () => {
      stop();
      return generator.return(undefined);
    },
    throw: async (error: unknown) => {
      stop();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
