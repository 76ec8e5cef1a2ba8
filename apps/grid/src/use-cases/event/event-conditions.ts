import type { Actor } from '@gezhi/identity';
import { isSignedIn } from '@gezhi/identity';
import { sqlCodes } from '@gezhi/kernel';
import type { Sql } from '@gezhi/persistence';
import { raw, sql, withinAreas } from '@gezhi/persistence';
import { OPEN_STATES } from '../../domain/event/event.states';

/** Conditions on events `t`, for lists and counts. */

/** Written out, so that PostgreSQL sees that the index of open events holds every row asked for. */
const OPEN = raw(`t.state IN (${sqlCodes({ codes: OPEN_STATES })})`);

export function isOpen(): Sql {
  return OPEN;
}

/** What `isVisibleTo` says of one event, for many: by place, by organisation, or as the one who reported it. */
export function visibleTo(actor: Actor): Sql {
  const { organizationId, subject } = actor;
  const byPlace = sql`${withinAreas(actor.areas)} OR ${withinAreas(actor.areas, 'work_area_code')}`;
  const byOrganization = organizationId
    ? sql` OR t.lead_organization_id = ${organizationId} OR ${organizationId} = ANY(t.assist_organization_ids)
        OR (t.first_asked_organization_id = ${organizationId} AND t.signed_at IS NULL)`
    : raw('');
  const byReport = isSignedIn(actor) ? sql` OR t.reporter_subject = ${subject}` : raw('');
  return sql`(${byPlace}${byOrganization}${byReport})`;
}

/** The limit ran out while somebody still has something to do. A paused clock is never overdue. */
export function isOverdue(now: Date): Sql {
  return sql`(${OPEN} AND t.deadline_paused_at IS NULL AND t.deadline_due_at < ${now.toISOString()}::timestamptz)`;
}

/** More than 80 % of the limit is used (rule G7), and it has not run out. */
export function isApproaching(now: Date): Sql {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`(${OPEN} AND t.deadline_paused_at IS NULL AND t.deadline_approaches_at <= ${at} AND t.deadline_due_at >= ${at})`;
}

/**
 * Open events worked on in the area `p.key`: what lies there, and what came there with its ground while it was open.
 * Two lists and no "or": each has an index of its own.
 */
export function openWorkWithin(): Sql {
  return sql`SELECT t.* FROM gov_event t WHERE t.area_code >= p.key AND t.area_code < p.key || '~'
      AND t.work_area_code IS NULL AND ${OPEN}
    UNION ALL SELECT t.* FROM gov_event t WHERE t.work_area_code >= p.key AND t.work_area_code < p.key || '~' AND ${OPEN}`;
}
