import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CASE_RELATIONS } from '../../domain/link/link.codes';

/** What hangs on what, so that a matter can be followed from the call to what became of it. */
export class CreateCaseLinks1764000200000 implements MigrationInterface {
  readonly name = 'CreateCaseLinks1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_link (
        id uuid NOT NULL,
        from_type text NOT NULL,
        from_id uuid NOT NULL,
        relation text NOT NULL,
        to_type text NOT NULL,
        to_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT case_link_pkey PRIMARY KEY (id),
        CONSTRAINT case_link_once_key UNIQUE (from_id, relation, to_id),
        CONSTRAINT case_link_relation_check CHECK (relation IN (${sqlCodes(CASE_RELATIONS)})),
        CONSTRAINT case_link_itself_check CHECK (from_id <> to_id)
      );
      CREATE INDEX case_link_to_id_idx ON case_link (to_id, relation)`);
    // Two keys and a relation: whoever may not read the object behind a key learns nothing from it.
    await protectRows(runner, 'case_link', {
      read: '(SELECT caller_is_signed_in())',
      write: '(SELECT reads_whole())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_link');
  }
}
