import type { Clock } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { BusMessage } from '../message/message';
import type { Consumption } from './consumption';
import { problemOf } from './inbox';
import { placeOf } from './parked';

const MOST = 1_000;
const PARKED = `
  SELECT id, position::int8 AS position, source, topic, key, payload, occurred_at AS "occurredAt"
  FROM inbox_parked ORDER BY position LIMIT ${MOST}`;

/**
 * Tries parked messages once more, in their order: after a new version that can handle them. What fails again stays,
 * and what is behind it of its key; answers how many were handled and how many stay.
 */
export async function retryParkedMessages(
  database: Database,
  clock: Clock,
  consumptions: readonly Consumption[],
): Promise<{ readonly handled: number; readonly parked: number }> {
  const stuck = new Set<string>();
  const parked = await parkedMessages(database, clock);
  let handled = 0;
  for (const message of parked) {
    const consumption = consumptions.find(({ topic }) => topic.name === message.topic);
    if (!consumption || stuck.has(placeOf(message))) continue;
    try {
      await inTransaction(database, clock, async (uow) => {
        // Whoever removes it handles it: two that try at once have one effect.
        const gone = await uow.manager.query<[unknown[], number]>(
          'DELETE FROM inbox_parked WHERE id = $1 RETURNING id',
          [message.id],
        );
        if (gone[1] === 0) return ok();
        const payload = consumption.topic.payload.parse(message.payload);
        await consumption.handle(uow, { ...message, payload });
        handled += 1;
        return ok();
      });
    } catch (error) {
      stuck.add(placeOf(message));
      await noteOnParked(database, clock, message.id, problemOf(error));
    }
  }
  return { handled, parked: parked.length - handled };
}

async function parkedMessages(database: Database, clock: Clock): Promise<BusMessage[]> {
  const found = await inTransaction(database, clock, async ({ manager }) =>
    ok(await manager.query<(Omit<BusMessage, 'position'> & { position: string })[]>(PARKED)),
  );
  if (!found.ok) return [];
  return found.value.map((row) => ({ ...row, position: Number(row.position) }));
}

async function noteOnParked(
  database: Database,
  clock: Clock,
  id: string,
  problem: string,
): Promise<void> {
  await inTransaction(database, clock, async ({ manager }) => {
    await manager.query(
      'UPDATE inbox_parked SET attempts = attempts + 1, problem = $2 WHERE id = $1',
      [id, problem],
    );
    return ok();
  });
}
