import { DEADLINE_UNIT_LIST } from '@gezhi/deadlines';
import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXTENSION_REASONS, EXTENSION_STATES } from '../../domain/extension/extension.codes';
import {
  SUPERVISION_REASONS,
  SUPERVISION_STATES,
} from '../../domain/supervision/supervision.codes';

/** Seen with the event; written by use cases that have locked it. */
const WITH_EVENT = {
  read: 'EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)',
  write: '(SELECT reads_whole())',
};

/** Centres watch what must not be lost, and leads ask for more time instead of being given it unasked. */
export class CreateSupervisions1764007100000 implements MigrationInterface {
  readonly name = 'CreateSupervisions1764007100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_supervision (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        level text NOT NULL,
        expected_on date NOT NULL,
        started_at timestamptz(3) NOT NULL,
        started_by_subject text NOT NULL,
        answer text,
        answered_at timestamptz(3),
        lifted_at timestamptz(3),
        late_told boolean NOT NULL,
        CONSTRAINT event_supervision_pkey PRIMARY KEY (id),
        CONSTRAINT event_supervision_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT event_supervision_state_check CHECK (state IN (${sqlCodes(SUPERVISION_STATES)})
          AND (state = 'LIFTED') = (lifted_at IS NOT NULL)),
        CONSTRAINT event_supervision_reason_check CHECK (reason IN (${sqlCodes(SUPERVISION_REASONS)})),
        CONSTRAINT event_supervision_level_check CHECK (level IN ('SUBDISTRICT_CENTRE', 'DISTRICT_CENTRE')),
        CONSTRAINT event_supervision_answer_check CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX event_supervision_one_idx ON event_supervision (event_id) WHERE state <> 'LIFTED';
      CREATE INDEX event_supervision_event_id_idx ON event_supervision (event_id, started_at);
      CREATE INDEX event_supervision_started_at_idx ON event_supervision (started_at, id) WHERE state <> 'LIFTED';
      CREATE INDEX event_supervision_expected_on_idx ON event_supervision (expected_on) WHERE state = 'OPEN' AND NOT late_told;
      CREATE TABLE event_extension (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        amount integer NOT NULL,
        granted integer,
        unit text NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        requested_by_subject text NOT NULL,
        organization_id uuid,
        decided_at timestamptz(3),
        decided_by_subject text,
        CONSTRAINT event_extension_pkey PRIMARY KEY (id),
        CONSTRAINT event_extension_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT event_extension_state_check CHECK (state IN (${sqlCodes(EXTENSION_STATES)})
          AND (state = 'REQUESTED') = (decided_at IS NULL) AND (state = 'APPROVED') = (granted IS NOT NULL)),
        CONSTRAINT event_extension_reason_check CHECK (reason IN (${sqlCodes(EXTENSION_REASONS)})),
        CONSTRAINT event_extension_unit_check CHECK (unit IN (${sqlCodes(DEADLINE_UNIT_LIST)})),
        CONSTRAINT event_extension_amount_check CHECK (amount > 0 AND granted > 0)
      );
      CREATE UNIQUE INDEX event_extension_one_idx ON event_extension (event_id) WHERE state = 'REQUESTED';
      CREATE INDEX event_extension_event_id_idx ON event_extension (event_id, requested_at)`);
    for (const table of ['event_supervision', 'event_extension'])
      await protectRows(runner, table, WITH_EVENT);
    await runner.query(LAPSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER lapse_extension ON gov_event;
      DROP FUNCTION lapse_extension;
      DROP TABLE event_extension, event_supervision`);
  }
}

/** However an event comes to its end, nobody is asked to decide on more time for it. */
const LAPSE = `
  CREATE FUNCTION lapse_extension() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.event_extension SET state = 'LAPSED', decided_at = NEW.updated_at
      WHERE event_id = NEW.id AND state = 'REQUESTED';
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION lapse_extension() FROM PUBLIC;
  CREATE TRIGGER lapse_extension AFTER UPDATE OF state ON gov_event FOR EACH ROW
    WHEN (NEW.state IN ('CLOSED', 'CANCELLED', 'MERGED'))
    EXECUTE FUNCTION lapse_extension()`;
