import { streamOf } from '@gezhi/engine';
import { admitOperation, prepareOperation } from '../http/execute-request';
import type { Asker, ExecuteOptions } from '../http/execute-request';
import type { GraphQLRequest } from '../http/graphql-request';
import { refusal, RefusedRequest } from '../http/refusal';
import { released } from '../http/released';
import { PartedResults } from './followed-result';
import type { FollowedResult } from './followed-result';
import type { StreamAllowance } from './stream-allowance';

export interface FollowOptions extends ExecuteOptions {
  readonly allowance: StreamAllowance;
  /** Longest time for all of an answer that is no subscription. */
  readonly milliseconds: number;
}

export interface Follower extends Asker {
  readonly signal: AbortSignal;
}

/** What a client follows; whoever reads it must end it. */
export interface Followed extends AsyncIterableIterator<FollowedResult> {
  /** One answer, at the end of its deadline at the latest: nobody who waits for it is sent away. */
  readonly isOneAnswer?: true;
}

/**
 * Begins to follow a subscription, under the same limits and rules as any operation; throws RefusedRequest. What is
 * not a subscription is executed where it comes in parts, or the client can take a stream of one.
 */
export async function followOperation(
  asked: GraphQLRequest,
  follower: Follower,
  options: FollowOptions,
  takesOthers: boolean,
): Promise<Followed> {
  try {
    return await begin(asked, follower, options, takesOthers);
  } catch (error) {
    options.watch?.notFollowed(error);
    throw error;
  }
}

async function begin(
  asked: GraphQLRequest,
  follower: Follower,
  options: FollowOptions,
  takesOthers: boolean,
): Promise<Followed> {
  const { caller, address, signal } = follower;
  const sent = { ...asked, changesNothing: false };
  const { operation, served } = await admitOperation(follower, sent, options);
  const leave = once(() => served.leave());
  try {
    if (operation.type !== 'subscription') {
      if (!takesOthers && !operation.mayDefer)
        throw new RefusedRequest(refusal('ONLY_SUBSCRIPTIONS_LIVE'));
      if (asked.changesNothing && operation.type !== 'query')
        throw new RefusedRequest(refusal('ONLY_QUERIES_BY_GET', {}, 405), { allow: 'POST' });
      const prepared = await prepareOperation(operation, caller);
      const limited = AbortSignal.any([signal, AbortSignal.timeout(options.milliseconds)]);
      if (operation.mayDefer && prepared.executeInParts) {
        const answer = await prepared.executeInParts(asked.variables, caller, limited);
        options.watch?.followed(operation, follower.headers);
        return oneAnswer(released(new PartedResults(answer), leave));
      }
      const answer = await prepared.execute(asked.variables, caller, limited);
      options.watch?.followed(operation, follower.headers);
      leave();
      return oneAnswer(streamOf(answer));
    }
    const prepared = await prepareOperation(operation, caller);
    const release = options.allowance.take(caller.actor, address);
    if (typeof release === 'number')
      throw new RefusedRequest(refusal('TOO_MANY_SUBSCRIPTIONS', { limit: release }, 429));
    const stream = prepared.subscribe?.(asked.variables, caller, signal);
    if (stream === undefined) {
      release();
      throw new RefusedRequest(refusal('SUBSCRIPTION_NOT_SERVED'));
    }
    const end = () => {
      release();
      leave();
    };
    const { watch } = options;
    watch?.followed(operation, follower.headers);
    return released(stream, end, watch && (() => watch.eventPassed()));
  } catch (error) {
    leave();
    throw error;
  }
}

function oneAnswer(stream: AsyncIterableIterator<FollowedResult>): Followed {
  return Object.assign(stream, { isOneAnswer: true } as const);
}

/** What ends is left once, however often it is told to end. */
function once(leave: () => void): () => void {
  let isLeft = false;
  return () => {
    if (isLeft) return;
    isLeft = true;
    leave();
  };
}
