import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REPEAT_STATES } from '../../domain/repeat/repeat.codes';

/** What comes again after it was closed is linked to what was closed, case by case; no person is counted. */
export class LinkRepeats1764005200000 implements MigrationInterface {
  readonly name = 'LinkRepeats1764005200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gov_event
        ADD COLUMN repeat_of_id uuid REFERENCES gov_event (id),
        ADD COLUMN repeat_state text,
        ADD COLUMN repeated_at timestamptz(3),
        ADD CONSTRAINT gov_event_repeat_state_check CHECK (repeat_state IN (${sqlCodes(REPEAT_STATES)})),
        ADD CONSTRAINT gov_event_repeat_check CHECK
          ((repeat_of_id IS NOT NULL) = (repeat_state IS NOT NULL AND repeat_state <> 'REFUTED')),
        ADD CONSTRAINT gov_event_repeat_itself_check CHECK (repeat_of_id <> id);
      CREATE INDEX gov_event_repeat_of_id_idx ON gov_event (repeat_of_id, reported_at) WHERE repeat_of_id IS NOT NULL;
      CREATE TABLE event_contact_hash (
        event_id uuid NOT NULL,
        key_id text NOT NULL,
        hash text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT event_contact_hash_pkey PRIMARY KEY (event_id),
        CONSTRAINT event_contact_hash_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id)
      );
      CREATE INDEX event_contact_hash_hash_idx ON event_contact_hash (hash, key_id)`);
    // Of nobody's sight: read by the search for repeats alone.
    await protectRows(runner, 'event_contact_hash', {
      read: '(SELECT reads_whole())',
      remove: '(SELECT reads_whole())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE event_contact_hash;
      ALTER TABLE gov_event DROP COLUMN repeat_of_id, DROP COLUMN repeat_state, DROP COLUMN repeated_at`);
  }
}
