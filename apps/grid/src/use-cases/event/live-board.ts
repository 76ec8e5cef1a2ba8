import { localDateOf, startOfDay } from '@gezhi/kernel';
import { raw, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { EventSource } from '../../domain/event/event.codes';
import { openWorkWithin } from './event-conditions';

/** What goes on in an area today (实时看板), beside what is open by state. */
export interface LiveBoard {
  readonly escalated: number;
  readonly supervised: number;
  readonly reportedToday: number;
  readonly closedToday: number;
  readonly onDutyNow: number;
  readonly bySource: readonly { readonly source: EventSource; readonly count: number }[];
}

/** The live boards of many areas in one statement. */
export async function liveBoards(
  manager: EntityManager,
  areaCodes: readonly string[],
  now: Date,
): Promise<Map<string, LiveBoard>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const today = sql`${startOfDay(localDateOf(now)).toISOString()}::timestamptz`;
  const count = raw('SELECT count(*)::int FROM gov_event t WHERE');
  const query = sql`SELECT p.key, o.escalated, o.supervised, o."bySource",
      (${count} ${withinArea()} AND t.reported_at >= ${today}) AS "reportedToday",
      (${count} ${withinArea()} AND t.closed_at >= ${today}) AS "closedToday",
      (SELECT count(DISTINCT s.worker_id)::int FROM duty_shift s WHERE s.state = 'PLANNED'
        AND s.area_code >= p.key AND s.area_code < p.key || '~'
        AND s.starts_at <= ${at} AND s.ends_at > ${at}) AS "onDutyNow"
    FROM unnest(${[...areaCodes]}::text[]) AS p(key)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(x.escalated), 0)::int AS escalated, coalesce(sum(x.supervised), 0)::int AS supervised,
        coalesce(jsonb_agg(jsonb_build_object('source', x.source, 'count', x.count) ORDER BY x.source)
          FILTER (WHERE x.source IS NOT NULL), '[]') AS "bySource"
      FROM (
        SELECT t.source, count(*) AS count,
          count(*) FILTER (WHERE 'ESCALATED' = ANY (t.flags)) AS escalated,
          count(*) FILTER (WHERE 'SUPERVISED' = ANY (t.flags)) AS supervised
        FROM (${openWorkWithin()}) t GROUP BY t.source
      ) x
    ) o`;
  const rows = await manager.query<(LiveBoard & { key: string })[]>(query.text, query.values);
  return new Map(rows.map(({ key, ...board }) => [key, board]));
}
