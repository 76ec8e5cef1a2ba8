import { sqlCodes } from '@gezhi/kernel';
import { keepFromIntegrators, protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RETURN_DECISIONS, RETURN_REASONS } from '../../domain/dispatch/dispatch.codes';
import { DISPATCH_BASES } from '../../domain/event/event.codes';

const OF_EVENT = 'EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)';

/** Every order with the trace of how its lead was found; parts of matters; who was asked first. */
export class CreateDispatchDecisions1764006200000 implements MigrationInterface {
  readonly name = 'CreateDispatchDecisions1764006200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dispatch_decision (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        decided_at timestamptz(3) NOT NULL,
        basis text NOT NULL,
        lead_organization_id uuid NOT NULL,
        assist_organization_ids text[] NOT NULL DEFAULT '{}',
        proposed_organization_id uuid,
        overridden boolean NOT NULL,
        rule_set_id uuid,
        rule_set_version integer,
        rule_code text COLLATE "C",
        catalogue_id uuid,
        catalogue_version integer,
        item_code text COLLATE "C",
        trace jsonb NOT NULL,
        signed_at timestamptz(3),
        return_reason text,
        suggested_organization_id uuid,
        return_decision text,
        return_decided_at timestamptz(3),
        adjudicator_organization_id uuid,
        CONSTRAINT dispatch_decision_pkey PRIMARY KEY (id),
        CONSTRAINT dispatch_decision_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT dispatch_decision_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES matter_list (id),
        CONSTRAINT dispatch_decision_catalogue_id_fkey FOREIGN KEY (catalogue_id) REFERENCES matter_list (id),
        CONSTRAINT dispatch_decision_basis_check CHECK (basis IN (${sqlCodes(DISPATCH_BASES)})),
        CONSTRAINT dispatch_decision_return_reason_check CHECK (return_reason IN (${sqlCodes(RETURN_REASONS)})),
        CONSTRAINT dispatch_decision_return_decision_check CHECK (return_decision IN (${sqlCodes(RETURN_DECISIONS)}))
      );
      CREATE INDEX dispatch_decision_event_id_idx ON dispatch_decision (event_id, decided_at, id);
      CREATE INDEX dispatch_decision_rule_idx ON dispatch_decision (rule_set_id, rule_code, decided_at);
      ALTER TABLE gov_event
        ADD COLUMN parent_id uuid,
        ADD COLUMN first_asked_organization_id uuid,
        ADD COLUMN dispatch_catalogue_id uuid,
        ADD COLUMN misdispatch_count integer NOT NULL DEFAULT 0,
        ADD COLUMN handled_by_grid_member boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT gov_event_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES gov_event (id),
        ADD CONSTRAINT gov_event_dispatch_catalogue_id_fkey FOREIGN KEY (dispatch_catalogue_id) REFERENCES matter_list (id),
        ADD CONSTRAINT gov_event_parent_check CHECK (parent_id <> id),
        DROP CONSTRAINT gov_event_dispatch_basis_check,
        ADD CONSTRAINT gov_event_dispatch_basis_check CHECK (dispatch_basis IN (${sqlCodes(DISPATCH_BASES)}));
      ALTER TABLE gov_event
        ALTER COLUMN misdispatch_count DROP DEFAULT,
        ALTER COLUMN handled_by_grid_member DROP DEFAULT;
      UPDATE gov_event SET first_asked_organization_id = lead_organization_id
        WHERE lead_organization_id IS NOT NULL AND signed_at IS NULL;
      CREATE INDEX gov_event_parent_id_idx ON gov_event (parent_id, reported_at) WHERE parent_id IS NOT NULL;
      CREATE INDEX gov_event_handing_over_idx ON gov_event (first_asked_organization_id)
        WHERE first_asked_organization_id IS NOT NULL AND signed_at IS NULL`);
    await protectRows(runner, 'dispatch_decision', { read: OF_EVENT });
    await keepFromIntegrators(runner, 'dispatch_decision');
    // Whoever was asked first sees the matter until somebody else has signed for it.
    await runner.query(`
      CREATE POLICY handing_over ON gov_event FOR SELECT
        USING (signed_at IS NULL AND first_asked_organization_id = (SELECT caller_organization()))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY handing_over ON gov_event;
      DROP TABLE dispatch_decision;
      ALTER TABLE gov_event
        DROP CONSTRAINT gov_event_parent_check,
        DROP COLUMN parent_id,
        DROP COLUMN first_asked_organization_id,
        DROP COLUMN dispatch_catalogue_id,
        DROP COLUMN misdispatch_count,
        DROP COLUMN handled_by_grid_member,
        DROP CONSTRAINT gov_event_dispatch_basis_check,
        ADD CONSTRAINT gov_event_dispatch_basis_check CHECK (dispatch_basis IN ('CATALOGUE', 'MANUAL')) NOT VALID`);
  }
}
