import type { Clock } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { Database, UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import { publish } from '../outbox/publish';
import type { ReferenceCopy } from './reference-copy';
import { wantedTopic } from './topics';

/** Minutes after which a copy that has not come is asked for again. */
const PATIENCE = 10;

const WANTED = `
  INSERT INTO reference_copy AS c (topic, wanted_at) SELECT topic, $2::timestamptz FROM unnest($1::text[]) topic
  ON CONFLICT (topic) DO UPDATE SET wanted_at = excluded.wanted_at
    WHERE (c.filled_at IS NULL OR c.incomplete)
      AND (c.wanted_at IS NULL OR c.wanted_at < $2::timestamptz - make_interval(mins => ${PATIENCE}))
  RETURNING topic`;

/** Asks the owners for the copies that this department lacks. Answers which. */
export async function wantCopies(
  database: Database,
  clock: Clock,
  department: string,
  copies: readonly ReferenceCopy[],
): Promise<readonly string[]> {
  if (copies.length === 0) return [];
  const asked = await inTransaction(database, clock, async (uow) => {
    const topics = copies.map(({ topic }) => topic);
    const rows = await uow.manager.query<{ topic: string }[]>(WANTED, [topics, uow.now]);
    for (const { topic } of rows)
      publish(uow, { topic: wantedTopic(department), key: topic, payload: { topic } });
    return ok(rows.map(({ topic }) => topic));
  });
  return asked.ok ? asked.value : [];
}

/** Messages were missed: the copies are still used, and asked for again. */
export async function doubtCopies({ manager }: UnitOfWork): Promise<void> {
  await manager.query('UPDATE reference_copy SET incomplete = true, wanted_at = NULL');
}
