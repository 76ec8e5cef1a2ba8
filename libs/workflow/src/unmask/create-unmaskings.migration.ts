import { sqlCodes, UNMASK_REASONS } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department that shows masked data counts how often each account is shown some, and keeps why. */
export class CreateUnmaskings1763792000000 implements MigrationInterface {
  readonly name = 'CreateUnmaskings1763792000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unmasking (
        id uuid PRIMARY KEY,
        object_type text NOT NULL,
        object_id text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        purpose text NOT NULL,
        case_number text NOT NULL,
        reason text NOT NULL CHECK (reason IN (${sqlCodes(UNMASK_REASONS)})),
        reason_text text NOT NULL,
        occurred_at timestamptz(3) NOT NULL
      )`);
    await runner.query('CREATE INDEX unmasking_of_actor ON unmasking (actor_subject, occurred_at)');
    await protectRows(runner, 'unmasking', {
      read: `actor_subject = (SELECT caller_subject()) OR caller_has_role('AUDITOR')`,
      write: 'actor_subject = (SELECT caller_subject())',
    });
    await runner.query('REVOKE UPDATE ON unmasking FROM gezhi_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unmasking');
  }
}
