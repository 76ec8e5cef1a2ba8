import type { Result } from '@gezhi/kernel';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, newId, ok, startOfDay } from '@gezhi/kernel';
import { defineJob } from '@gezhi/jobs';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import type { PatrolFrequency } from '../../domain/patrol/patrol.codes';
import { PATROL_FREQUENCIES } from '../../domain/patrol/patrol.codes';
import { Patrol } from '../../domain/patrol/patrol.entity';
import { PATROL_MISSED } from '../../domain/patrol/patrol.notifications';
import { goesOn, OFFLINE_HOURS } from '../../domain/patrol/patrol.rules';
import { workCalendar } from '../calendar/work-calendar';
import { PATROL_WORKFLOW } from './patrol-workflow';

const AT_ONCE = 500;
/** How far ahead patrols are made: today and tomorrow, so that everybody sees what the next day asks. */
const DAYS_AHEAD = 1;
/** Whoever makes a patrol of a plan: nobody. */
const SYSTEM = 'system:patrols';

/** Makes the patrols of a day that are not there yet, of one plan or all; answers how many. Twice makes none twice. */
export async function makePatrols(
  uow: UnitOfWork,
  day: LocalDate,
  planId: string | null = null,
): Promise<number> {
  const calendar = await workCalendar(uow);
  const frequencies = PATROL_FREQUENCIES.codes.filter((each: PatrolFrequency) =>
    goesOn(each, day, calendar),
  );
  if (frequencies.length === 0) return 0;
  return uow.beyondSight(async (manager) => {
    const due = await manager.query<Due[]>(
      `SELECT n.id AS "planId", n.area_code AS "areaCode", h.id AS "postId", h.worker_id AS "workerId",
         (SELECT count(*)::int FROM patrol_point t WHERE t.plan_id = n.id) AS "pointCount"
       FROM patrol_plan n JOIN grid_post h ON h.id = n.post_id JOIN area a ON a.code = n.area_code
       WHERE n.frequency = ANY ($1) AND n.from_date <= $2::date AND (n.to_date IS NULL OR n.to_date > $2::date)
         AND h.from_date <= $2::date AND (h.to_date IS NULL OR h.to_date > $2::date)
         AND (a.valid_to IS NULL OR a.valid_to > $2::date) AND ($3::uuid IS NULL OR n.id = $3)
         AND NOT EXISTS (SELECT FROM patrol r WHERE r.plan_id = n.id AND r.planned_on = $2::date)
       ORDER BY n.id LIMIT ${AT_ONCE}`,
      [frequencies, day, planId],
    );
    const rows = due.map((each) => ({
      ...created(uow.now),
      ...{ ...each, id: newId(uow.now), plannedOn: day, state: 'PLANNED' as const },
      ...{ startedAt: null, finishedAt: null, excuse: null, visitedCount: 0, findingCount: 0 },
    }));
    if (rows.length === 0) return 0;
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(Patrol)
      .values(rows)
      .orIgnore()
      .returning('id')
      .execute();
    const made = new Set((raw as { id: string }[]).map(({ id }) => id));
    const fresh = rows.filter(({ id }) => made.has(id));
    await noteMade(uow, fresh);
    return fresh.length;
  });
}

interface Due {
  readonly planId: string;
  readonly areaCode: string;
  readonly postId: string;
  readonly workerId: string;
  readonly pointCount: number;
}

async function noteMade(
  uow: UnitOfWork,
  patrols: readonly { readonly id: string; readonly areaCode: string }[],
): Promise<void> {
  await uow.manager.insert(
    PATROL_WORKFLOW.history,
    patrols.map(({ id }) => ({
      ...{ id: newId(uow.now), patrolId: id, action: 'plan', fromState: null, toState: 'PLANNED' },
      ...{ actorSubject: SYSTEM, actorOrganizationId: null, note: null, occurredAt: uow.now },
    })),
  );
  for (const { id, areaCode } of patrols)
    uow.changes.push({ type: 'Patrol', id, action: 'plan', to: 'PLANNED', areaCode });
}

/**
 * Makes the patrols of today and tomorrow; and 72 hours after their day, when nothing can come in any more, notes
 * those nobody began as not made and ends those nobody ended. The worker is told; nothing else follows.
 */
export async function keepPatrols(
  useCase: UseCase,
): Promise<{ made: number; missed: number; ended: number }> {
  const { clock, database } = useCase;
  const total = { made: 0, missed: 0, ended: 0 };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    let made: number;
    do {
      const some = await inTransaction(database, clock, async (uow) =>
        ok(await makePatrols(uow, addDays(localDateOf(uow.now), ahead))),
      );
      if (!some.ok) throw new Error(`Patrols cannot be made: ${some.refusal.code}`);
      made = some.value;
      total.made += made;
    } while (made === AT_ONCE);
  }
  for (;;) {
    const over = await endSome(useCase);
    if (!over.ok) throw new Error(`Patrols cannot be ended: ${over.refusal.code}`);
    total.missed += over.value.missed;
    total.ended += over.value.ended;
    if (over.value.missed + over.value.ended < AT_ONCE) return total;
  }
}

function endSome({ actor, clock, database }: UseCase) {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager): Promise<Result<{ missed: number; ended: number }>> => {
      const lastDay = localDateOf(new Date(uow.now.getTime() - OFFLINE_HOURS * 3_600_000));
      const patrols = await manager
        .createQueryBuilder(Patrol, 'p')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(`p.state IN ('PLANNED', 'UNDER_WAY') AND p.planned_on < :lastDay`, { lastDay })
        .orderBy('p.plannedOn')
        .addOrderBy('p.id')
        .limit(AT_ONCE)
        .getMany();
      const done = { missed: 0, ended: 0 };
      for (const patrol of patrols) {
        const action = patrol.state === 'PLANNED' ? 'miss' : 'finish';
        const step = await followStep(uow, PATROL_WORKFLOW, actor, patrol, { action }, () => {
          if (action === 'finish') patrol.finishedAt = endOfDay(patrol);
          return ok();
        });
        if (!step.ok) return step;
        done[action === 'miss' ? 'missed' : 'ended'] += 1;
        if (action === 'miss') await tell(uow, patrol);
      }
      return ok(done);
    }),
  );
}

function endOfDay({ plannedOn }: Patrol): Date {
  return new Date(startOfDay(addDays(plannedOn, 1)).getTime() - 1);
}

async function tell(uow: UnitOfWork, { id, areaCode, workerId, plannedOn }: Patrol): Promise<void> {
  await notify(uow, PATROL_MISSED, {
    to: { subject: workerId },
    about: { type: 'Patrol', id, areaCode },
    values: { plannedOn, areaCode },
    onceKey: id,
  });
}

export const patrolsOfTheDay = defineJob({
  name: 'patrols',
  description:
    'Makes the patrols of today and tomorrow from their plans, and notes those of three days ago that nobody made.',
  schedule: '15 0,6 * * *',
  rows: 'WHOLE',
  run: keepPatrols,
});
