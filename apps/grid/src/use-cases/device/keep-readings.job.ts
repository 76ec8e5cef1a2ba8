import type { JobContext } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { addMonths, localDateOf, ok, startOfDay, valueOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import { READING_DAYS } from '../../domain/device/device.rules';

const BATCH = 20_000;
const DAY = 86_400_000;

type Run = Pick<JobContext, 'clock' | 'database' | 'signal'>;

/**
 * Makes the table of the next month before it is needed, and lets readings go that are older than ninety days: months
 * as a whole, and of the month that is not over its days in batches. The hours they were counted into stay.
 */
export async function keepReadings(
  { clock, database, signal }: Run,
  batch = BATCH,
): Promise<{ months: number; readings: number }> {
  const within = <T>(work: (uow: UnitOfWork) => Promise<T>) =>
    inTransaction(database, clock, (uow) => uow.beyondSight(async () => ok(await work(uow))));
  const months = valueOf(
    await within(async ({ manager, now }) => {
      const next = startOfDay(addMonths(localDateOf(now), 1));
      await manager.query('SELECT keep_reading_month($1), keep_reading_month($2)', [now, next]);
      const [row] = await manager.query<{ dropped: number }[]>(
        'SELECT drop_reading_months($1) AS dropped',
        [oldest(now)],
      );
      return row?.dropped ?? 0;
    }),
  );
  let readings = 0;
  for (let gone = batch; gone === batch && !signal.aborted; readings += gone)
    gone = valueOf(await within((uow) => removeSome(uow, batch)));
  return { months, readings };
}

async function removeSome({ manager, now, changes }: UnitOfWork, batch: number): Promise<number> {
  const answer: unknown = await manager.query(
    `DELETE FROM device_reading r USING (
       SELECT device_id, observed_at FROM device_reading WHERE observed_at < $1 LIMIT $2) old
     WHERE r.device_id = old.device_id AND r.observed_at = old.observed_at AND r.observed_at < $1`,
    [oldest(now), batch],
  );
  const gone = (answer as [unknown, number])[1];
  if (gone > 0)
    changes.push({ type: 'RetentionRule', id: 'device-readings', action: `remove ${gone}` });
  return gone;
}

function oldest(now: Date): Date {
  return startOfDay(localDateOf(new Date(now.getTime() - READING_DAYS * DAY)));
}

export const readingTerm = defineJob({
  name: 'reading-term',
  description: 'Lets readings of devices go after ninety days, and makes room for the next month.',
  schedule: '20 2 * * *',
  rows: 'WHOLE',
  run: (context) => keepReadings(context),
});
