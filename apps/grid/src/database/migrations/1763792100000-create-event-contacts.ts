import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `handles` and `isOwnReport` of contact.rules.ts. */
const HANDLING_TEAM_OR_OWNER = `EXISTS (SELECT FROM gov_event e WHERE e.id = event_id AND (
    caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') AND caller_covers(e.area_code)
    OR caller_has_role('GRID_MEMBER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER')
      AND (e.lead_organization_id = (SELECT caller_organization())
        OR (SELECT caller_organization())::text = ANY (e.assist_organization_ids))
    OR caller_has_role('RESIDENT') AND (SELECT caller_organization()) IS NULL
      AND e.reporter_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())))`;

/** Reporters may leave a contact. It stays apart from the event, for the handling team and the reporter alone. */
export class CreateEventContacts1763792100000 implements MigrationInterface {
  readonly name = 'CreateEventContacts1763792100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      CREATE TABLE event_contact (
        event_id uuid PRIMARY KEY REFERENCES gov_event (id),
        name text CHECK (length(name) <= 50),
        phone text CHECK (phone ~ '^(1\d{10}|0\d{2,3}-\d{7,8})$'),
        created_at timestamptz(3) NOT NULL
      )`);
    // Written where the event is taken in, and blanked by the platform: never by a caller's own statement.
    await protectRows(runner, 'event_contact', {
      read: HANDLING_TEAM_OR_OWNER,
      write: '(SELECT reads_whole())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_contact');
  }
}
