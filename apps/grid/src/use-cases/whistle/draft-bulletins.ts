import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, addMonths, localDateOf, newId, ok, startOfDay } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import type { EntityManager } from 'typeorm';
import { WhistleBulletinLine } from '../../domain/whistle/whistle-bulletin-line.entity';
import { WhistleBulletin } from '../../domain/whistle/whistle-bulletin.entity';
import { WHISTLE_BULLETIN_DRAFTED } from '../../domain/whistle/whistle.notifications';
import { BULLETIN_WORKFLOW } from './bulletin-workflow';

/** What one organisation did about the whistles that were due in a period. */
interface Counted {
  readonly district: string;
  readonly organizationId: string;
  readonly responses: number;
  readonly onTime: number;
  readonly late: number;
  readonly absent: number;
  readonly refused: number;
  readonly lateNumbers: string[] | null;
  readonly absentNumbers: string[] | null;
}

/** Late is whoever came after the limit or is still awaited after it; absent, whom the centre found so. */
const COUNT = `
  SELECT left(r.area_code, 6) AS district, r.organization_id AS "organizationId", count(*)::int AS responses,
    count(*) FILTER (WHERE r.arrived_at <= r.due_at)::int AS "onTime",
    count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE r.absent_at IS NOT NULL)::int AS absent,
    count(*) FILTER (WHERE r.objection_state = 'REFUSED')::int AS refused,
    array_agg(w.number ORDER BY w.number) FILTER (WHERE late) AS "lateNumbers",
    array_agg(w.number ORDER BY w.number) FILTER (WHERE r.absent_at IS NOT NULL) AS "absentNumbers"
  FROM whistle_response r JOIN whistle w ON w.id = r.whistle_id
  CROSS JOIN LATERAL (SELECT r.absent_at IS NULL AND (r.arrived_at > r.due_at OR r.arrived_at IS NULL) AS late) x
  WHERE r.due_at >= $1 AND r.due_at < $2 AND r.due_at < $3 AND r.state NOT IN ('EXCUSED', 'RELEASED')
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** Drafts the bulletins (通报) of the month before this one, a district each; drafted before, it stays as it is. */
export async function draftBulletins({ actor, clock, database }: UseCase): Promise<number> {
  const today = localDateOf(clock.now());
  const to = addDays(today, 1 - Number(today.slice(8)));
  const from = addMonths(to, -1);
  const drafted = await inTransaction(database, clock, async (uow): Promise<Result<number>> => {
    const rows = await uow.beyondSight((manager) => countResponses(manager, from, to, uow.now));
    let count = 0;
    for (const district of new Set(rows.map((row) => row.district))) {
      const known = await uow.manager.existsBy(WhistleBulletin, {
        areaCode: district,
        periodFrom: from,
      });
      if (known) continue;
      const own = rows.filter((row) => row.district === district);
      await draft(uow, actor, { district, from, to }, own);
      count += 1;
    }
    return ok(count);
  });
  if (!drafted.ok) throw new Error(`Bulletins cannot be drafted: ${drafted.refusal.code}`);
  return drafted.value;
}

function countResponses(
  manager: EntityManager,
  from: LocalDate,
  to: LocalDate,
  now: Date,
): Promise<Counted[]> {
  return manager.query<Counted[]>(COUNT, [startOfDay(from), startOfDay(to), now]);
}

async function draft(
  uow: UnitOfWork,
  actor: UseCase['actor'],
  { district: areaCode, from, to }: { district: string; from: LocalDate; to: LocalDate },
  rows: readonly Counted[],
): Promise<void> {
  const sum = (field: 'responses' | 'onTime') => rows.reduce((total, row) => total + row[field], 0);
  const bulletin = uow.manager.create(WhistleBulletin, {
    ...created(uow.now),
    id: newId(uow.now),
    areaCode,
    state: 'DRAFTED',
    periodFrom: from,
    periodTo: to,
    responseCount: sum('responses'),
    onTimeCount: sum('onTime'),
    publishedAt: null,
  });
  await beginLife(uow, BULLETIN_WORKFLOW, actor, bulletin, 'draft');
  const lines = rows
    .filter(({ late, absent, refused }) => late + absent + refused > 0)
    .map((row) => ({
      id: newId(uow.now),
      bulletinId: bulletin.id,
      organizationId: row.organizationId,
      responseCount: row.responses,
      lateCount: row.late,
      absentCount: row.absent,
      refusedObjectionCount: row.refused,
      lateNumbers: row.lateNumbers ?? [],
      absentNumbers: row.absentNumbers ?? [],
    }));
  if (lines.length > 0) await uow.manager.insert(WhistleBulletinLine, lines);
  await notify(uow, WHISTLE_BULLETIN_DRAFTED, {
    to: { areaCode, roles: ['DISTRICT_COMMAND'] },
    about: { type: 'WhistleBulletin', id: bulletin.id, areaCode },
    values: { areaCode, period: from.slice(0, 7) },
    onceKey: bulletin.id,
  });
}
