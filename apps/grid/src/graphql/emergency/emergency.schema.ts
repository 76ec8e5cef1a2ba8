import {
  EmergenciesOfArea,
  EmergencyPlanResolver,
  EmergencyPlanRoleResolver,
  EmergencyResourceResolver,
  ResourceAllotmentResolver,
} from './emergencies-of.resolver';
import { incidentById } from './emergency.loader';
import { IncidentDispatch } from './incident-dispatch.resolver';
import { IncidentSteps } from './incident-steps.resolver';
import {
  IncidentImprovementResolver,
  IncidentResolver,
  SituationReportResolver,
} from './incident.resolver';
import { KeepReady } from './keep-ready.resolver';

export const EMERGENCY_RESOLVERS = [
  IncidentResolver,
  IncidentSteps,
  IncidentDispatch,
  IncidentImprovementResolver,
  SituationReportResolver,
  EmergenciesOfArea,
  EmergencyPlanResolver,
  EmergencyPlanRoleResolver,
  EmergencyResourceResolver,
  ResourceAllotmentResolver,
  KeepReady,
] as const;

export const EMERGENCY_REFERENCES = {
  EmergencyIncident: { key: 'id', load: incidentById },
} as const;
