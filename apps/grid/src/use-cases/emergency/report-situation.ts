import type { Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { ReportForm } from '../../domain/emergency/emergency.codes';
import { noteFirstReport } from '../../domain/emergency/emergency.rules';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { SituationReport } from '../../domain/emergency/incident.entity';
import { takeIncidentStep } from './incident-workflow';

export interface ReportSituationInput extends StepInput {
  readonly form: ReportForm;
  readonly text: string;
  readonly dead?: number | null;
  readonly missing?: number | null;
  readonly injured?: number | null;
  readonly evacuated?: number | null;
}

/** Notes what was reported upwards and when (信息报告): of people counts alone. */
export function reportSituation(
  useCase: UseCase,
  input: ReportSituationInput,
): Promise<Result<EmergencyIncident>> {
  const { form, text } = input;
  const report = async (incident: EmergencyIncident, uow: UnitOfWork): Promise<Result<void>> => {
    // The incident is locked: nobody else counts at the same time.
    const before = await uow.manager.countBy(SituationReport, { incidentId: incident.id });
    await uow.manager.insert(SituationReport, {
      ...{ id: newId(uow.now), incidentId: incident.id, sequence: before + 1, form, text },
      ...{ dead: input.dead ?? null, missing: input.missing ?? null },
      ...{ injured: input.injured ?? null, evacuated: input.evacuated ?? null },
      reportedAt: uow.now,
      late: noteFirstReport(incident, form, uow.now),
    });
    return ok();
  };
  return takeIncidentStep(useCase, 'report', input, report, { text });
}
