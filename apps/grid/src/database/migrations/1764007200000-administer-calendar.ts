import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators enter days off and make-up days with the notice they follow; each change is kept. */
export class AdministerCalendar1764007200000 implements MigrationInterface {
  readonly name = 'AdministerCalendar1764007200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calendar_day
        ADD COLUMN source text NOT NULL DEFAULT 'entered before sources were asked for',
        ADD COLUMN completes_year boolean NOT NULL DEFAULT false;
      ALTER TABLE calendar_day ALTER COLUMN source DROP DEFAULT, ALTER COLUMN completes_year DROP DEFAULT;
      CREATE TABLE calendar_notice (
        id uuid NOT NULL,
        source text NOT NULL,
        completes_year boolean NOT NULL,
        days jsonb NOT NULL,
        entered_at timestamptz(3) NOT NULL,
        entered_by_subject text NOT NULL,
        CONSTRAINT calendar_notice_pkey PRIMARY KEY (id),
        CONSTRAINT calendar_notice_source_check CHECK (source <> '')
      );
      CREATE INDEX calendar_notice_entered_at_idx ON calendar_notice (entered_at)`);
    await unprotectRows(runner, 'calendar_day');
    const write = '(SELECT reads_whole())';
    await protectRows(runner, 'calendar_day', { read: 'true', write, remove: write });
    await protectRows(runner, 'calendar_notice', { read: '(SELECT caller_is_staff())', write });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE calendar_notice; ALTER TABLE calendar_day DROP COLUMN source, DROP COLUMN completes_year',
    );
    await unprotectRows(runner, 'calendar_day');
    await protectRows(runner, 'calendar_day', { read: 'true', write: 'false' });
  }
}
