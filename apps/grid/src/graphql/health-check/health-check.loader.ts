import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type {
  HealthAnswer,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
} from '../../domain/health-check/health-check.entity';
import { HealthCheck } from '../../domain/health-check/health-check.entity';
import { seesCheck } from '../../domain/health-check/health-check.rules';
import type { HealthIndicator } from '../../domain/health-check/indicator-set.entity';
import { IndicatorSet } from '../../domain/health-check/indicator-set.entity';
import type {
  HealthCheckFilter,
  HealthLedgerFilter,
} from '../../use-cases/health-check/list-checks';
import {
  answersOfCheck,
  checksWithin,
  endsOfFindings,
  findingsOfCheck,
  historyOfCheck,
  indicatorsOfSet,
  ledgerWithin,
  setsOfArea,
} from '../../use-cases/health-check/list-checks';
import type { GridContext } from '../context';

export const healthCheckById = batched<GridContext, HealthCheck>(
  'HealthCheck',
  async (context, ids) => {
    const found = await findByKeys(context.database.manager, HealthCheck, 'id', ids);
    return new Map([...found].filter(([, check]) => seesCheck(context.actor, check)));
  },
);
export const indicatorSetById = batched<GridContext, IndicatorSet>(
  'HealthIndicatorSet',
  (context, ids) => findByKeys(context.database.manager, IndicatorSet, 'id', ids),
);
export const endOfFinding = batched<GridContext, Date>('HealthFinding.endedAt', (context, ids) =>
  endsOfFindings(context.database.manager, ids),
);
export const healthChecksOfArea = listField<
  HealthCheck,
  PageArgs & { filter?: HealthCheckFilter | null },
  GridContext
>('Area.healthChecks', (_context, { filter }) => checksWithin(filter ?? {}));
export const healthLedgerOfArea = listField<
  HealthLedgerLine,
  PageArgs & HealthLedgerFilter,
  GridContext
>('Area.healthLedger', (_context, args) => ledgerWithin(args));
export const indicatorSetsOfArea = listField<IndicatorSet, PageArgs, GridContext>(
  'Area.healthIndicatorSets',
  setsOfArea,
);
export const indicatorsOfHealthSet = listField<HealthIndicator, PageArgs, GridContext>(
  'HealthIndicatorSet.indicators',
  indicatorsOfSet,
);
export const answersOfHealthCheck = listField<HealthAnswer, PageArgs, GridContext>(
  'HealthCheck.answers',
  answersOfCheck,
);
export const findingsOfHealthCheck = listField<HealthFinding, PageArgs, GridContext>(
  'HealthCheck.findings',
  findingsOfCheck,
);
export const historyOfHealthCheck = listField<HealthCheckTransition, PageArgs, GridContext>(
  'HealthCheck.history',
  historyOfCheck,
);
