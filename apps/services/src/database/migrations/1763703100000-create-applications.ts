import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked for: applications with their clocks and their history. */
export class CreateApplications1763703100000 implements MigrationInterface {
  readonly name = 'CreateApplications1763703100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE application (
        id uuid NOT NULL,
        tracking_code text COLLATE "C" NOT NULL,
        service_item_id uuid NOT NULL,
        service_item_version_id uuid NOT NULL,
        state text NOT NULL,
        applicant_kind text NOT NULL,
        applicant_subject text,
        area_code text COLLATE "C" NOT NULL,
        channel text NOT NULL,
        mandate_number text,
        receiving_organization_id uuid,
        counter text,
        implementing_organization_id uuid NOT NULL,
        submitted_at timestamptz(3),
        received_at timestamptz(3),
        correction_requested_at timestamptz(3),
        correction_materials text[] NOT NULL,
        accepted_at timestamptz(3),
        deemed_accepted_at timestamptz(3),
        due_at timestamptz(3),
        special_procedure text,
        special_until date,
        special_notice text,
        extended_by integer NOT NULL,
        extension_approval text,
        decided_at timestamptz(3),
        outcome text,
        reason text,
        reconsideration_body text,
        litigation_court text,
        late_reason text,
        decision_days integer,
        licence_number text COLLATE "C",
        issued_at timestamptz(3),
        completed_at timestamptz(3),
        review_invited_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT application_pkey PRIMARY KEY (id),
        CONSTRAINT application_state_check
          CHECK (state IN ('DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED', 'NOT_ACCEPTED', 'IN_REVIEW',
            'SPECIAL_PROCEDURE', 'GRANTED', 'DENIED', 'ISSUED', 'COMPLETED', 'WITHDRAWN', 'TERMINATED')),
        CONSTRAINT application_applicant_kind_check
          CHECK (applicant_kind IN ('NATURAL_PERSON', 'SOLE_TRADER', 'ENTERPRISE', 'PUBLIC_INSTITUTION',
            'SOCIAL_ORGANIZATION', 'OTHER_ORGANIZATION')),
        CONSTRAINT application_channel_check CHECK (channel IN ('WINDOW', 'ONLINE', 'SELF_SERVICE', 'AGENCY')),
        CONSTRAINT application_special_procedure_check
          CHECK (special_procedure IN ('HEARING', 'INSPECTION', 'TEST', 'EXPERT_REVIEW')),
        CONSTRAINT application_outcome_check CHECK (outcome IN ('GRANTED', 'DENIED', 'NOT_ACCEPTED')),
        CONSTRAINT application_submitted_check CHECK (state IN ('DRAFT', 'WITHDRAWN') OR submitted_at IS NOT NULL),
        CONSTRAINT application_mandate_check CHECK (channel <> 'AGENCY' OR mandate_number IS NOT NULL),
        CONSTRAINT application_denial_check CHECK (outcome IS DISTINCT FROM 'DENIED'
          OR (reason IS NOT NULL AND reconsideration_body IS NOT NULL AND litigation_court IS NOT NULL)),
        CONSTRAINT application_extended_by_check CHECK (extended_by BETWEEN 0 AND 10)
      );
      CREATE UNIQUE INDEX application_tracking_code_idx ON application (tracking_code);
      CREATE UNIQUE INDEX application_licence_number_idx ON application (licence_number) WHERE licence_number IS NOT NULL;
      CREATE INDEX application_area_code_created_at_idx ON application (area_code, created_at);
      CREATE INDEX application_area_code_submitted_at_idx ON application (area_code, submitted_at);
      CREATE INDEX application_area_code_decided_at_idx ON application (area_code, decided_at);
      CREATE INDEX application_submitted_at_idx ON application (submitted_at);
      CREATE INDEX application_accepted_at_idx ON application (accepted_at);
      CREATE INDEX application_decided_at_idx ON application (decided_at);
      CREATE INDEX application_implementing_organization_id_idx ON application (implementing_organization_id, created_at);
      CREATE INDEX application_receiving_organization_id_idx ON application (receiving_organization_id, created_at);
      CREATE INDEX application_open_due_at_idx ON application (due_at) WHERE decided_at IS NULL AND due_at IS NOT NULL;
      CREATE INDEX application_deemed_accepted_at_idx ON application (deemed_accepted_at) WHERE deemed_accepted_at IS NOT NULL;
      CREATE INDEX application_applicant_subject_idx ON application (applicant_subject) WHERE applicant_subject IS NOT NULL;
      CREATE TABLE application_clock (
        application_id uuid NOT NULL,
        kind text NOT NULL,
        unit text NOT NULL,
        amount integer NOT NULL,
        started_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        approaches_at timestamptz(3) NOT NULL,
        paused_total bigint NOT NULL,
        paused_at timestamptz(3),
        extended_by integer NOT NULL,
        basis text NOT NULL,
        rolls_to_workday boolean NOT NULL,
        covered boolean NOT NULL,
        met_at timestamptz(3),
        CONSTRAINT application_clock_pkey PRIMARY KEY (application_id, kind),
        CONSTRAINT application_clock_kind_check CHECK (kind IN ('ACCEPTANCE', 'PROMISED', 'LEGAL', 'ISSUE')),
        CONSTRAINT application_clock_unit_check CHECK (unit = 'WORKDAY')
      );
      CREATE INDEX application_clock_silent_idx ON application_clock (due_at) WHERE kind = 'ACCEPTANCE' AND met_at IS NULL;
      CREATE TABLE application_transition (
        id uuid NOT NULL,
        application_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT application_transition_pkey PRIMARY KEY (id)
      );
      CREATE INDEX application_transition_application_id_idx ON application_transition (application_id, occurred_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE application_transition, application_clock, application');
  }
}
