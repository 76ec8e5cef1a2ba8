import { sqlCodes } from '@gezhi/kernel';
import { keepFromIntegrators, protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMISSION_STATES } from '../../domain/admission/admission.states';

const OF_ADMISSION = 'EXISTS (SELECT FROM community_admission a WHERE a.id = admission_id)';

/** What departments ask of communities beyond their lists, and what was let through. */
export class CreateCommunityAdmissions1764006300000 implements MigrationInterface {
  readonly name = 'CreateCommunityAdmissions1764006300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE community_admission (
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        category_code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        from_date date NOT NULL,
        to_date date NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT community_admission_pkey PRIMARY KEY (id),
        CONSTRAINT community_admission_category_code_fkey FOREIGN KEY (category_code) REFERENCES event_category (code),
        CONSTRAINT community_admission_state_check CHECK (state IN (${sqlCodes(ADMISSION_STATES)})),
        CONSTRAINT community_admission_term_check CHECK (to_date >= from_date)
      );
      CREATE INDEX community_admission_area_code_idx ON community_admission (area_code, created_at);
      CREATE INDEX community_admission_approved_idx ON community_admission (category_code, to_date)
        WHERE state = 'APPROVED';
      CREATE TABLE community_admission_transition (
        id uuid NOT NULL,
        admission_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT community_admission_transition_pkey PRIMARY KEY (id),
        CONSTRAINT community_admission_transition_admission_id_fkey
          FOREIGN KEY (admission_id) REFERENCES community_admission (id)
      );
      CREATE INDEX community_admission_transition_admission_id_idx
        ON community_admission_transition (admission_id, occurred_at);
      ALTER TABLE dispatch_decision
        ADD COLUMN admission_id uuid,
        ADD CONSTRAINT dispatch_decision_admission_id_fkey FOREIGN KEY (admission_id) REFERENCES community_admission (id)`);
    await protectRows(runner, 'community_admission', {
      read: 'caller_covers(area_code) OR organization_id = (SELECT caller_organization())',
    });
    await protectRows(runner, 'community_admission_transition', { read: OF_ADMISSION });
    for (const table of ['community_admission', 'community_admission_transition'])
      await keepFromIntegrators(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dispatch_decision DROP COLUMN admission_id;
      DROP TABLE community_admission_transition, community_admission`);
  }
}
