import type { Clock } from '@gezhi/kernel';
import { ok, systemClock } from '@gezhi/kernel';
import type { Database, UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import { z } from 'zod';
import type { Consumption } from './inbox/consumption';
import { defineConsumption } from './inbox/consumption';
import { defineTopic } from './message/topic';
import { publish } from './outbox/publish';

/** What departments of the specs tell each other. */
export const THING_TOPIC = defineTopic({
  name: 'grid.thing.v1',
  payload: z.object({ key: z.string(), value: z.int() }),
});

/** Changes a thing and tells of it, as a use case does. */
export async function change(
  database: Database,
  key: string,
  value: number,
  clock: Clock = systemClock,
): Promise<void> {
  await inTransaction(database, clock, async (uow) => {
    await changeIn(uow, key, value);
    return ok();
  });
}

export async function changeIn(uow: UnitOfWork, key: string, value: number): Promise<void> {
  await uow.manager.query(
    `INSERT INTO thing (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2`,
    [key, value],
  );
  publish(uow, { topic: THING_TOPIC, key, payload: { key, value } });
}

/** Notes every message it is given, without looking whether it knows it: an effect that must happen once. */
export function effects(fails: (key: string, value: number) => boolean = () => false): Consumption {
  return defineConsumption({
    topic: THING_TOPIC,
    async handle({ manager }, { id, payload: { key, value } }) {
      if (fails(key, value)) throw new Error(`cannot handle ${key}`);
      await manager.query('INSERT INTO effect (message, key, value) VALUES ($1, $2, $3)', [
        id,
        key,
        value,
      ]);
    },
  });
}
