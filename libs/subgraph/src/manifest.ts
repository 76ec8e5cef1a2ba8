import type { KeyObject } from 'node:crypto';
import { CreateAuditTrail1763760000000 } from '@gezhi/audit';
import type { JobDefinition, RetentionPlan } from '@gezhi/jobs';
import { CreateRetention1763800000000, retentionJob } from '@gezhi/jobs';
import type { Consumption, FeedSource, Publication, ReferenceCopy } from '@gezhi/messaging';
import {
  copyAnswers,
  copyConsumptions,
  CreateChangeFeed1764001100000,
  CreateMessaging1764001000000,
  CreateReferenceCopies1764001200000,
  FEED_RETENTION,
  messageRetentionJob,
  retryMessagesJob,
} from '@gezhi/messaging';
import type { EntityClass, MigrationClass, UnitOfWork } from '@gezhi/persistence';
import { signHeadJob } from './audit/sign-head.job';
import type { DomainDefinitions } from './catalogue/domain-catalogue';
import type { HttpRoute } from './http/http-route';
import { CreateMetricRollups1764000300000 } from './metrics/rollup/create-metric-rollups.migration';
import { rollupJob } from './metrics/rollup/rollup.job';
import type { BuiltSubgraph } from './schema/build-subgraph';
import type { OpenSharedAccess } from './sharing/shared-access';

/** Everything one department's subgraph is, for the process that serves it and the tools that print and check it. */
export interface SubgraphDefinition extends DomainDefinitions {
  /** As in the supergraph and in environment variables: `grid`, `party-building`, … */
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Builds the schema; called once per process. */
  readonly buildSchema: () => BuiltSubgraph;
  /** Writes the lists every installation needs; runs after migrations and may run again at any time. */
  readonly seedReference: (uow: UnitOfWork) => Promise<void>;
  /** What its resolvers need of this process, such as a file store; found in their context under the same names. */
  readonly means?: Readonly<Record<string, unknown>>;
  /** Looks up what clients were granted. Left out, the department shares nothing with them. */
  readonly openAccess?: OpenSharedAccess;
  /** What runs by itself, beside what every subgraph runs: see `jobsOf`. */
  readonly jobs?: readonly JobDefinition[];
  /** Ways in beside the graph: files, and what other systems speak. See `HttpRoute`. */
  readonly routes?: readonly HttpRoute[];
  /** What becomes of the personal data in its tables. The contract suite demands it of every department. */
  readonly retention?: RetentionPlan;
  /** The objects it tells the other departments about, whenever they change. */
  readonly publishes?: readonly Publication[];
  /** The lists of others that it keeps copies of, to know what inputs name. */
  readonly copies?: readonly ReferenceCopy[];
  /** What else it does with messages of others. */
  readonly consumes?: readonly Consumption[];
  /** The objects whose changes can be followed live, each in its scope. */
  readonly feed?: readonly FeedSource[];
}

/** Everything that runs by itself in a subgraph. `signingKey` signs its audit trail. */
export function jobsOf(
  definition: SubgraphDefinition,
  signingKey: KeyObject | null = null,
): readonly JobDefinition[] {
  const { jobs = [], retention, metrics, feed = [] } = definition;
  const everybodys = retention === undefined ? [] : [retentionJob(retention)];
  const figures = metrics.rolled.length === 0 ? [] : [rollupJob(metrics)];
  const messages = [
    messageRetentionJob(feed.length > 0 ? FEED_RETENTION : {}),
    retryMessagesJob(consumptionsOf(definition)),
  ];
  return [...everybodys, ...figures, signHeadJob(signingKey), ...messages, ...jobs];
}

/** Everything a department does with what others tell. */
export function consumptionsOf({
  name,
  publishes = [],
  copies = [],
  consumes = [],
}: Pick<SubgraphDefinition, 'name' | 'publishes' | 'copies' | 'consumes'>): readonly Consumption[] {
  return [...copyConsumptions(copies), ...copyAnswers(name, publishes), ...consumes];
}

/** The tables of a department's database that are read as objects: its own, and its copies of others' lists. */
export function entitiesOf({
  entities,
  copies = [],
}: Pick<SubgraphDefinition, 'entities' | 'copies'>): readonly EntityClass[] {
  return [...entities, ...copies.map(({ entity }) => entity)];
}

/** The migrations of a department's database: its own, and those of what every department keeps. */
export function migrationsOf({
  migrations,
  copies = [],
  feed = [],
}: Pick<SubgraphDefinition, 'migrations' | 'copies' | 'feed'>): MigrationClass[] {
  return [
    CreateAuditTrail1763760000000,
    CreateRetention1763800000000,
    CreateMetricRollups1764000300000,
    CreateMessaging1764001000000,
    CreateReferenceCopies1764001200000,
    ...copies.map(({ migration }) => migration),
    ...(feed.length > 0 ? [CreateChangeFeed1764001100000] : []),
    ...migrations,
  ];
}
