import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { EventState } from '../../domain/event/event.states';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { isApproaching, isOverdue, openWorkWithin } from './event-conditions';

/** What a command centre sees at a glance: the open events of an area by state. */
export interface EventBoard {
  readonly areaCode: string;
  readonly open: number;
  readonly overdue: number;
  readonly approaching: number;
  readonly byState: readonly { readonly state: EventState; readonly count: number }[];
}

interface BoardRow {
  readonly key: string;
  readonly state: EventState;
  readonly count: number;
  readonly overdue: number;
  readonly approaching: number;
}

/** Whether the actor may see the board of an area. */
export function mayReadBoard(actor: Actor, areaCode: string): Result<void> {
  return authorise(actor, GRID_PERMISSIONS, 'board.read', { areaCode });
}

/** The boards of many areas in one statement; an area without open events has an empty one. */
export async function eventBoards(
  manager: EntityManager,
  areaCodes: readonly string[],
  now: Date,
): Promise<Map<string, EventBoard>> {
  const query = sql`SELECT p.key, t.state, count(*)::int AS count,
      count(*) FILTER (WHERE ${isOverdue(now)})::int AS overdue,
      count(*) FILTER (WHERE ${isApproaching(now)})::int AS approaching
    FROM unnest(${[...areaCodes]}::text[]) AS p(key)
    CROSS JOIN LATERAL (${openWorkWithin()}) t
    GROUP BY p.key, t.state ORDER BY p.key, t.state`;
  const rows = await manager.query<BoardRow[]>(query.text, query.values);
  return new Map(
    areaCodes.map((key) => [
      key,
      boardOf(
        key,
        rows.filter((row) => row.key === key),
      ),
    ]),
  );
}

function boardOf(areaCode: string, rows: readonly BoardRow[]): EventBoard {
  const sum = (field: 'count' | 'overdue' | 'approaching') =>
    rows.reduce((total, row) => total + row[field], 0);
  return {
    areaCode,
    open: sum('count'),
    overdue: sum('overdue'),
    approaching: sum('approaching'),
    byState: rows.map(({ state, count }) => ({ state, count })),
  };
}
