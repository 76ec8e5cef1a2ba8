import type { RequestAudit } from '@gezhi/audit';
import type { Actor } from '@gezhi/identity';
import type { Clock, Language, ProblemCatalogue } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import type DataLoader from 'dataloader';
import type { FeedNews } from './live/feed-news';
import type { SharedAccess } from './sharing/shared-access';

/** What one request carries through the resolvers of a subgraph. */
export interface SubgraphContext {
  /** Who the gateway vouches for. */
  readonly actor: Actor;
  readonly language: Language;
  readonly clock: Clock;
  /** The department's database as this caller may use it. */
  readonly database: Database;
  /** What the request leaves in the audit trail: sensitive reads are noted here, changes note themselves. */
  readonly audit: RequestAudit;
  /** What a client that reads by grant was granted; null for everybody else, who reads by role and area. */
  readonly access: SharedAccess | null;
  readonly problems: ProblemCatalogue;
  /** How changes are followed; in a subscription alone. */
  readonly live?: {
    readonly news: FeedNews;
    /** When the caller's token ends. */
    readonly until: Date;
  };
  /** What this department has beside what all have: see `SubgraphDefinition.means`. */
  readonly means: Readonly<Record<string, unknown>>;
  /** Loaders made in this request, by field and arguments. */
  readonly loaders: Map<string, DataLoader<string, unknown>>;
}
