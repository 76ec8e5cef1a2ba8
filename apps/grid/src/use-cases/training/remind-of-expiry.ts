import { defineJob } from '@gezhi/jobs';
import type { Result } from '@gezhi/kernel';
import { addDays, localDateOf, ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { TRAINING_EXPIRES } from '../../domain/training/training.definitions';

/** How long before its last day somebody is reminded of a certificate; ours. */
const DAYS_BEFORE = 30;
const AT_ONCE = 500;

/** Reminds workers of certificates that end within 30 days and that nothing newer replaces; of each once. */
export async function remindOfExpiry({ clock, database }: UseCase): Promise<{ reminded: number }> {
  const total = { reminded: 0 };
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const some = await inTransaction(database, clock, (uow) =>
      uow.beyondSight(async (manager): Promise<Result<Ending[]>> => {
        const today = localDateOf(uow.now);
        const ending = await manager.query<Ending[]>(
          `SELECT t.id, t.worker_id AS "workerId", t.area_code AS "areaCode",
             to_char(t.valid_until, 'YYYY-MM-DD') AS "validUntil"
           FROM training_attendance t JOIN training_course c ON c.id = t.course_id
           JOIN grid_post h ON h.id = t.post_id
           WHERE t.id > $1::uuid AND t.valid_until BETWEEN $2::date AND $3::date
             AND h.kind = ANY (c.required_kinds) AND (h.to_date IS NULL OR h.to_date > $2::date)
             AND NOT EXISTS (SELECT FROM training_attendance n WHERE n.course_id = t.course_id
               AND n.worker_id = t.worker_id AND n.valid_until > t.valid_until)
           ORDER BY t.id LIMIT ${AT_ONCE}`,
          [after, today, addDays(today, DAYS_BEFORE)],
        );
        for (const { id, workerId, areaCode, validUntil } of ending)
          if (
            await notify(uow, TRAINING_EXPIRES, {
              to: { subject: workerId },
              about: { type: 'TrainingAttendance', id, areaCode },
              values: { validUntil },
              onceKey: id,
            })
          )
            total.reminded += 1;
        return ok(ending);
      }),
    );
    if (!some.ok) throw new Error(`Nobody can be reminded: ${some.refusal.code}`);
    const last = some.value.at(-1);
    if (!last || some.value.length < AT_ONCE) return total;
    after = last.id;
  }
}

interface Ending {
  readonly id: string;
  readonly workerId: string;
  readonly areaCode: string;
  readonly validUntil: string;
}

export const trainingReminders = defineJob({
  name: 'training-reminders',
  description: 'Reminds workers of certificates their posts need that end within 30 days.',
  schedule: '30 8 * * *',
  rows: 'WHOLE',
  run: remindOfExpiry,
});
