import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One visit and what came of it: sections, findings, corrections, clues. */
export class CreateInspections1763703200000 implements MigrationInterface {
  readonly name = 'CreateInspections1763703200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inspection (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        site_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        lead_organization_id uuid NOT NULL,
        trigger text NOT NULL,
        source_event_id uuid,
        state text NOT NULL,
        checklist_version integer NOT NULL,
        planned_on date NOT NULL,
        department_count integer NOT NULL,
        repeat_warnings jsonb NOT NULL,
        repeated boolean NOT NULL,
        beyond_cap boolean NOT NULL,
        on_site_at timestamptz(3),
        recorded_at timestamptz(3),
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT inspection_pkey PRIMARY KEY (id),
        CONSTRAINT inspection_number_key UNIQUE (number),
        CONSTRAINT inspection_site_id_fkey FOREIGN KEY (site_id) REFERENCES regulated_site (id),
        CONSTRAINT inspection_checklist_version_fkey FOREIGN KEY (checklist_version) REFERENCES checklist (list_version),
        CONSTRAINT inspection_trigger_check CHECK (trigger IN ('ANNUAL_PLAN', 'SPECIAL', 'COMPLAINT')),
        CONSTRAINT inspection_state_check CHECK (state IN ('PLANNED', 'NOTIFIED', 'UNANNOUNCED', 'ON_SITE', 'RECORDED',
          'CORRECTING', 'RECHECKED', 'CLOSED', 'TO_CASE')),
        CONSTRAINT inspection_department_count_check CHECK (department_count >= 1),
        CONSTRAINT inspection_ended_check CHECK ((state IN ('CLOSED', 'TO_CASE')) = (ended_at IS NOT NULL)),
        CONSTRAINT inspection_beyond_cap_check CHECK (NOT beyond_cap OR trigger = 'COMPLAINT')
      );
      CREATE INDEX inspection_area_code_planned_on_idx ON inspection (area_code, planned_on);
      CREATE INDEX inspection_area_code_on_site_at_idx ON inspection (area_code, on_site_at);
      CREATE INDEX inspection_lead_organization_id_on_site_at_idx ON inspection (lead_organization_id, on_site_at);
      CREATE INDEX inspection_site_id_planned_on_idx ON inspection (site_id, planned_on);

      CREATE TABLE inspection_section (
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        department_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        item_codes text[] NOT NULL,
        CONSTRAINT inspection_section_pkey PRIMARY KEY (id),
        CONSTRAINT inspection_section_inspection_id_department_code_key UNIQUE (inspection_id, department_code),
        CONSTRAINT inspection_section_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT inspection_section_item_codes_check CHECK (cardinality(item_codes) > 0)
      );
      CREATE INDEX inspection_section_organization_id_inspection_id_idx ON inspection_section (organization_id, inspection_id);

      CREATE TABLE inspection_transition (
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT inspection_transition_pkey PRIMARY KEY (id),
        CONSTRAINT inspection_transition_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection (id)
      );
      CREATE INDEX inspection_transition_inspection_id_occurred_at_idx ON inspection_transition (inspection_id, occurred_at);

      CREATE TABLE finding (
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        site_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        department_code text COLLATE "C" NOT NULL,
        item_code text COLLATE "C" NOT NULL,
        power_item_code text COLLATE "C" NOT NULL,
        result text NOT NULL,
        measure double precision,
        evidence_kinds text[] NOT NULL,
        description text,
        checked_at timestamptz(3) NOT NULL,
        CONSTRAINT finding_pkey PRIMARY KEY (id),
        CONSTRAINT finding_inspection_id_item_code_key UNIQUE (inspection_id, item_code),
        CONSTRAINT finding_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT finding_power_item_code_fkey FOREIGN KEY (power_item_code) REFERENCES power_item (code),
        CONSTRAINT finding_result_check CHECK (result IN ('COMPLIANT', 'VIOLATION', 'NOT_APPLICABLE')),
        CONSTRAINT finding_evidence_check CHECK (result <> 'VIOLATION' OR cardinality(evidence_kinds) > 0)
      );
      CREATE INDEX finding_area_code_checked_at_idx ON finding (area_code, checked_at);
      CREATE INDEX finding_organization_id_power_item_code_checked_at_idx ON finding (organization_id, power_item_code, checked_at);
      CREATE INDEX finding_site_id_item_code_checked_at_idx ON finding (site_id, item_code, checked_at);

      CREATE TABLE correction_order (
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        finding_id uuid NOT NULL,
        item_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        requirement text NOT NULL,
        deadline_kind text NOT NULL,
        deadline_unit text NOT NULL,
        deadline_amount integer NOT NULL,
        deadline_started_at timestamptz(3) NOT NULL,
        deadline_due_at timestamptz(3) NOT NULL,
        deadline_approaches_at timestamptz(3) NOT NULL,
        deadline_paused_total bigint NOT NULL,
        deadline_paused_at timestamptz(3),
        deadline_extended_by integer NOT NULL,
        deadline_basis text NOT NULL,
        deadline_rolls_to_workday boolean NOT NULL,
        deadline_covered boolean NOT NULL,
        deadline_met_at timestamptz(3),
        outcome text NOT NULL,
        corrected_on date,
        rechecked_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT correction_order_pkey PRIMARY KEY (id),
        CONSTRAINT correction_order_finding_id_key UNIQUE (finding_id),
        CONSTRAINT correction_order_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT correction_order_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES finding (id),
        CONSTRAINT correction_order_deadline_unit_check CHECK (deadline_unit = 'WORKDAY'),
        CONSTRAINT correction_order_outcome_check CHECK (outcome IN ('PENDING', 'CORRECTED', 'NOT_CORRECTED')),
        CONSTRAINT correction_order_corrected_on_check CHECK ((outcome = 'CORRECTED') = (corrected_on IS NOT NULL))
      );
      CREATE INDEX correction_order_inspection_id_idx ON correction_order (inspection_id);
      CREATE INDEX correction_order_area_code_deadline_due_at_idx ON correction_order (area_code, deadline_due_at);
      CREATE INDEX correction_order_organization_id_deadline_due_at_idx ON correction_order (organization_id, deadline_due_at);

      CREATE TABLE clue (
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        site_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        from_organization_id uuid NOT NULL,
        owner_organization_id uuid NOT NULL,
        power_item_code text COLLATE "C" NOT NULL,
        description text NOT NULL,
        sent_at timestamptz(3) NOT NULL,
        CONSTRAINT clue_pkey PRIMARY KEY (id),
        CONSTRAINT clue_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT clue_power_item_code_fkey FOREIGN KEY (power_item_code) REFERENCES power_item (code)
      );
      CREATE INDEX clue_inspection_id_idx ON clue (inspection_id);
      CREATE INDEX clue_owner_organization_id_sent_at_idx ON clue (owner_organization_id, sent_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE clue, correction_order, finding, inspection_transition, inspection_section, inspection',
    );
  }
}
