import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import { CONTACT_LIMIT } from '../../domain/contact/contact-limit';
import type { ReviewIndicator } from '../../domain/performance/indicators';
import { COMMUNITY_MATTERS } from '../../domain/matter-list/matter-list.codes';

/** A span of whole days, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Counts of what a post or a grid did (工作量): nothing is put in relation to anybody else. */
export interface Workload {
  readonly households: number;
  readonly dutyHours: number;
  readonly tasks: number;
  readonly tasksDone: number;
  readonly patrols: number;
  readonly patrolsMade: number;
  readonly findings: number;
  readonly eventsHandled: number;
  /** Tasks and events with a category. */
  readonly classified: number;
  /** Those of them that stand on no list of what communities do: the burden check. */
  readonly outsideLists: number;
}

const spanOf = ({ from, to }: Period): readonly [Date, Date] => [
  startOfDay(from),
  startOfDay(addDays(to, 1)),
];

/** Whether the matter `e` stood on no list of what communities do when it came in. */
const OUTSIDE = `NOT EXISTS (SELECT FROM matter_list l JOIN matter_list_item i ON i.list_id = l.id
  WHERE l.kind = ANY ($5) AND l.effective_from <= (e.reported_at AT TIME ZONE 'Asia/Shanghai')::date
    AND (l.effective_to IS NULL OR l.effective_to >= (e.reported_at AT TIME ZONE 'Asia/Shanghai')::date)
    AND l.area_code = left(e.area_code, length(l.area_code))
    AND (i.area_code IS NULL OR i.area_code = left(e.area_code, length(i.area_code)))
    AND (i.category_code = e.category_code OR starts_with(e.category_code, i.category_code || '.')))`;

/** What one kind of place counts by: each part is a condition on the alias of its table and on the key `k`. */
interface Counted {
  readonly keys: string;
  readonly shift: string;
  readonly patrol: string;
  readonly event: string;
}

const OF_POST: Counted = {
  keys: `SELECT h.id::text AS key, h.id, h.worker_id, h.area_code, left(h.area_code, 16) AS grid
    FROM grid_post h WHERE h.id = ANY ($1::uuid[])`,
  shift: 's.post_id = k.id',
  patrol: 'r.post_id = k.id',
  event: `e.handler_subject = k.worker_id::text AND left(e.area_code, 12) = left(k.area_code, 12)`,
};
const OF_GRID: Counted = {
  keys: 'SELECT g.code AS key, g.code AS grid FROM grid g WHERE g.code = ANY ($1)',
  shift: 's.area_code = k.grid',
  patrol: 'r.area_code = k.grid',
  event: `e.handled_by_grid_member AND e.area_code >= k.grid AND e.area_code < k.grid || '~'`,
};

/** The workload of posts or grids in one statement. */
export async function workloadsOf(
  manager: EntityManager,
  what: 'POST' | 'GRID',
  keys: readonly string[],
  period: Period,
  now: Date,
): Promise<Map<string, Workload>> {
  const by = what === 'POST' ? OF_POST : OF_GRID;
  const rows = await manager.query<(Workload & { key: string })[]>(
    `WITH k AS (${by.keys})
     SELECT k.key, coalesce((SELECT a.households FROM area a WHERE a.code = k.grid), 0) AS households,
       duty.hours AS "dutyHours", task.count AS tasks, task.done AS "tasksDone", patrol.count AS patrols,
       patrol.made AS "patrolsMade", patrol.findings, event.count AS "eventsHandled",
       task.classified + event.classified AS classified, task.outside + event.outside AS "outsideLists"
     FROM k
     CROSS JOIN LATERAL (SELECT coalesce(round(sum(extract(epoch FROM s.ends_at - s.starts_at) / 3600), 1), 0)::float8 AS hours
       FROM duty_shift s WHERE ${by.shift} AND s.state = 'PLANNED' AND s.starts_at >= $2 AND s.starts_at < $3
         AND s.ends_at <= $4) duty
     CROSS JOIN LATERAL (SELECT count(*)::int AS count, (count(*) FILTER (WHERE t.state = 'DONE'))::int AS done,
         count(e.category_code)::int AS classified,
         (count(*) FILTER (WHERE e.category_code IS NOT NULL AND ${OUTSIDE}))::int AS outside
       FROM duty_task t JOIN duty_shift s ON s.id = t.shift_id LEFT JOIN gov_event e ON e.id = t.event_id
       WHERE ${by.shift} AND t.created_at >= $2 AND t.created_at < $3) task
     CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE r.state <> 'EXCUSED'))::int AS count,
         (count(*) FILTER (WHERE r.state = 'DONE'))::int AS made, coalesce(sum(r.finding_count), 0)::int AS findings
       FROM patrol r WHERE ${by.patrol} AND r.planned_on >= $6::date AND r.planned_on <= $7::date) patrol
     CROSS JOIN LATERAL (SELECT count(*)::int AS count, count(e.category_code)::int AS classified,
         (count(*) FILTER (WHERE e.category_code IS NOT NULL AND ${OUTSIDE}))::int AS outside
       FROM gov_event e WHERE ${by.event} AND e.handled_at >= $2 AND e.handled_at < $3) event`,
    [[...keys], ...spanOf(period), now, [...COMMUNITY_MATTERS], period.from, period.to],
  );
  return new Map(rows.map(({ key, ...workload }) => [key, workload]));
}

