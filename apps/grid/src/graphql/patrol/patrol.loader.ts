import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { PatrolPoint } from '../../domain/patrol/patrol-plan.entity';
import { PatrolPlan } from '../../domain/patrol/patrol-plan.entity';
import type { CheckIn, PatrolTransition } from '../../domain/patrol/patrol.entity';
import { Patrol } from '../../domain/patrol/patrol.entity';
import {
  checkInsOfWorker,
  findingsOfPatrol,
  historyOfPatrol,
  patrolsOfWorker,
  patrolsWithin,
  plansWithin,
  pointsOfPlans,
  visitsOfPatrols,
} from '../../use-cases/patrol/list-patrols';
import type { GridContext } from '../context';
import { today } from '../context';
import type { PatrolArgs, PatrolPlanArgs } from './patrol.input';

export const patrolById = batched<GridContext, Patrol>('Patrol', (context, ids) =>
  findByKeys(context.database.manager, Patrol, 'id', ids),
);
export const patrolPlanById = batched<GridContext, PatrolPlan>('PatrolPlan', (context, ids) =>
  findByKeys(context.database.manager, PatrolPlan, 'id', ids),
);
export const pointsOfPlan = batched<GridContext, PatrolPoint[]>(
  'PatrolPlan.points',
  (context, ids) => pointsOfPlans(context.database.manager, ids),
);
export const visitsOfPatrol = batched<GridContext, Set<string>>('Patrol.visits', (context, ids) =>
  visitsOfPatrols(context.database.manager, ids),
);
export const ownPatrols = listField<Patrol, PatrolArgs, GridContext>(
  'Query.myPatrols',
  ({ actor }, filter) => patrolsOfWorker(actor.subject, filter),
);
export const ownCheckIns = listField<CheckIn, PageArgs, GridContext>(
  'Query.myCheckIns',
  ({ actor }) => checkInsOfWorker(actor.subject),
);
export const patrolsOfGrid = listField<Patrol, PatrolArgs, GridContext>(
  'Grid.patrols',
  (_, filter) => patrolsWithin(filter),
);
export const plansOfGrid = listField<PatrolPlan, PatrolPlanArgs, GridContext>(
  'Grid.patrolPlans',
  (context, { past }) => plansWithin(past, today(context)),
);
export const stepsOfPatrol = listField<PatrolTransition, PageArgs, GridContext>(
  'Patrol.history',
  historyOfPatrol,
);
export const eventsOfPatrol = listField<GovEvent, PageArgs, GridContext>(
  'Patrol.findings',
  findingsOfPatrol,
);
