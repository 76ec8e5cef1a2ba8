import { defineJob } from '@gezhi/jobs';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notifyAll } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { INCIDENT_REPORT_LATE } from '../../domain/emergency/emergency.notifications';
import { wallClock } from '../../domain/wall-clock';
import { aboutIncident } from './incident-workflow';

const AT_ONCE = 200;
const FORMS = [
  { form: 'ORAL', name: 'oral' },
  { form: 'WRITTEN', name: 'written' },
] as const;

interface Late {
  readonly id: string;
  readonly number: string;
  readonly areaCode: string;
  readonly dueAt: Date;
}

/** Tells the command centre of the district of first reports that did not come in time, once each; answers how many. */
export async function tellLateReports({
  clock,
  database,
}: Pick<UseCase, 'clock' | 'database'>): Promise<number> {
  let total = 0;
  for (const each of FORMS)
    for (;;) {
      const told = await inTransaction(database, clock, (uow) => tell(uow, each));
      if (!told.ok) throw new Error(`Nobody can be told: ${told.refusal.code}`);
      total += told.value;
      if (told.value < AT_ONCE) break;
    }
  return total;
}

async function tell(
  uow: UnitOfWork,
  { form, name }: (typeof FORMS)[number],
): Promise<Result<number>> {
  const late = await uow.manager.query<Late[]>(
    `WITH late AS (SELECT id FROM emergency_incident WHERE ended_at IS NULL AND NOT ${name}_late_told
        AND ${name}_at IS NULL AND ${name}_due_at < $1 ORDER BY ${name}_due_at LIMIT $2 FOR UPDATE SKIP LOCKED),
      told AS (UPDATE emergency_incident i SET ${name}_late_told = true FROM late WHERE i.id = late.id RETURNING i.*)
    SELECT id, number, area_code AS "areaCode", ${name}_due_at AS "dueAt" FROM told`,
    [uow.now, AT_ONCE],
  );
  await notifyAll(
    uow,
    late.map(({ id, number, areaCode, dueAt }) => ({
      kind: INCIDENT_REPORT_LATE,
      draft: {
        to: { areaCode: areaCode.slice(0, 6), roles: ['DISTRICT_COMMAND'] },
        about: aboutIncident({ id, areaCode }),
        values: { number, form, dueAt: wallClock(new Date(dueAt)) },
      },
    })),
  );
  return ok(late.length);
}

export const lateSituationReports = defineJob({
  name: 'late-situation-reports',
  description: 'Tells districts of emergencies that were not reported within the limit.',
  schedule: '* * * * *',
  rows: 'WHOLE',
  run: async (context) => ({ late: await tellLateReports(context) }),
});
