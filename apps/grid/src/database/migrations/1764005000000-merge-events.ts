import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVENT_SOURCES, SATISFACTION_RATINGS } from '../../domain/event/event.codes';
import { EVENT_STATES } from '../../domain/event/event.states';

const TEAM = `caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') AND caller_covers(e.area_code)
    OR caller_has_role('GRID_MEMBER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER')
      AND (e.lead_organization_id = (SELECT caller_organization())
        OR (SELECT caller_organization())::text = ANY (e.assist_organization_ids))`;
/** `handles` of contact.rules.ts, of the event that answers the report now; and `isOwnReport` of the report itself. */
const CONTACT = `EXISTS (SELECT FROM gov_event e WHERE (${TEAM}) AND e.id = coalesce(
      (SELECT r.event_id FROM event_reporter r WHERE r.origin_event_id = event_contact.event_id), event_contact.event_id))
    OR EXISTS (SELECT FROM gov_event e WHERE e.id = event_contact.event_id
      AND caller_has_role('RESIDENT') AND (SELECT caller_organization()) IS NULL
      AND e.reporter_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in()))`;

/** Several reports of one matter go on as one event, which keeps all their reporters. */
export class MergeEvents1764005000000 implements MigrationInterface {
  readonly name = 'MergeEvents1764005000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event_category ADD COLUMN dedupe_metres integer CHECK (dedupe_metres BETWEEN 1 AND 5000),
        ADD COLUMN dedupe_weeks integer CHECK (dedupe_weeks BETWEEN 1 AND 104);
      ALTER TABLE gov_event
        ADD COLUMN merged_into_id uuid REFERENCES gov_event (id),
        ADD COLUMN merged_at timestamptz(3),
        ADD COLUMN merged_count integer NOT NULL DEFAULT 0,
        ADD COLUMN merged_waiting integer NOT NULL DEFAULT 0,
        ADD COLUMN merged_rated integer NOT NULL DEFAULT 0,
        ADD COLUMN merged_satisfied integer NOT NULL DEFAULT 0,
        DROP CONSTRAINT gov_event_state_check,
        ADD CONSTRAINT gov_event_state_check CHECK (state IN (${sqlCodes(EVENT_STATES)})),
        ADD CONSTRAINT gov_event_merged_check CHECK
          ((state = 'MERGED') = (merged_into_id IS NOT NULL AND merged_at IS NOT NULL)),
        ADD CONSTRAINT gov_event_merged_itself_check CHECK (merged_into_id <> id),
        ADD CONSTRAINT gov_event_merged_counts_check CHECK (
          merged_count >= merged_waiting AND merged_waiting >= 0 AND merged_rated >= merged_satisfied);
      CREATE INDEX gov_event_merged_into_id_idx ON gov_event (merged_into_id, reported_at)
        WHERE merged_into_id IS NOT NULL;
      ALTER TABLE gov_event_transition DROP CONSTRAINT gov_event_transition_to_state_check,
        ADD CONSTRAINT gov_event_transition_to_state_check CHECK (to_state IN (${sqlCodes(EVENT_STATES)}));
      CREATE TABLE event_reporter (
        origin_event_id uuid NOT NULL,
        event_id uuid NOT NULL,
        source text NOT NULL,
        anonymous boolean NOT NULL,
        subject text,
        reported_at timestamptz(3) NOT NULL,
        rating text,
        rated_at timestamptz(3),
        CONSTRAINT event_reporter_pkey PRIMARY KEY (origin_event_id),
        CONSTRAINT event_reporter_origin_event_id_fkey FOREIGN KEY (origin_event_id) REFERENCES gov_event (id),
        CONSTRAINT event_reporter_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT event_reporter_itself_check CHECK (event_id <> origin_event_id),
        CONSTRAINT event_reporter_anonymous_check CHECK (NOT anonymous OR subject IS NULL),
        CONSTRAINT event_reporter_source_check CHECK (source IN (${sqlCodes(EVENT_SOURCES)})),
        CONSTRAINT event_reporter_rating_check CHECK (rating IN (${sqlCodes(SATISFACTION_RATINGS)}))
      );
      CREATE INDEX event_reporter_event_id_reported_at_idx ON event_reporter (event_id, reported_at, origin_event_id)`);
    // Moved by the merge of events alone, whoever merges them; taken away again when a merge is taken back.
    await protectRows(runner, 'event_reporter', {
      read: `NOT (SELECT caller_is_integrator()) AND EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)
        OR subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())`,
      write: '(SELECT reads_whole())',
      remove: '(SELECT reads_whole())',
    });
    const contact = `(SELECT reads_whole()) OR (${CONTACT})`;
    await runner.query(`ALTER POLICY read ON event_contact USING (${contact});
      ALTER POLICY change ON event_contact USING (${contact});
      CREATE POLICY remove ON case_link FOR DELETE USING ((SELECT reads_whole()));
      GRANT DELETE ON case_link TO gezhi_service`);
  }

  /** Fails while there are merged events: without these columns nobody could tell what became of them. */
  async down(runner: QueryRunner): Promise<void> {
    const states = sqlCodes({ codes: EVENT_STATES.codes.filter((state) => state !== 'MERGED') });
    await runner.query(`
      ALTER TABLE gov_event DROP CONSTRAINT gov_event_state_check,
        ADD CONSTRAINT gov_event_state_check CHECK (state IN (${states}));
      DROP POLICY remove ON case_link; REVOKE DELETE ON case_link FROM gezhi_service;
      DROP POLICY read ON event_contact; DROP POLICY change ON event_contact;
      DROP TABLE event_reporter;
      CREATE POLICY read ON event_contact FOR SELECT USING ((SELECT reads_whole()));
      CREATE POLICY change ON event_contact FOR UPDATE USING ((SELECT reads_whole()));
      ALTER TABLE gov_event DROP COLUMN merged_into_id, DROP COLUMN merged_at, DROP COLUMN merged_count,
        DROP COLUMN merged_waiting, DROP COLUMN merged_rated, DROP COLUMN merged_satisfied;
      ALTER TABLE event_category DROP COLUMN dedupe_metres, DROP COLUMN dedupe_weeks`);
  }
}
