import type { Sql, UnitOfWork } from '@gezhi/persistence';
import { join, raw, sql } from '@gezhi/persistence';
import { mark, unmark } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { REPEAT_DAYS } from '../../domain/repeat/repeat.codes';
import { lookedAt, looksLike, placesLike, sameKindAs, sameMatterAs } from '../event/duplicates';
import { linkCases, unlinkCases } from '../link/link-cases';
import type { HashedContact } from './contact-keys';

const DAYS = raw(String(REPEAT_DAYS));

/** What stands beside a new event: one it may be a duplicate of, and the one it repeats. */
export interface Alike {
  readonly duplicate: boolean;
  readonly repeated: string | null;
}

/** Looks for both in one statement, whoever reports. */
export async function findAlike(uow: UnitOfWork, event: GovEvent): Promise<Alike> {
  const looked = lookedAt(event);
  const query = sql`SELECT EXISTS (SELECT FROM gov_event t WHERE ${looksLike(looked)}) AS duplicate,
    (${lastClosedSql(event, sameMatterAs(looked), placesLike(event))}) AS repeated`;
  const [row] = await uow.beyondSight((manager) =>
    manager.query<Alike[]>(query.text, query.values),
  );
  return row ?? { duplicate: false, repeated: null };
}

/** The event that the new one repeats, closed last; by the matter and its place. Null when there is none. */
function findRepeated(uow: UnitOfWork, event: GovEvent): Promise<string | null> {
  return lastClosed(uow, event, sameMatterAs(lookedAt(event)), placesLike(event));
}

/** The same by the contact that was left: the same kind of matter in the subdistrict, for the same contact. */
export function findRepeatedByContact(
  uow: UnitOfWork,
  event: GovEvent,
  contact: readonly HashedContact[],
): Promise<string | null> {
  if (contact.length === 0) return Promise.resolve(null);
  const keyIds = contact.map(({ keyId }) => keyId);
  const hashes = contact.map(({ hash }) => hash);
  const looked = lookedAt(event);
  // Whoever reported what was merged waits for the event that answers it.
  return lastClosed(
    uow,
    event,
    sql`${sameKindAs(looked)} AND t.id IN (
      SELECT coalesce(r.event_id, h.event_id) FROM event_contact_hash h
      JOIN unnest(${keyIds}::text[], ${hashes}::text[]) AS k(key_id, hash) USING (key_id, hash)
      LEFT JOIN event_reporter r ON r.origin_event_id = h.event_id
      WHERE h.event_id <> ${looked.id})`,
  );
}

async function lastClosed(
  uow: UnitOfWork,
  event: GovEvent,
  matter: Sql,
  places?: readonly Sql[],
): Promise<string | null> {
  const query = lastClosedSql(event, matter, places);
  const [row] = await uow.beyondSight((manager) =>
    manager.query<{ id: string }[]>(query.text, query.values),
  );
  return row?.id ?? null;
}

/**
 * Closed within 90 days before the new one, or solved by a secretary within them. Lists of their own and no "or", so
 * that each is found by an index: events by each of the places the matter may have, then the few orders.
 */
function lastClosedSql(event: GovEvent, matter: Sql, places: readonly Sql[] = [sql`true`]): Sql {
  const { reportedAt } = lookedAt(event);
  const since = sql`${reportedAt} - make_interval(days => ${DAYS})`;
  const last = (from: Sql): Sql => sql`(SELECT t.id, t.closed_at FROM ${from}
      AND t.state = 'CLOSED' AND t.closed_at <= ${reportedAt} AND ${matter}
    ORDER BY t.closed_at DESC, t.id DESC LIMIT 1)`;
  const closed = places.map((place) =>
    last(sql`gov_event t WHERE t.closed_at > ${since} AND ${place}`),
  );
  return sql`SELECT f.id FROM (
      ${join(closed, ' UNION ALL ')} UNION ALL
      ${last(sql`secretary_order s JOIN gov_event t ON t.id = s.event_id WHERE s.resolved_at > ${since}`)}) f
    ORDER BY f.closed_at DESC, f.id DESC LIMIT 1`;
}

/** Notes that an event may repeat a closed one; a person decides. The event must be stored, and is saved. */
export async function suspectRepeat(
  uow: UnitOfWork,
  event: GovEvent,
  repeatedId: string,
): Promise<void> {
  setRepeat(event, repeatedId);
  const { repeatOfId, repeatState, flags } = event;
  await uow.beyondSight(async (manager) => {
    await manager.update(GovEvent, { id: event.id }, { repeatOfId, repeatState, flags });
    await noteRepeated(uow, event, repeatedId);
  });
}

/** Once the leaf is known: what is of another leaf was no repeat, and there may be one that is. */
export async function reconsiderRepeat(uow: UnitOfWork, event: GovEvent): Promise<void> {
  if (event.repeatState === 'CONFIRMED' || event.repeatState === 'REFUTED') return;
  if (event.repeatOfId !== null) {
    const id = event.repeatOfId;
    const before = await uow.beyondSight((manager) => manager.findOneBy(GovEvent, { id }));
    if (before?.categoryCode === event.categoryCode) return;
    await withdrawRepeat(uow, event);
  }
  const repeated = await findRepeated(uow, event);
  if (repeated === null) return;
  setRepeat(event, repeated);
  await noteRepeated(uow, event, repeated);
}

/** Takes the suspicion away; the event is left to be saved. */
export async function withdrawRepeat(uow: UnitOfWork, event: GovEvent): Promise<void> {
  const id = event.repeatOfId;
  if (id === null) return;
  await unlinkCases(uow, { type: 'GovEvent', id: event.id }, 'REPEAT_OF', { type: 'GovEvent', id });
  event.repeatOfId = null;
  event.repeatState = null;
  unmark(event, 'REPEAT');
  await uow.beyondSight((manager) =>
    manager.query(
      `UPDATE gov_event SET repeated_at = (SELECT max(r.reported_at) FROM gov_event r
         WHERE r.repeat_of_id = $1 AND r.id <> $2 AND r.repeat_state <> 'REFUTED') WHERE id = $1`,
      [id, event.id],
    ),
  );
}

export function setRepeat(event: GovEvent, repeatedId: string): void {
  event.repeatOfId = repeatedId;
  event.repeatState = 'SUSPECTED';
  mark(event, 'REPEAT');
}

/** The link, and on the closed event that it came again. */
export async function noteRepeated(
  uow: UnitOfWork,
  event: GovEvent,
  repeatedId: string,
): Promise<void> {
  await uow.beyondSight((manager) =>
    manager.update(GovEvent, { id: repeatedId }, { repeatedAt: event.reportedAt }),
  );
  await linkCases(uow, { type: 'GovEvent', id: event.id }, 'REPEAT_OF', {
    type: 'GovEvent',
    id: repeatedId,
  });
}
