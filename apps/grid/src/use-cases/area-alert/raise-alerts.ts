import { defineJob } from '@gezhi/jobs';
import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, newId, ok, startOfDay } from '@gezhi/kernel';
import { notifyAll } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, rowsOf } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import {
  AreaAlert,
  AreaAlertRule,
  AreaAlertTransition,
} from '../../domain/area-alert/area-alert.entity';
import { AREA_ALERT_RAISED } from '../../domain/area-alert/area-alert.notifications';
import { baselineWeek, judgeWeek, lastWholeWeek } from '../../domain/area-alert/baseline.rules';
import { COMMAND } from '../../domain/permissions';

interface Counted {
  readonly type: string;
  readonly area_code: string;
  readonly matter: string;
  readonly owner: string | null;
  /** By week before the one judged: 0 is that week. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Judges the last whole week of every area by its own past, and raises an alert where it stands out. Whoever runs it,
 * once for an area, a type, a week and a matter. Reports are counted, never who reported.
 */
export async function raiseAlerts({
  actor,
  clock,
  database,
}: UseCase): Promise<{ raised: number }> {
  const raised = await inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (): Promise<Result<number>> => {
      const week = lastWholeWeek(uow.now);
      const rules = await uow.manager.findBy(AreaAlertRule, { active: true });
      const byType = new Map(rules.map((rule) => [rule.type as string, rule]));
      const alerts = (await countWeeks(uow, week)).flatMap((counted) => {
        const rule = byType.get(counted.type);
        return rule ? alertOf(uow, rule, counted, week) : [];
      });
      const fresh = await insertNew(uow, alerts);
      await noteRaised(uow, actor.subject, fresh);
      return ok(fresh.length);
    }),
  );
  if (!raised.ok) throw new Error(`Alerts cannot be raised: ${raised.refusal.code}`);
  return { raised: raised.value };
}

/**
 * One statement for all rules, areas and weeks. Parts of a matter and confirmed repeats are the same matter, and count
 * once; what was withdrawn does not count.
 */
function countWeeks(uow: UnitOfWork, week: LocalDate): Promise<Counted[]> {
  return uow.manager.query<Counted[]>(
    `WITH counted AS (
       SELECT r.type, left(e.area_code, r.area_digits) AS area_code,
         CASE WHEN r.by_matter THEN e.category_code ELSE '' END AS matter,
         (($2::timestamptz - e.reported_at) > interval '0' )::int
           * ceil(extract(epoch FROM $2::timestamptz - e.reported_at) / 604800)::int AS weeks_before,
         count(*)::int AS events, mode() WITHIN GROUP (ORDER BY e.lead_organization_id) AS owner
       FROM area_alert_rule r
       JOIN gov_event e ON (e.category_code = ANY (r.categories) OR split_part(e.category_code, '.', 1) = ANY (r.categories))
       WHERE r.active AND e.reported_at < $1::timestamptz
         AND e.reported_at >= $2::timestamptz - r.baseline_weeks * interval '7 days'
         AND length(e.area_code) >= r.area_digits AND e.parent_id IS NULL AND e.state <> 'CANCELLED'
         AND coalesce(e.repeat_state, '') <> 'CONFIRMED'
       GROUP BY 1, 2, 3, 4)
     SELECT type, area_code, matter, (array_agg(owner) FILTER (WHERE weeks_before = 0))[1] AS owner,
       jsonb_object_agg(weeks_before, events) AS counts
     FROM counted GROUP BY 1, 2, 3
     HAVING max(events) FILTER (WHERE weeks_before = 0) >= 10
     ORDER BY 1, 2, 3`,
    [startOfDay(addDays(week, 7)), startOfDay(week)],
  );
}

function alertOf(
  uow: UnitOfWork,
  rule: AreaAlertRule,
  { area_code: areaCode, matter, owner, counts }: Counted,
  week: LocalDate,
): AreaAlert[] {
  const weeks = Array.from(
    { length: rule.baselineWeeks },
    (_, index) => rule.baselineWeeks - index,
  );
  const baseline = weeks.map((before) =>
    baselineWeek(addDays(week, -7 * before), counts[before] ?? 0),
  );
  const observed = counts[0] ?? 0;
  const { isRaised, ...judged } = judgeWeek(observed, baseline, rule);
  if (!isRaised) return [];
  return [
    {
      ...created(uow.now),
      id: newId(uow.now),
      ...{ type: rule.type, aspect: rule.aspect, areaCode, week, state: 'OPEN' },
      categories: matter === '' ? [...rule.categories] : [matter],
      matterCode: matter === '' ? null : matter,
      ...{ observed, ...judged, deviations: rule.deviations, baseline },
      ...{ ownerOrganizationId: owner, outcome: null, acknowledgedAt: null, endedAt: null },
    },
  ];
}

/** Those nobody has raised yet: of two jobs at once, one does. */
async function insertNew(uow: UnitOfWork, alerts: readonly AreaAlert[]): Promise<AreaAlert[]> {
  if (alerts.length === 0) return [];
  const { raw } = await uow.manager
    .createQueryBuilder()
    .insert()
    .into(AreaAlert)
    .values(rowsOf<AreaAlert>(alerts))
    .orIgnore()
    .returning('id')
    .execute();
  const made = new Set((raw as { id: string }[]).map(({ id }) => id));
  return alerts.filter(({ id }) => made.has(id));
}

async function noteRaised(
  uow: UnitOfWork,
  actorSubject: string,
  alerts: readonly AreaAlert[],
): Promise<void> {
  if (alerts.length === 0) return;
  const raise = { action: 'raise', fromState: null, toState: 'OPEN', actorSubject } as const;
  await uow.manager.insert(
    AreaAlertTransition,
    alerts.map(({ id }) => ({
      ...{ ...raise, id: newId(uow.now), alertId: id, actorOrganizationId: null },
      ...{ note: null, occurredAt: uow.now },
    })),
  );
  for (const { id, areaCode } of alerts)
    uow.changes.push({ type: 'AreaAlert', id, action: 'raise', from: null, to: 'OPEN', areaCode });
  await notifyAll(
    uow,
    alerts.map(({ id, areaCode, type, observed, expected, week }) => ({
      kind: AREA_ALERT_RAISED,
      draft: {
        to: { areaCode: areaCode.slice(0, 9), roles: COMMAND },
        about: { type: 'AreaAlert', id, areaCode },
        values: { type, areaCode, observed, expected, week },
        onceKey: id,
      },
    })),
  );
}

export const weeklyAlerts = defineJob({
  name: 'weekly-alerts',
  description:
    'Counts the events of the last week by area and category, and raises what stands out.',
  schedule: '40 2 * * 1',
  run: raiseAlerts,
});
