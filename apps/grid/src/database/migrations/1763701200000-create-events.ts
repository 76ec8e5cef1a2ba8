import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events with their limits and history, and the tree they are sorted by. */
export class CreateEvents1763701200000 implements MigrationInterface {
  readonly name = 'CreateEvents1763701200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_category (
        code text COLLATE "C" NOT NULL,
        parent_code text COLLATE "C",
        name_en text NOT NULL,
        name_zh text NOT NULL,
        leaf boolean NOT NULL,
        nature text,
        lead_department_code text COLLATE "C",
        evidence_required boolean NOT NULL,
        limits jsonb,
        CONSTRAINT event_category_pkey PRIMARY KEY (code),
        CONSTRAINT event_category_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES event_category (code)
      );
      CREATE INDEX event_category_parent_code_idx ON event_category (parent_code);
      CREATE TABLE category_owner (
        id uuid NOT NULL,
        category_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        lead_organization_id uuid NOT NULL,
        assist_organization_ids text[] NOT NULL DEFAULT '{}',
        CONSTRAINT category_owner_pkey PRIMARY KEY (id),
        CONSTRAINT category_owner_category_code_fkey FOREIGN KEY (category_code) REFERENCES event_category (code)
      );
      CREATE UNIQUE INDEX category_owner_category_code_area_code_idx ON category_owner (category_code, area_code);
      CREATE TABLE event_limit (
        urgency text NOT NULL,
        unit text NOT NULL,
        amount integer NOT NULL,
        basis text NOT NULL,
        CONSTRAINT event_limit_pkey PRIMARY KEY (urgency),
        CONSTRAINT event_limit_amount_check CHECK (amount > 0)
      );
      CREATE TABLE calendar_day (
        date date NOT NULL,
        kind text NOT NULL,
        note text NOT NULL,
        entered_on date NOT NULL,
        CONSTRAINT calendar_day_pkey PRIMARY KEY (date),
        CONSTRAINT calendar_day_kind_check CHECK (kind IN ('HOLIDAY', 'WORKDAY'))
      );
      CREATE TABLE gov_event (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        source text NOT NULL,
        nature text NOT NULL,
        urgency text NOT NULL,
        state text NOT NULL,
        flags text[] NOT NULL DEFAULT '{}',
        category_code text COLLATE "C",
        area_code text COLLATE "C" NOT NULL,
        unlocated boolean NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        longitude double precision,
        latitude double precision,
        reporter_subject text,
        anonymous boolean NOT NULL,
        lead_organization_id uuid,
        assist_organization_ids text[] NOT NULL DEFAULT '{}',
        dispatch_basis text,
        suggested_organization_id uuid,
        return_used boolean NOT NULL,
        return_count integer NOT NULL,
        rework_count integer NOT NULL,
        reopen_count integer NOT NULL,
        suspend_count integer NOT NULL,
        suspended_until date,
        deadline_kind text,
        deadline_unit text,
        deadline_amount integer,
        deadline_started_at timestamptz(3),
        deadline_due_at timestamptz(3),
        deadline_approaches_at timestamptz(3),
        deadline_paused_total bigint,
        deadline_paused_at timestamptz(3),
        deadline_extended_by integer,
        deadline_basis text,
        deadline_rolls_to_workday boolean,
        deadline_covered boolean,
        deadline_met_at timestamptz(3),
        reported_at timestamptz(3) NOT NULL,
        accepted_at timestamptz(3),
        dispatched_at timestamptz(3),
        signed_at timestamptz(3),
        contacted_at timestamptz(3),
        handled_at timestamptz(3),
        handler_subject text,
        verifier_subject text,
        result text,
        evidence text[] NOT NULL DEFAULT '{}',
        callback_attempts integer NOT NULL,
        called_back_at timestamptz(3),
        rating text,
        disputed boolean NOT NULL,
        refusal_reason text,
        redirect_channel text,
        outcome text,
        absorption_level text,
        responsible_body text,
        closed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT gov_event_pkey PRIMARY KEY (id),
        CONSTRAINT gov_event_category_code_fkey FOREIGN KEY (category_code) REFERENCES event_category (code),
        CONSTRAINT gov_event_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
        CONSTRAINT gov_event_closed_check CHECK
          ((state = 'CLOSED') = (closed_at IS NOT NULL AND outcome IS NOT NULL AND absorption_level IS NOT NULL)),
        CONSTRAINT gov_event_source_check CHECK (source IN (
          'HOTLINE_12345', 'GRID_PATROL', 'STAFF_REPORT', 'CITIZEN_APP', 'IOT', 'DEPT_TRANSFER',
          'PLATFORM_181', 'HEALTH_CHECK', 'DELIBERATION')),
        CONSTRAINT gov_event_nature_check CHECK (nature IN (
          'COMPONENT', 'INCIDENT', 'DEMAND', 'DISPUTE', 'HAZARD', 'CONSULTATION', 'SUGGESTION')),
        CONSTRAINT gov_event_urgency_check CHECK (urgency IN (
          'DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX')),
        CONSTRAINT gov_event_state_check CHECK (state IN (
          'RECEIVED', 'ACCEPTED', 'REDIRECTED', 'REFUSED', 'DISPATCHED', 'RETURN_PENDING', 'SIGNED',
          'IN_PROGRESS', 'SUSPENDED', 'HANDLED', 'AWAITING_FEEDBACK', 'CLOSED', 'CANCELLED')),
        CONSTRAINT gov_event_flags_check CHECK (flags <@ ARRAY[
          'POTENTIAL_DUPLICATE', 'REPEAT', 'ESCALATED', 'WHISTLED', 'SUPERVISED', 'SECRETARY', 'REWORK',
          'EXTENDED']),
        CONSTRAINT gov_event_dispatch_basis_check CHECK (dispatch_basis IN (
          'CATALOGUE', 'MANUAL')),
        CONSTRAINT gov_event_rating_check CHECK (rating IN (
          'SATISFIED', 'DISSATISFIED')),
        CONSTRAINT gov_event_refusal_reason_check CHECK (refusal_reason IN (
          'NOT_PUBLIC_MATTER', 'TOO_VAGUE', 'OUTSIDE_CITY', 'ALREADY_DECIDED')),
        CONSTRAINT gov_event_redirect_channel_check CHECK (redirect_channel IN (
          'POLICE_110', 'FIRE_119', 'MEDICAL_120', 'LITIGATION', 'PETITION', 'ADMINISTRATIVE_REVIEW',
          'ARBITRATION')),
        CONSTRAINT gov_event_outcome_check CHECK (outcome IN (
          'RESOLVED', 'PARTLY_RESOLVED', 'EXPLAINED', 'UNFOUNDED', 'OUT_OF_SCOPE', 'POLICY_LIMITED',
          'WITHDRAWN', 'TRANSFERRED_STATUTORY')),
        CONSTRAINT gov_event_absorption_level_check CHECK (absorption_level IN (
          'GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT', 'CITY'))
      );
      CREATE UNIQUE INDEX gov_event_number_idx ON gov_event (number);
      CREATE INDEX gov_event_area_code_reported_at_idx ON gov_event (area_code, reported_at);
      CREATE INDEX gov_event_area_code_accepted_at_idx ON gov_event (area_code, accepted_at);
      CREATE INDEX gov_event_area_code_due_at_idx ON gov_event (area_code, deadline_due_at);
      CREATE INDEX gov_event_area_code_closed_at_idx ON gov_event (area_code, closed_at);
      CREATE INDEX gov_event_lead_reported_at_idx ON gov_event (lead_organization_id, reported_at);
      CREATE INDEX gov_event_reporter_subject_idx ON gov_event (reporter_subject) WHERE reporter_subject IS NOT NULL;
      CREATE INDEX gov_event_open_area_code_idx ON gov_event (area_code, reported_at)
        WHERE state IN (
          'RECEIVED', 'ACCEPTED', 'DISPATCHED', 'RETURN_PENDING', 'SIGNED', 'IN_PROGRESS', 'SUSPENDED',
          'HANDLED', 'AWAITING_FEEDBACK');
      CREATE TABLE gov_event_transition (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT gov_event_transition_pkey PRIMARY KEY (id),
        CONSTRAINT gov_event_transition_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT gov_event_transition_to_state_check CHECK (to_state IN (
          'RECEIVED', 'ACCEPTED', 'REDIRECTED', 'REFUSED', 'DISPATCHED', 'RETURN_PENDING', 'SIGNED',
          'IN_PROGRESS', 'SUSPENDED', 'HANDLED', 'AWAITING_FEEDBACK', 'CLOSED', 'CANCELLED'))
      );
      CREATE INDEX gov_event_transition_event_id_occurred_at_idx
        ON gov_event_transition (event_id, occurred_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE gov_event_transition, gov_event, category_owner, event_category, event_limit, calendar_day',
    );
  }
}
