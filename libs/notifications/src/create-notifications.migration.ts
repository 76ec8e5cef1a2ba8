import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The recipient; nobody else, whatever the area. */
const RECIPIENT = `recipient_organization_id = (SELECT caller_organization())
  OR (recipient_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in()))
  OR (recipient_area_code IS NOT NULL AND caller_covers(recipient_area_code) AND caller_has_role(VARIADIC recipient_roles))`;

/** What people have to be told stands in the department's own database, written with the change that causes it. */
export class CreateNotifications1764000100000 implements MigrationInterface {
  readonly name = 'CreateNotifications1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification (
        id uuid NOT NULL,
        kind text NOT NULL,
        recipient_organization_id uuid,
        recipient_area_code text COLLATE "C",
        recipient_roles text[] NOT NULL DEFAULT '{}',
        recipient_subject text,
        about_type text NOT NULL,
        about_id text NOT NULL,
        area_code text COLLATE "C",
        "values" jsonb NOT NULL,
        once_key text,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT notification_pkey PRIMARY KEY (id),
        CONSTRAINT notification_once_key UNIQUE (kind, once_key),
        CONSTRAINT notification_recipient_check CHECK (
          num_nonnulls(recipient_organization_id, recipient_area_code, recipient_subject) = 1)
      );
      CREATE INDEX notification_recipient_organization_id_idx
        ON notification (recipient_organization_id, id) WHERE recipient_organization_id IS NOT NULL;
      CREATE INDEX notification_recipient_area_code_idx
        ON notification (recipient_area_code, id) WHERE recipient_area_code IS NOT NULL;
      CREATE INDEX notification_recipient_subject_idx
        ON notification (recipient_subject, id) WHERE recipient_subject IS NOT NULL`);
    // Written with the change that causes it, whoever makes that.
    await protectRows(runner, 'notification', { read: RECIPIENT, write: '(SELECT reads_whole())' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notification');
  }
}
