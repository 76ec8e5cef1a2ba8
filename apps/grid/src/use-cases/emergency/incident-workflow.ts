import type { Result } from '@gezhi/kernel';
import { withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { EMERGENCY_PERMISSIONS } from '../../domain/emergency/emergency.permissions';
import { seesIncident } from '../../domain/emergency/emergency.rules';
import {
  EmergencyIncident,
  EmergencyIncidentTransition,
} from '../../domain/emergency/incident.entity';
import type { IncidentAction, IncidentState } from '../../domain/emergency/incident.states';
import { INCIDENT_MACHINE } from '../../domain/emergency/incident.states';

export const INCIDENT_WORKFLOW: Workflow<
  EmergencyIncident,
  IncidentState,
  IncidentAction,
  EmergencyIncidentTransition
> = {
  name: 'incident',
  entity: EmergencyIncident,
  machine: INCIDENT_MACHINE,
  permissions: EMERGENCY_PERMISSIONS,
  history: EmergencyIncidentTransition,
  historyKey: 'incidentId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: (incident, actor) => seesIncident(actor, incident),
};

/** One step of an incident. Texts that stay with it are kept free of personal data. */
export async function takeIncidentStep(
  useCase: UseCase,
  action: IncidentAction,
  input: StepInput,
  change?: Change<EmergencyIncident>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<EmergencyIncident>> {
  const clean = withoutPersonalData(texts);
  return clean.ok ? takeStep(useCase, INCIDENT_WORKFLOW, action, input, change) : clean;
}

/** What a notification about an incident hangs on. */
export function aboutIncident({ id, areaCode }: Pick<EmergencyIncident, 'id' | 'areaCode'>) {
  return { type: 'EmergencyIncident', id, areaCode };
}
