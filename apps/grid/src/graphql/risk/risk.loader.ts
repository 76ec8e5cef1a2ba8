import { localDateOf } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { RiskMeasure, RiskReview, RiskTransition } from '../../domain/risk/risk.entity';
import { Risk } from '../../domain/risk/risk.entity';
import { seesRisk } from '../../domain/risk/risk.rules';
import type { RiskCount, RiskFilter } from '../../use-cases/risk/list-risks';
import {
  historyOfRisk,
  measuresOfRisk,
  reviewsOfRisk,
  riskBoards,
  risksFoundIn,
  risksOfOwner,
  risksWithin,
  tasksOfRisks,
} from '../../use-cases/risk/list-risks';
import type { GridContext } from '../context';

type Filtered = PageArgs & { filter?: RiskFilter | null };

export const riskById = batched<GridContext, Risk>('Risk', async (context, ids) => {
  const found = await findByKeys(context.database.manager, Risk, 'id', ids);
  return new Map([...found].filter(([, risk]) => seesRisk(context.actor, risk)));
});
export const riskFoundIn = batched<GridContext, Risk>('Risk of source', (context, ids) =>
  risksFoundIn(context.database.manager, ids),
);
export const tasksOfRisk = batched<GridContext, string[]>('Risk.events', (context, ids) =>
  tasksOfRisks(context.database.manager, ids),
);
export const riskBoard = batched<GridContext, RiskCount[]>('EventBoard.risks', (context, codes) =>
  riskBoards(context.database.manager, codes, localDateOf(context.clock.now())),
);
export const risksOfArea = listField<Risk, Filtered, GridContext>('Area.risks', (_, { filter }) =>
  risksWithin(filter ?? {}),
);
export const risksOfOrganization = listField<Risk, Filtered, GridContext>(
  'Organization.risks',
  (_, { filter }) => risksOfOwner(filter ?? {}),
);
export const measures = listField<RiskMeasure, PageArgs, GridContext>(
  'Risk.measures',
  measuresOfRisk,
);
export const reviews = listField<RiskReview, PageArgs, GridContext>('Risk.reviews', reviewsOfRisk);
export const stepsOfRisk = listField<RiskTransition, PageArgs, GridContext>(
  'Risk.history',
  historyOfRisk,
);
