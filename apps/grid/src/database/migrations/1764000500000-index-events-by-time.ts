import type { MigrationInterface, QueryRunner } from 'typeorm';

const MOMENTS = [
  'reported_at',
  'accepted_at',
  'dispatched_at',
  'signed_at',
  'deadline_due_at',
  'closed_at',
];

/** Figures of a day are counted in all areas at once: by its moments, wherever they were. */
export class IndexEventsByTime1764000500000 implements MigrationInterface {
  readonly name = 'IndexEventsByTime1764000500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const moment of MOMENTS)
      await runner.query(
        `CREATE INDEX gov_event_${moment}_idx ON gov_event (${moment}) WHERE ${moment} IS NOT NULL`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const moment of MOMENTS) await runner.query(`DROP INDEX gov_event_${moment}_idx`);
  }
}
