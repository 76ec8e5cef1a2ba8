import type { ListOf } from '@gezhi/persistence';
import { ofKey, raw, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { ShiftKind } from '../../domain/duty/duty.codes';
import { DutyChange, DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import type { Hours } from '../../domain/duty/duty.rules';

/** Who is on duty in an area and below at a moment, the earlier begun first. */
export function onDutyAt(at: Date, kind: ShiftKind | null = null): ListOf<DutyShift> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  return {
    entity: DutyShift,
    on: withinArea(),
    where: [
      sql`t.state = 'PLANNED' AND t.starts_at <= ${moment} AND t.ends_at > ${moment}`,
      ...(kind ? [sql`t.kind = ${kind}`] : []),
    ],
    orderBy: 'startsAt',
    direction: 'ASC',
  };
}

/** The shifts of a roster as they come; cancelled ones are history. */
export function shiftsOfRoster({ past }: { past: boolean }): ListOf<DutyShift> {
  return {
    entity: DutyShift,
    on: ofKey('roster_id'),
    where: past ? [] : [sql`t.state = 'PLANNED'`],
    orderBy: 'startsAt',
    direction: 'ASC',
  };
}

/** The rosters of an area and below, the latest week first. */
export function rostersOfArea(weekOf: string | null): ListOf<DutyRoster> {
  return {
    entity: DutyRoster,
    on: withinArea(),
    where: weekOf ? [sql`t.week_of = ${weekOf}::date`] : [],
    orderBy: 'weekOf',
    direction: 'DESC',
  };
}

/** What an account works from a moment on. */
export function shiftsOfWorker(subject: string, now: Date): ListOf<DutyShift> {
  return {
    entity: DutyShift,
    on: sql`t.worker_id::text = ${subject}`,
    where: [sql`t.state = 'PLANNED' AND t.ends_at > ${now.toISOString()}::timestamptz`],
    orderBy: 'startsAt',
    direction: 'ASC',
  };
}

/** What an account asked about shifts or is asked, the latest first. */
export function changesOfWorker(subject: string): ListOf<DutyChange> {
  return {
    entity: DutyChange,
    on: sql`t.worker_id::text = ${subject} OR t.asked_by_subject = ${subject}`,
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** The planned hours of many rosters in one statement: also of shifts of the same place that began a week before. */
export async function hoursOfRosters(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Hours[]>> {
  const query = sql`SELECT r.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM duty_roster r JOIN duty_shift s ON s.area_code = r.area_code AND s.kind = r.kind
      AND ${raw("s.state = 'PLANNED'")}
      AND s.ends_at > r.week_of::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND s.starts_at < (r.week_of + 7)::timestamp AT TIME ZONE 'Asia/Shanghai'
    WHERE r.id::text = ANY (${[...ids]})`;
  const rows = await manager.query<(Hours & { id: string })[]>(query.text, query.values);
  const found = new Map<string, Hours[]>(ids.map((id) => [id, []]));
  for (const { id, startsAt, endsAt } of rows) found.get(id)?.push({ startsAt, endsAt });
  return found;
}
