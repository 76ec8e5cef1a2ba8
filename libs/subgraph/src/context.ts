import type { Actor } from '@gezhi/identity';
import type { Clock, Language, ProblemCatalogue } from '@gezhi/kernel';
import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** What one request carries through the resolvers of a subgraph. */
export interface SubgraphContext {
  /** Who the gateway vouches for. */
  readonly actor: Actor;
  readonly language: Language;
  readonly clock: Clock;
  readonly dataSource: DataSource;
  readonly problems: ProblemCatalogue;
  /** Loaders made in this request, by field and arguments. */
  readonly loaders: Map<string, DataLoader<string, unknown>>;
}
