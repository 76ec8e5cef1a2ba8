import { localDateOf } from '@gezhi/kernel';
import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { GridSizeLimit } from '../../domain/size/grid-size-limit.entity';
import type { GridLoad } from '../../domain/size/size.rules';
import { isOpen } from '../event/event-conditions';

/** Kinds times figures. */
const MOST_LIMITS = 8;
const DAYS = 90;

export function sizeLimits(manager: EntityManager): Promise<GridSizeLimit[]> {
  return manager.find(GridSizeLimit, { order: { kind: 'ASC', figure: 'ASC' }, take: MOST_LIMITS });
}

interface LoadRow {
  readonly code: string;
  readonly households: number;
  readonly members: number;
  readonly open: number;
  readonly recent: number;
  readonly fieldWork: number;
}

/**
 * What the comprehensive grids in force of an area carry, in one statement; grids without homes have no size. The manager
 * reads every row: whose patrols somebody may see must not change the figure.
 */
export async function gridLoads(
  manager: EntityManager,
  within: string,
  now: Date,
): Promise<Map<string, GridLoad>> {
  const today = localDateOf(now);
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
  const query = sql`SELECT g.code, coalesce(a.households, 0) AS households,
      (SELECT count(*)::int FROM grid_post p WHERE p.area_code = g.code AND p.kind = 'FULLTIME_MEMBER'
        AND p.from_date <= ${today}::date AND (p.to_date IS NULL OR p.to_date > ${today}::date)) AS members,
      (SELECT count(*)::int FROM gov_event t WHERE ${isOpen()} AND t.work_area_code IS NULL
        AND t.area_code >= g.code AND t.area_code < g.code || '~')
      + (SELECT count(*)::int FROM gov_event t WHERE ${isOpen()}
        AND t.work_area_code >= g.code AND t.work_area_code < g.code || '~') AS open,
      (SELECT count(*)::int FROM gov_event t WHERE t.area_code >= g.code AND t.area_code < g.code || '~'
        AND t.reported_at >= ${since}::timestamptz) AS recent,
      (SELECT count(*)::int FROM patrol r WHERE r.area_code = g.code AND r.state <> 'EXCUSED'
        AND r.planned_on > ${today}::date - ${DAYS}::int AND r.planned_on <= ${today}::date)
      + (SELECT count(*)::int FROM duty_task k WHERE k.area_code = g.code
        AND k.created_at >= ${since}::timestamptz) AS "fieldWork"
    FROM grid g JOIN area a ON a.code = g.code
    WHERE g.code >= ${within} AND g.code < ${`${within}~`} AND g.type = 'COMPREHENSIVE' AND a.valid_to IS NULL`;
  const rows = await manager.query<LoadRow[]>(query.text, query.values);
  return new Map(
    rows.map(({ code, households, members, open, recent, fieldWork }) => [
      code,
      {
        households,
        openPerMember: members > 0 ? rounded(open / members) : null,
        eventsPer100: households > 0 ? rounded((recent * 100) / households) : null,
        fieldWorkPerMember: members > 0 ? rounded(fieldWork / members) : null,
      },
    ]),
  );
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
