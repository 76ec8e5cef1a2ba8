import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { DataSource } from 'typeorm';

/** What a use case needs besides its input: who asks, the time, and the database of this subgraph. */
export interface UseCase {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly dataSource: DataSource;
}
