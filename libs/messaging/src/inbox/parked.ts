import type { UnitOfWork } from '@gezhi/persistence';
import type { BusMessage } from '../message/message';

/** Messages of one topic and key keep their order. */
export function placeOf({ topic, key }: Pick<BusMessage, 'topic' | 'key'>): string {
  return `${topic} ${key}`;
}

/** Which of the places of these messages have a parked one: what comes later waits behind it. */
export async function parkedPlaces(
  { manager }: UnitOfWork,
  messages: readonly BusMessage[],
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const rows = await manager.query<{ topic: string; key: string }[]>(
    `SELECT DISTINCT p.topic, p.key FROM inbox_parked p
      JOIN unnest($1::text[], $2::text[]) m (topic, key) ON m.topic = p.topic AND m.key = p.key`,
    [messages.map(({ topic }) => topic), messages.map(({ key }) => key)],
  );
  return new Set(rows.map(placeOf));
}

export async function park(
  { manager, now }: UnitOfWork,
  { id, position, source, topic, key, payload, occurredAt }: BusMessage,
  attempts: number,
  problem: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO inbox_parked (id, position, source, topic, key, payload, occurred_at, attempts, problem, parked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, position, source, topic, key, JSON.stringify(payload), occurredAt, attempts, problem, now],
  );
  await manager.query('DELETE FROM inbox_failure WHERE id = $1', [id]);
}

/** Notes that handling failed once more; answers how often it has by now. */
export async function noteFailure(
  { manager, now }: UnitOfWork,
  id: string,
  problem: string,
): Promise<number> {
  const [row] = await manager.query<{ attempts: number }[]>(
    `INSERT INTO inbox_failure (id, attempts, problem, failed_at) VALUES ($1, 1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET attempts = inbox_failure.attempts + 1, problem = $2, failed_at = $3
    RETURNING attempts`,
    [id, problem, now],
  );
  return row?.attempts ?? 1;
}
