import {
  ALLOTMENT_STATES,
  INCIDENT_KINDS,
  MOMENT_KINDS,
  REPORT_FORMS,
  RESOURCE_KINDS,
  RESPONSE_LEVELS,
} from './emergency.codes';
import { INCIDENT_ACTIONS, INCIDENT_MACHINE, INCIDENT_STATES } from './incident.states';

/** What emergencies define as data. */
export const EMERGENCY_DEFINED = {
  machines: [INCIDENT_MACHINE],
  codeLists: [
    INCIDENT_KINDS,
    RESPONSE_LEVELS,
    RESOURCE_KINDS,
    REPORT_FORMS,
    ALLOTMENT_STATES,
    MOMENT_KINDS,
    INCIDENT_STATES,
    INCIDENT_ACTIONS,
  ],
} as const;
