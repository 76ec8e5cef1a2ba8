import { feedChanges, tellChanges } from '@gezhi/messaging';
import type { Witness } from '@gezhi/persistence';
import type { SubgraphDefinition } from '../manifest';

/**
 * A witness that also tells what a transaction changed: to the other departments by messages, to those who follow it
 * live by the feed. Both are written with the change, before it is recorded: recording comes last.
 */
export function telling(
  { publishes = [], feed = [] }: Pick<SubgraphDefinition, 'publishes' | 'feed'>,
  witness: Witness,
): Witness {
  if (publishes.length === 0 && feed.length === 0) return witness;
  return {
    async beforeCommit(uow) {
      await tellChanges(uow, publishes);
      await feedChanges(uow, feed);
      await witness.beforeCommit(uow);
    },
    afterRefusal: (refusal) => witness.afterRefusal(refusal),
  };
}

/** A look that found nothing to change is no fact about anybody: jobs look every minute, and readers of messages too. */
export function recordingChanges(witness: Witness): Witness {
  return {
    beforeCommit: (uow) =>
      uow.changes.length === 0 ? Promise.resolve() : witness.beforeCommit(uow),
    afterRefusal: (refusal) => witness.afterRefusal(refusal),
  };
}
