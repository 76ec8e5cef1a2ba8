import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXTERNAL_CODE_KINDS } from '../../domain/intake/external-code.codes';

/** Other systems push in codes of their own, and are told what became of their matters. */
export class MapExternalCodes1764020200000 implements MigrationInterface {
  readonly name = 'MapExternalCodes1764020200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE external_system ADD COLUMN status_organization_id uuid;
      CREATE TABLE external_code (
        id uuid NOT NULL,
        external_system text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        theirs text NOT NULL,
        name text,
        ours text COLLATE "C",
        unknown_count integer NOT NULL,
        last_unknown_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT external_code_pkey PRIMARY KEY (id),
        CONSTRAINT external_code_key UNIQUE (external_system, kind, theirs),
        CONSTRAINT external_code_external_system_fkey
          FOREIGN KEY (external_system) REFERENCES external_system (code),
        CONSTRAINT external_code_kind_check CHECK (kind IN (${sqlCodes(EXTERNAL_CODE_KINDS)})),
        CONSTRAINT external_code_unknown_count_check
          CHECK ((unknown_count > 0) = (last_unknown_at IS NOT NULL))
      );
      CREATE INDEX external_code_theirs_idx ON external_code (external_system, theirs, id)`);
    await protectRows(runner, 'external_code', {
      read: '(SELECT caller_is_staff())',
      write: `(SELECT caller_has_role('ADMINISTRATOR', 'DISTRICT_COMMAND'))`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE external_code;
      ALTER TABLE external_system DROP COLUMN status_organization_id`);
  }
}
