import type { JobContext } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { valueOf } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import { tellLateSupervisions } from '../supervision/tell-late-supervisions';
import type { Swept } from './sweep-batch';
import { sweepBatch } from './sweep-batch';
import { RECIPIENTS, tellLate } from './tell-late';

export interface SweepSize {
  /** Events in one transaction. */
  readonly batch: number;
  /** Batches in one run; the next run takes up where it ended. */
  readonly batches: number;
}

/** 10,000 events a run: a city's backlog after a long outage is done in minutes, and no run is long. */
const USUAL: SweepSize = { batch: 200, batches: 50 };

type Sweeping = Pick<JobContext, 'actor' | 'clock' | 'database' | 'signal'>;

/**
 * Lets deadlines act (时限巡查): reminds, escalates, ends suspensions whose last day has passed, moves limits that the
 * calendar moved. Closes and decides nothing. Each event is done with in the transaction that looks at it, so it can
 * be run beside others, stopped anywhere and run again: every act is made once.
 */
export async function sweepDeadlines(
  { actor, clock, database, signal }: Sweeping,
  { batch, batches }: SweepSize = USUAL,
): Promise<Swept & { readonly digests: number; readonly unanswered: number }> {
  let total: Swept = { looked: 0, reminded: 0, escalated: 0, resumed: 0, moved: 0 };
  for (let done = 0; done < batches && !signal.aborted; done += 1) {
    const swept = valueOf(
      await inTransaction(database, clock, (uow) =>
        uow.beyondSight(() => sweepBatch(uow, actor, batch)),
      ),
    );
    total = sum(total, swept);
    if (swept.looked < batch) break;
  }
  let digests = 0;
  for (let told = RECIPIENTS; told === RECIPIENTS && !signal.aborted; digests += told)
    told =
      valueOf(
        await inTransaction(database, clock, (uow) => uow.beyondSight(() => tellLate(uow))),
      ) ?? 0;
  // What is more than one batch waits a minute.
  const unanswered = valueOf(
    await inTransaction(database, clock, (uow) =>
      uow.beyondSight(() => tellLateSupervisions(uow, batch)),
    ),
  );
  return { ...total, digests, unanswered };
}

function sum(one: Swept, other: Swept): Swept {
  return {
    looked: one.looked + other.looked,
    reminded: one.reminded + other.reminded,
    escalated: one.escalated + other.escalated,
    resumed: one.resumed + other.resumed,
    moved: one.moved + other.moved,
  };
}

/** Every minute; after an outage one run makes up for all that were missed. */
export const deadlineSweep = defineJob({
  name: 'deadline-sweep',
  description:
    'Reminds at 80 % of a limit, carries overdue work up the ladder, ends suspensions whose term is over.',
  schedule: '* * * * *',
  rows: 'WHOLE',
  limits: { longestRun: 300 },
  run: (context) => sweepDeadlines(context),
});
