import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { DutyTask } from '../../domain/duty-task/duty-task.entity';
import { EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import type { ResourceAllotment } from '../../domain/emergency/emergency-resource.entity';
import { EmergencyResource } from '../../domain/emergency/emergency-resource.entity';
import { seesIncident } from '../../domain/emergency/emergency.rules';
import type {
  EmergencyIncidentTransition,
  SituationReport,
} from '../../domain/emergency/incident.entity';
import { EmergencyIncident } from '../../domain/emergency/incident.entity';
import type { IncidentMoment } from '../../use-cases/emergency/list-emergencies';
import {
  allotmentsOfIncident,
  historyOfIncident,
  incidentsWithin,
  plansOfArea,
  reportsOfIncident,
  resourcesWithin,
  tasksOfIncident,
  timelinesOf,
  whistlesOfIncidents,
} from '../../use-cases/emergency/list-emergencies';
import type { GridContext } from '../context';
import type { EmergencyPlanListArgs, EmergencyResourceListArgs } from './emergency-plan.input';
import type { IncidentListArgs } from './incident.input';

export const incidentById = batched<GridContext, EmergencyIncident>(
  'EmergencyIncident',
  async (context, ids) => {
    const found = await findByKeys(context.database.manager, EmergencyIncident, 'id', ids);
    return new Map([...found].filter(([, incident]) => seesIncident(context.actor, incident)));
  },
);
export const planById = batched<GridContext, EmergencyPlan>('EmergencyPlan', (context, ids) =>
  findByKeys(context.database.manager, EmergencyPlan, 'id', ids),
);
export const resourceById = batched<GridContext, EmergencyResource>(
  'EmergencyResource',
  (context, ids) => findByKeys(context.database.manager, EmergencyResource, 'id', ids),
);
export const timelineOf = batched<GridContext, IncidentMoment[]>(
  'EmergencyIncident.timeline',
  (context, ids) => timelinesOf(context.database.manager, ids),
);
export const whistlesOf = batched<GridContext, string[]>(
  'EmergencyIncident.whistles',
  (context, ids) => whistlesOfIncidents(context.database.manager, ids),
);
export const incidentsOfArea = listField<EmergencyIncident, IncidentListArgs, GridContext>(
  'Area.incidents',
  (_, args) => incidentsWithin(args),
);
export const plans = listField<EmergencyPlan, EmergencyPlanListArgs, GridContext>(
  'Area.emergencyPlans',
  (_, { everyVersion }) => plansOfArea(everyVersion),
);
export const resources = listField<EmergencyResource, EmergencyResourceListArgs, GridContext>(
  'Area.emergencyResources',
  (_, { kinds }) => resourcesWithin(kinds),
);
export const reports = listField<SituationReport, PageArgs, GridContext>(
  'EmergencyIncident.reports',
  reportsOfIncident,
);
export const allotments = listField<ResourceAllotment, PageArgs, GridContext>(
  'EmergencyIncident.allotments',
  allotmentsOfIncident,
);
export const incidentTasks = listField<DutyTask, PageArgs, GridContext>(
  'EmergencyIncident.tasks',
  tasksOfIncident,
);
export const stepsOfIncident = listField<EmergencyIncidentTransition, PageArgs, GridContext>(
  'EmergencyIncident.history',
  historyOfIncident,
);
