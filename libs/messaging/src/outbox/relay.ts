import type { Clock } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { Bus } from '../bus/bus';
import { MessageRefused } from '../bus/bus';
import { RELAY_TURN } from '../department/locks';
import type { Message } from '../message/message';

export interface RelayOptions {
  /** Reads the whole outbox. */
  readonly database: Database;
  readonly bus: Pick<Bus, 'append'>;
  readonly clock: Clock;
  /** Messages at a time. 200 unless told. */
  readonly batch?: number;
  /** How often the bus may refuse a message before it is parked. 5 unless told. */
  readonly attempts?: number;
}

interface Waiting extends Message {
  readonly position: string;
  readonly attempts: number;
}

/**
 * Brings one batch of the outbox to the bus, the oldest first, and answers how many messages it dealt with. One relay
 * of a department acts at a time; another finds nothing to do.
 *
 * A row is marked after the bus has it, so a relay that is killed in between publishes it again: at least once. What is
 * looked for is what has no mark, never what comes after a place, so a transaction that commits late is not passed by.
 */
export async function relayOnce(options: RelayOptions): Promise<number> {
  const { database, clock, bus, batch = 200 } = options;
  const done = await inTransaction(database, clock, async ({ manager, now }) => {
    const [turn] = await manager.query<{ mine: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock${RELAY_TURN} AS mine`,
    );
    if (!turn?.mine) return ok(0);
    const waiting = await manager.query<Waiting[]>(WAITING, [batch]);
    if (waiting.length === 0) return ok(0);
    try {
      await bus.append(waiting);
      await manager.query(PUBLISHED, [waiting.map(({ position }) => position), now]);
      return ok(waiting.length);
    } catch (error) {
      if (!(error instanceof MessageRefused)) throw error;
    }
    return ok(await oneByOne(manager, waiting, now, options));
  });
  return done.ok ? done.value : 0;
}

/** The bus refused something of the batch: what is behind the refused message of a key waits, the rest goes on. */
async function oneByOne(
  manager: EntityManager,
  waiting: readonly Waiting[],
  now: Date,
  { bus, attempts = 5 }: RelayOptions,
): Promise<number> {
  const held = new Set<string>();
  let dealtWith = 0;
  for (const message of waiting) {
    const place = `${message.topic} ${message.key}`;
    if (held.has(place)) continue;
    try {
      await bus.append([message]);
      await manager.query(PUBLISHED, [[message.position], now]);
    } catch (error) {
      if (!(error instanceof MessageRefused)) throw error;
      held.add(place);
      const parkedAt = message.attempts + 1 >= attempts ? now : null;
      await manager.query(REFUSED, [message.position, error.message, parkedAt]);
    }
    dealtWith += 1;
  }
  return dealtWith;
}

const WAITING = `
  SELECT position, id, topic, key, payload, occurred_at AS "occurredAt", attempts FROM outbox_message m
  WHERE published_at IS NULL AND parked_at IS NULL AND NOT EXISTS (
    SELECT FROM outbox_message p
    WHERE p.parked_at IS NOT NULL AND p.topic = m.topic AND p.key = m.key AND p.position < m.position)
  ORDER BY m.position LIMIT $1`;
const PUBLISHED = `
  UPDATE outbox_message SET published_at = $2, problem = NULL WHERE position = ANY ($1::bigint[])`;
const REFUSED = `
  UPDATE outbox_message SET attempts = attempts + 1, problem = $2, parked_at = $3 WHERE position = $1`;
