import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVENT_SOURCES } from '../../domain/event/event.codes';

/** Other systems bring matters in under their own keys (rule G12): each key makes one event. */
export class TakeInFromSystems1764011000000 implements MigrationInterface {
  readonly name = 'TakeInFromSystems1764011000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE external_system (
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        name_en text NOT NULL,
        name_zh text NOT NULL,
        sources text[] NOT NULL,
        account_subject text NOT NULL,
        enabled boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT external_system_pkey PRIMARY KEY (id),
        CONSTRAINT external_system_code_key UNIQUE (code),
        CONSTRAINT external_system_code_check CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        CONSTRAINT external_system_sources_check
          CHECK (sources <> '{}' AND sources <@ ARRAY[${sqlCodes(EVENT_SOURCES)}]::text[])
      );
      ALTER TABLE gov_event
        ADD COLUMN external_system text COLLATE "C",
        ADD COLUMN external_id text COLLATE "C",
        ADD COLUMN external_digest text COLLATE "C",
        ADD COLUMN observed_at timestamptz(3),
        ADD COLUMN said_category_code text COLLATE "C",
        ADD CONSTRAINT gov_event_external_system_fkey
          FOREIGN KEY (external_system) REFERENCES external_system (code),
        ADD CONSTRAINT gov_event_external_check
          CHECK (num_nulls(external_system, external_id, external_digest) IN (0, 3)),
        ADD CONSTRAINT gov_event_observed_at_check CHECK (observed_at <= reported_at),
        ADD CONSTRAINT gov_event_said_category_code_fkey
          FOREIGN KEY (said_category_code) REFERENCES event_category (code);
      CREATE UNIQUE INDEX gov_event_external_key ON gov_event (external_system, external_id)
        WHERE external_system IS NOT NULL`);
    await protectRows(runner, 'external_system', {
      read: 'true',
      write: `caller_has_role('ADMINISTRATOR')`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gov_event
        DROP COLUMN external_system, DROP COLUMN external_id, DROP COLUMN external_digest,
        DROP COLUMN observed_at, DROP COLUMN said_category_code;
      DROP TABLE external_system`);
  }
}
