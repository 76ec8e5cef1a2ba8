import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  AGREEMENT_FORMS,
  DISPUTE_CHANNELS,
  DISPUTE_KINDS,
  MEDIATOR_POSTS,
  SESSION_OUTCOMES,
} from '../../domain/dispute/dispute.codes';
import { DISPUTE_STATES } from '../../domain/dispute/dispute.states';

/** Disputes are mediated, in lists that show what was found, what is being solved and what is. */
export class CreateDisputes1764005400000 implements MigrationInterface {
  readonly name = 'CreateDisputes1764005400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dispute (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        kind text NOT NULL,
        parties jsonb NOT NULL,
        committee_id uuid,
        session_count integer NOT NULL,
        agreement_form text,
        agreement text,
        visit_due_on date,
        referred_to text,
        found_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT dispute_pkey PRIMARY KEY (id),
        CONSTRAINT dispute_event_id_key UNIQUE (event_id),
        CONSTRAINT dispute_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT dispute_state_check CHECK (state IN (${sqlCodes(DISPUTE_STATES)})),
        CONSTRAINT dispute_kind_check CHECK (kind IN (${sqlCodes(DISPUTE_KINDS)})),
        CONSTRAINT dispute_agreement_form_check CHECK (agreement_form IN (${sqlCodes(AGREEMENT_FORMS)})),
        CONSTRAINT dispute_referred_to_check CHECK (referred_to IN (${sqlCodes(DISPUTE_CHANNELS)})),
        CONSTRAINT dispute_agreed_check CHECK (state NOT IN ('AGREED', 'SETTLED') OR agreement_form IS NOT NULL),
        CONSTRAINT dispute_referred_check CHECK ((state = 'REFERRED') = (referred_to IS NOT NULL)),
        CONSTRAINT dispute_ended_check CHECK ((state IN ('SETTLED', 'REFERRED', 'WITHDRAWN')) = (ended_at IS NOT NULL))
      );
      CREATE INDEX dispute_area_code_found_at_idx ON dispute (area_code, found_at);
      CREATE INDEX dispute_committee_id_found_at_idx ON dispute (committee_id, found_at);
      CREATE TABLE dispute_transition (
        id uuid NOT NULL,
        dispute_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT dispute_transition_pkey PRIMARY KEY (id),
        CONSTRAINT dispute_transition_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute (id),
        CONSTRAINT dispute_transition_to_state_check CHECK (to_state IN (${sqlCodes(DISPUTE_STATES)}))
      );
      CREATE INDEX dispute_transition_dispute_id_occurred_at_idx ON dispute_transition (dispute_id, occurred_at, id);
      CREATE TABLE mediation_session (
        id uuid NOT NULL,
        dispute_id uuid NOT NULL,
        held_on date NOT NULL,
        venue text NOT NULL,
        mediator_posts text[] NOT NULL,
        outcome text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT mediation_session_pkey PRIMARY KEY (id),
        CONSTRAINT mediation_session_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES dispute (id),
        CONSTRAINT mediation_session_outcome_check CHECK (outcome IN (${sqlCodes(SESSION_OUTCOMES)})),
        CONSTRAINT mediation_session_mediator_posts_check CHECK (
          cardinality(mediator_posts) > 0 AND mediator_posts <@ ARRAY[${sqlCodes(MEDIATOR_POSTS)}])
      );
      CREATE INDEX mediation_session_dispute_id_held_on_idx ON mediation_session (dispute_id, held_on, id);
      CREATE TABLE dispute_list (
        code text COLLATE "C" NOT NULL,
        position integer NOT NULL,
        name_en text NOT NULL,
        name_zh text NOT NULL,
        states text[] NOT NULL,
        source text NOT NULL,
        CONSTRAINT dispute_list_pkey PRIMARY KEY (code),
        CONSTRAINT dispute_list_states_check CHECK (states <@ ARRAY[${sqlCodes(DISPUTE_STATES)}])
      )`);
    await protectRows(runner, 'dispute', {
      read: 'caller_covers(area_code) OR committee_id = (SELECT caller_organization())',
    });
    const ofDispute = { read: 'EXISTS (SELECT FROM dispute d WHERE d.id = dispute_id)' };
    await protectRows(runner, 'dispute_transition', ofDispute);
    await protectRows(runner, 'mediation_session', ofDispute);
    await protectRows(runner, 'dispute_list', { read: 'true', write: 'false' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dispute_list, mediation_session, dispute_transition, dispute');
  }
}
