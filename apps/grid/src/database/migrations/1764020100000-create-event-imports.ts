import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IMPORT_ENCODINGS, IMPORT_FORMATS } from '../../domain/event-import/event-import.codes';
import { EVENT_IMPORT_STATES } from '../../domain/event-import/event-import.states';

/** Whoever sent it, and centres that cover where that was; what the account of a system sent, the district's. */
const SEEN = `imported_by_subject = (SELECT caller_subject())
  OR ((SELECT caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND')) AND caller_covers(area_code))
  OR (area_code IS NULL AND (SELECT caller_has_role('DISTRICT_COMMAND')))`;

/** Matters come in by file; rows that were refused can be read, put right and sent again. */
export class CreateEventImports1764020100000 implements MigrationInterface {
  readonly name = 'CreateEventImports1764020100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE external_system ADD COLUMN takes_files boolean NOT NULL DEFAULT false;
      ALTER TABLE external_system ALTER COLUMN takes_files DROP DEFAULT;
      CREATE TABLE event_import (
        id uuid NOT NULL,
        external_system text COLLATE "C" NOT NULL,
        file_name text NOT NULL,
        format text NOT NULL,
        encoding text NOT NULL,
        digest text NOT NULL,
        bytes integer NOT NULL,
        columns text[] NOT NULL,
        check_only boolean NOT NULL,
        state text NOT NULL,
        failure_code text,
        rows_read integer NOT NULL,
        accepted integer NOT NULL,
        duplicates integer NOT NULL,
        refused integer NOT NULL,
        imported_by_subject text NOT NULL,
        organization_id uuid,
        roles text[] NOT NULL,
        areas text[] NOT NULL,
        area_code text COLLATE "C",
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT event_import_pkey PRIMARY KEY (id),
        CONSTRAINT event_import_external_system_fkey
          FOREIGN KEY (external_system) REFERENCES external_system (code),
        CONSTRAINT event_import_format_check CHECK (format IN (${sqlCodes(IMPORT_FORMATS)})),
        CONSTRAINT event_import_encoding_check CHECK (encoding IN (${sqlCodes(IMPORT_ENCODINGS)})),
        CONSTRAINT event_import_state_check CHECK (state IN (${sqlCodes(EVENT_IMPORT_STATES)})
          AND (state IN ('DONE', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)
          AND (state = 'FAILED') = (failure_code IS NOT NULL)),
        CONSTRAINT event_import_counts_check CHECK (least(accepted, duplicates, refused) >= 0
          AND (state = 'RECEIVED' OR accepted + duplicates + refused <= rows_read)
          AND (state <> 'DONE' OR accepted + duplicates + refused = rows_read))
      );
      CREATE INDEX event_import_created_at_idx ON event_import (created_at, id);
      CREATE INDEX event_import_digest_idx ON event_import (external_system, digest);
      CREATE INDEX event_import_open_idx ON event_import (id) WHERE state IN ('RECEIVED', 'RUNNING');
      CREATE TABLE event_import_row (
        id uuid NOT NULL,
        import_id uuid NOT NULL,
        line integer NOT NULL,
        state text NOT NULL,
        cells jsonb NOT NULL,
        field text,
        code text,
        params jsonb,
        CONSTRAINT event_import_row_pkey PRIMARY KEY (id),
        CONSTRAINT event_import_row_key UNIQUE (import_id, state, line),
        CONSTRAINT event_import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES event_import (id),
        CONSTRAINT event_import_row_state_check CHECK (state IN ('WAITING', 'REFUSED')
          AND (state = 'REFUSED') = (code IS NOT NULL) AND (code IS NULL) = (params IS NULL))
      );
      CREATE TABLE event_import_transition (
        id uuid NOT NULL,
        import_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT event_import_transition_pkey PRIMARY KEY (id),
        CONSTRAINT event_import_transition_import_id_fkey
          FOREIGN KEY (import_id) REFERENCES event_import (id)
      );
      CREATE INDEX event_import_transition_import_id_idx ON event_import_transition (import_id, occurred_at)`);
    const ofImport = (table: string) =>
      `EXISTS (SELECT FROM event_import i WHERE i.id = ${table}.import_id)`;
    await protectRows(runner, 'event_import', { read: SEEN });
    // Rows go when they became events, when nobody waits for them any more, and when their time is over.
    await protectRows(runner, 'event_import_row', {
      read: ofImport('event_import_row'),
      remove: ofImport('event_import_row'),
    });
    await protectRows(runner, 'event_import_transition', {
      read: ofImport('event_import_transition'),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE event_import_transition;
      DROP TABLE event_import_row;
      DROP TABLE event_import;
      ALTER TABLE external_system DROP COLUMN takes_files`);
  }
}
