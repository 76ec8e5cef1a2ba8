import { authorise } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { sqlCodes } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { raw, sql, withinArea } from '@gezhi/persistence';
import { SOURCES_WITH_REPORTER } from '../../domain/event/event.codes';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { visibleTo } from './event-conditions';

/** Whether the actor calls back in an area. */
export function mayCallBack(actor: Actor, areaCode: string): Result<void> {
  return authorise(actor, GRID_PERMISSIONS, 'event.callBack', { areaCode });
}

/** Who is due to be called back (待回访): those who wait and were not reached, the oldest first. */
export function callbacksDue(actor: Actor): ListOf<GovEvent> {
  const waits = raw(`t.source IN (${sqlCodes({ codes: SOURCES_WITH_REPORTER })})`);
  return {
    entity: GovEvent,
    on: withinArea(),
    where: [
      visibleTo(actor),
      sql`t.state = 'AWAITING_FEEDBACK' AND t.called_back_at IS NULL`,
      sql`NOT t.anonymous AND ${waits} OR t.merged_waiting > 0`,
    ],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}

/** Closed, not to the satisfaction of who reported, and neither reopened nor reviewed: the oldest first. */
export function dissatisfiedWithin(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: withinArea(),
    where: [
      visibleTo(actor),
      sql`t.state = 'CLOSED' AND t.rating = 'DISSATISFIED'`,
      sql`NOT EXISTS (SELECT FROM rating_review v WHERE v.event_id = t.id)`,
    ],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}
