import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { idOfKey, ofKey, raw, sql, withinArea, withinAreas } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { GovEvent } from '../../domain/event/gov-event.entity';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { ResponseState } from '../../domain/whistle/whistle-response.states';
import { WhistleTransition } from '../../domain/whistle/whistle-transition.entity';
import { WhistleResponseTransition } from '../../domain/whistle/whistle-response-transition.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import type { WhistleState } from '../../domain/whistle/whistle.states';
import { visibleTo } from '../event/event-conditions';

export interface WhistleFilter {
  readonly states?: readonly WhistleState[] | null;
  readonly kinds?: readonly WhistleKind[] | null;
  /** Those that still wait for somebody to report. */
  readonly waiting?: boolean | null;
  readonly blownFrom?: Date | null;
  readonly blownBefore?: Date | null;
}

export interface ResponseFilter {
  readonly states?: readonly ResponseState[] | null;
  /** Called and not there yet. */
  readonly waiting?: boolean | null;
  /** Came, or will come, after the limit. */
  readonly late?: boolean | null;
}

const WAITING = raw("t.state IN ('NOTIFIED', 'OBJECTED')");

/** What `isWhistleVisibleTo` says of one whistle, for many. */
function whistleVisibleTo({ areas, organizationId }: Actor): Sql {
  const byOrganization = organizationId
    ? sql` OR t.initiator_organization_id = ${organizationId}
        OR (t.blown_at IS NOT NULL AND t.responder_ids @> ${[organizationId]})`
    : raw('');
  return sql`(${withinAreas(areas)}${byOrganization})`;
}

/** The whistles of an area and all below it that the caller may see, the newest first. */
export function whistlesWithin(actor: Actor, filter: WhistleFilter): ListOf<Whistle> {
  const { states, kinds, waiting, blownFrom, blownBefore } = filter;
  const where = [
    states && sql`t.state = ANY(${[...states]})`,
    kinds && sql`t.kind = ANY(${[...kinds]})`,
    waiting && sql`t.state = 'BLOWN'`,
    blownFrom && sql`t.blown_at >= ${blownFrom.toISOString()}::timestamptz`,
    blownBefore && sql`t.blown_at < ${blownBefore.toISOString()}::timestamptz`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
  return {
    entity: Whistle,
    on: withinArea(),
    where: [whistleVisibleTo(actor), ...where],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** The whistles that came from an event. */
export function whistlesOfEvent(actor: Actor): ListOf<Whistle> {
  return {
    ...whistlesWithin(actor, {}),
    on: sql`t.id IN (SELECT l.from_id FROM case_link l
      WHERE l.to_id = ${idOfKey()} AND l.relation = 'SOURCE' AND l.from_type = 'Whistle')`,
  };
}

/** The whistles that repeat one. */
export function repeatsOfWhistle(actor: Actor): ListOf<Whistle> {
  return { ...whistlesWithin(actor, {}), on: ofKey('repeat_of_id') };
}

/** The events a whistle comes from, as far as the caller may see them. */
export function eventsOfWhistle(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: sql`t.id IN (SELECT l.to_id FROM case_link l
      WHERE l.from_id = ${idOfKey()} AND l.relation = 'SOURCE' AND l.to_type = 'GovEvent')`,
    where: [visibleTo(actor)],
    orderBy: 'reportedAt',
    direction: 'DESC',
  };
}

/** What an organisation was called to, the newest first; whoever may see the whistle may see it. */
export function responsesOfOrganization(
  { states, waiting, late }: ResponseFilter,
  now: Date,
): ListOf<WhistleResponse> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const where = [
    states && sql`t.state = ANY(${[...states]})`,
    waiting && WAITING,
    late &&
      sql`t.arrived_at > t.due_at OR (t.arrived_at IS NULL AND t.due_at < ${at} AND t.state IN ('NOTIFIED', 'OBJECTED', 'ABSENT'))`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
  return {
    entity: WhistleResponse,
    on: ofKey('organization_id'),
    where,
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** The steps of a whistle in their order. */
export function historyOfWhistle(): ListOf<WhistleTransition> {
  return {
    entity: WhistleTransition,
    on: ofKey('whistle_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** The steps of a responder in their order. */
export function historyOfResponse(): ListOf<WhistleResponseTransition> {
  return {
    entity: WhistleResponseTransition,
    on: ofKey('response_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** How many whistles wait for somebody to report, for many areas in one statement. */
export async function whistlesWaiting(
  manager: EntityManager,
  areaCodes: readonly string[],
): Promise<Map<string, number>> {
  const query = sql`SELECT p.key, count(t.id)::int AS count FROM unnest(${[...areaCodes]}::text[]) AS p(key)
    LEFT JOIN whistle t ON ${withinArea()} AND t.state = 'BLOWN' GROUP BY p.key`;
  const rows = await manager.query<{ key: string; count: number }[]>(query.text, query.values);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
