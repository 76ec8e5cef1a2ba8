import { setTimeout as pause } from 'node:timers/promises';
import type { GraphUnderTest } from '@gezhi/testing';
import { DEPARTMENTS } from '@gezhi/testing';
import { askSql } from '../reports/ask-sql';

/** What departments do by themselves at night. Changes an event and crashes the grid: to be played last. */
export function nightlyJobsStory(graph: () => GraphUnderTest): void {
  describe('the departments as processes', () => {
    it('each run their nightly jobs', async () => {
      for (const department of DEPARTMENTS) {
        const slots = await askSql(graph().databases[department], 'SELECT job FROM jobs.slot');
        expect(slots).toContainEqual({ job: 'retention' });
      }
    });

    it('make up after an outage for the night they missed, and leave it in the audit trail', async () => {
      const grid = graph().databases.grid;
      const [closed] = await askSql<{ id: string }>(
        grid,
        `UPDATE gov_event SET closed_at = now() - interval '400 days', reporter_subject = 'resident-long-ago'
         WHERE id = (SELECT id FROM gov_event WHERE state = 'CLOSED' LIMIT 1) RETURNING id`,
      );
      await graph().crash('grid');
      await askSql(grid, `UPDATE jobs.slot SET taken = now() - interval '3 days'`);
      await graph().revive('grid');
      const reporter = async () =>
        (
          await askSql<{ reporter_subject: string | null }>(
            grid,
            'SELECT reporter_subject FROM gov_event WHERE id = $1',
            [closed?.id],
          )
        )[0]?.reporter_subject;
      expect(await until(reporter, (subject) => subject === null)).toBeNull();
      const records = await askSql(
        grid,
        'SELECT kind, operation FROM audit_record WHERE record LIKE $1',
        [`%${closed?.id}%`],
      );
      expect(records).toEqual([{ kind: 'JOB', operation: 'job:retention' }]);
      const runs = () =>
        askSql<{ state: string }>(
          grid,
          `SELECT state, retry_count FROM jobs.job WHERE name = 'retention'`,
        );
      // The queue learns that a run is over a moment after what it did is there.
      const ended = await until(runs, (rows) => rows.every(({ state }) => state !== 'active'));
      expect(ended).toEqual([{ state: 'completed', retry_count: 0 }]);
    });
  });
}

/** Looks until what is seen is as wanted, for half a minute at most; answers what was seen last. */
async function until<T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (wanted(seen) || Date.now() > end) return seen;
    await pause(50);
  }
}