/** A figure of the catalogue as measured. */
export interface Measured {
  readonly indicator: ReviewIndicator;
  readonly numerator: number;
  readonly denominator: number | null;
}

/**
 * Measures the work of a post for a review, in one statement. Events whose demand a recorded review found unreasonable
 * are in none of its figures.
 */
export async function measureWork(
  manager: EntityManager,
  postId: string,
  period: Period,
): Promise<Measured[]> {
  const [row] = await manager.query<Record<string, number>[]>(
    `WITH k AS (${OF_POST.keys})
     SELECT patrol.made, patrol.count AS patrols, task.done, task.count AS tasks, event.*
     FROM k
     CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE r.state = 'DONE'))::int AS made,
         (count(*) FILTER (WHERE r.state IN ('DONE', 'MISSED')))::int AS count
       FROM patrol r WHERE ${OF_POST.patrol} AND r.planned_on >= $4::date AND r.planned_on <= $5::date) patrol
     CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE t.state = 'DONE'))::int AS done,
         (count(*) FILTER (WHERE t.state <> 'DECLINED'))::int AS count
       FROM duty_task t JOIN duty_shift s ON s.id = t.shift_id
       WHERE ${OF_POST.shift} AND t.created_at >= $2 AND t.created_at < $3) task
     CROSS JOIN LATERAL (SELECT count(*)::int AS handled, count(f.deadline_due_at)::int AS limited,
         (count(*) FILTER (WHERE f.handled_at <= f.deadline_due_at))::int AS "inTime",
         (count(*) FILTER (WHERE f.contacted_at IS NOT NULL AND f.signed_at IS NOT NULL))::int AS contacted,
         (count(*) FILTER (WHERE f.contacted_at <= f.signed_at + ${CONTACT_LIMIT}))::int AS "contactedInTime",
         (count(*) FILTER (WHERE f.rework_count = 0))::int AS "withoutRework"
       FROM gov_event f WHERE f.handler_subject = k.worker_id::text AND left(f.area_code, 12) = left(k.area_code, 12)
         AND f.handled_at >= $2 AND f.handled_at < $3 AND NOT f.rating_excluded) event`,
    [[postId], ...spanOf(period), period.from, period.to],
  );
  const of = (name: string): number => row?.[name] ?? 0;
  const share = (indicator: ReviewIndicator, numerator: string, denominator: string): Measured => ({
    ...{ indicator, numerator: of(numerator), denominator: of(denominator) },
  });
  return [
    share('PATROLS_MADE', 'made', 'patrols'),
    share('TASKS_DONE', 'done', 'tasks'),
    { indicator: 'EVENTS_HANDLED', numerator: of('handled'), denominator: null },
    share('HANDLED_IN_TIME', 'inTime', 'limited'),
    share('CONTACTED_IN_TIME', 'contactedInTime', 'contacted'),
    share('WITHOUT_REWORK', 'withoutRework', 'handled'),
  ];
}
