import type { KeyObject } from 'node:crypto';
import { CreateAuditTrail1763760000000 } from '@gezhi/audit';
import type { JobDefinition, RetentionPlan } from '@gezhi/jobs';
import { CreateRetention1763800000000, retentionJob } from '@gezhi/jobs';
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
  /** Looks up what clients were granted. Left out, the department shares nothing with them. */
  readonly openAccess?: OpenSharedAccess;
  /** What runs by itself, beside what every subgraph runs: see `jobsOf`. */
  readonly jobs?: readonly JobDefinition[];
  /** Ways in beside the graph: files, and what other systems speak. See `HttpRoute`. */
  readonly routes?: readonly HttpRoute[];
  /** What becomes of the personal data in its tables. The contract suite demands it of every department. */
  readonly retention?: RetentionPlan;
}

/** Everything that runs by itself in a subgraph. `signingKey` signs its audit trail. */
export function jobsOf(
  { jobs = [], retention, metrics }: Pick<SubgraphDefinition, 'jobs' | 'retention' | 'metrics'>,
  signingKey: KeyObject | null = null,
): readonly JobDefinition[] {
  const everybodys = retention === undefined ? [] : [retentionJob(retention)];
  const figures = metrics.rolled.length === 0 ? [] : [rollupJob(metrics)];
  return [...everybodys, ...figures, signHeadJob(signingKey), ...jobs];
}

/** The migrations of a department's database: its own, and those of the trail that every department keeps. */
export function migrationsOf({
  migrations,
}: Pick<SubgraphDefinition, 'migrations'>): MigrationClass[] {
  return [
    CreateAuditTrail1763760000000,
    CreateRetention1763800000000,
    CreateMetricRollups1764000300000,
    ...migrations,
  ];
}
