import type { Database } from '@gezhi/persistence';
import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';

/** What a use case needs besides its input: who asks, what time it is, and the database of its owner. */
export interface UseCase {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly database: Database;
}
