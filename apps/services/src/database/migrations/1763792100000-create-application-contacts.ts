import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `handles` and `isOwnApplication` of contact.rules.ts. */
const HANDLERS_OR_OWNER = `EXISTS (SELECT FROM application a WHERE a.id = application_id AND (
    caller_has_role('WINDOW_CLERK') AND caller_covers(a.area_code)
    OR caller_has_role('WINDOW_CLERK', 'DEPARTMENT_OFFICER')
      AND (SELECT caller_organization()) IN (a.implementing_organization_id, a.receiving_organization_id)
    OR caller_has_role('RESIDENT')
      AND a.applicant_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())))`;

/** Applicants may leave a contact. It stays apart from the application, for those who handle it and the applicant alone. */
export class CreateApplicationContacts1763792100000 implements MigrationInterface {
  readonly name = 'CreateApplicationContacts1763792100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      CREATE TABLE application_contact (
        application_id uuid PRIMARY KEY REFERENCES application (id),
        name text CHECK (length(name) <= 50),
        phone text CHECK (phone ~ '^(1\d{10}|0\d{2,3}-\d{7,8})$'),
        created_at timestamptz(3) NOT NULL
      )`);
    // Written with the application, and blanked by the platform: never by a caller's own statement.
    await protectRows(runner, 'application_contact', {
      read: HANDLERS_OR_OWNER,
      write: '(SELECT reads_whole())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE application_contact');
  }
}
