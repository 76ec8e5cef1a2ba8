import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EventFlag, EventSource, Urgency } from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventPlace } from './event-place';
import { liesIn } from './event-place';
import { isApproaching, isOpen, isOverdue, visibleTo } from './event-conditions';

export interface EventFilter {
  readonly states?: readonly EventState[] | null;
  readonly open?: boolean | null;
  readonly categoryCode?: string | null;
  readonly sources?: readonly EventSource[] | null;
  readonly urgencies?: readonly Urgency[] | null;
  readonly flags?: readonly EventFlag[] | null;
  readonly overdue?: boolean | null;
  readonly approaching?: boolean | null;
  readonly reportedFrom?: Date | null;
  readonly reportedBefore?: Date | null;
}

/** The events of an area and all below it that the caller may see, the newest first. */
export function eventsWithin(
  actor: Actor,
  filter: EventFilter,
  now: Date,
  place: EventPlace | null = null,
): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: withinArea(),
    where: [visibleTo(actor), ...conditions(filter, now), ...(place ? [liesIn(place, actor)] : [])],
    orderBy: 'reportedAt',
    direction: 'DESC',
  };
}

/** The events in a place drawn on the map that the caller may see, the newest first. */
export function eventsAt(
  actor: Actor,
  filter: EventFilter,
  now: Date,
  place: EventPlace | null,
): ListOf<GovEvent> {
  return { ...eventsWithin(actor, filter, now, place), on: sql`true` };
}

/** The events an organisation leads, as far as the caller may see them, the newest first. */
export function ordersOf(actor: Actor, filter: EventFilter, now: Date): ListOf<GovEvent> {
  return {
    ...eventsWithin(actor, filter, now),
    on: ofKey('lead_organization_id'),
  };
}

/** What the caller has to do or watch: open events in the areas or with the organisation, the oldest first. */
export function tasksOf(actor: Actor, filter: EventFilter, now: Date): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: sql`true`,
    where: [visibleTo(actor), isOpen(), ...conditions(filter, now)],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}

function conditions(filter: EventFilter, now: Date): Sql[] {
  const { states, categoryCode, sources, urgencies, flags, reportedFrom, reportedBefore } = filter;
  return [
    states && sql`t.state = ANY(${[...states]})`,
    filter.open && isOpen(),
    categoryCode &&
      sql`t.category_code = ${categoryCode} OR t.category_code LIKE ${`${escaped(categoryCode)}.%`}`,
    sources && sql`t.source = ANY(${[...sources]})`,
    urgencies && sql`t.urgency = ANY(${[...urgencies]})`,
    flags && sql`t.flags @> ${[...flags]}`,
    filter.overdue && isOverdue(now),
    filter.approaching && isApproaching(now),
    reportedFrom && sql`t.reported_at >= ${reportedFrom.toISOString()}::timestamptz`,
    reportedBefore && sql`t.reported_at < ${reportedBefore.toISOString()}::timestamptz`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
}

/** A text as LIKE takes it literally. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
