import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be asked and where: versions of the checklist, regulated sites and their yearly caps. */
export class CreateChecklistsAndSites1763703100000 implements MigrationInterface {
  readonly name = 'CreateChecklistsAndSites1763703100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE checklist (
        id uuid NOT NULL,
        list_version integer NOT NULL,
        title text NOT NULL,
        issuer text NOT NULL,
        basis_doc text,
        state text NOT NULL,
        published_at timestamptz(3),
        effective_from date,
        effective_to date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT checklist_pkey PRIMARY KEY (id),
        CONSTRAINT checklist_list_version_key UNIQUE (list_version),
        CONSTRAINT checklist_state_check CHECK (state IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
        CONSTRAINT checklist_dates_check CHECK ((state = 'DRAFT') = (effective_from IS NULL)),
        CONSTRAINT checklist_basis_doc_check CHECK (state = 'DRAFT' OR basis_doc IS NOT NULL)
      );
      CREATE TABLE checklist_item (
        id uuid NOT NULL,
        checklist_id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        position integer NOT NULL,
        department_code text COLLATE "C" NOT NULL,
        risk_level text NOT NULL,
        question text NOT NULL,
        answer_kind text NOT NULL,
        evidence_kinds text[] NOT NULL,
        power_item_code text COLLATE "C" NOT NULL,
        repeat_period_days integer NOT NULL,
        CONSTRAINT checklist_item_pkey PRIMARY KEY (id),
        CONSTRAINT checklist_item_checklist_id_code_key UNIQUE (checklist_id, code),
        CONSTRAINT checklist_item_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES checklist (id),
        CONSTRAINT checklist_item_power_item_code_fkey FOREIGN KEY (power_item_code) REFERENCES power_item (code),
        CONSTRAINT checklist_item_risk_level_check CHECK (risk_level IN ('LOW', 'MEDIUM', 'HIGH')),
        CONSTRAINT checklist_item_answer_kind_check CHECK (answer_kind IN ('YES_NO', 'MEASURE')),
        CONSTRAINT checklist_item_repeat_period_days_check CHECK (repeat_period_days BETWEEN 0 AND 1830),
        CONSTRAINT checklist_item_evidence_kinds_check CHECK (cardinality(evidence_kinds) > 0 AND evidence_kinds <@ ARRAY[
          'DOCUMENT', 'PHYSICAL', 'AUDIOVISUAL', 'ELECTRONIC', 'WITNESS', 'PARTY_STATEMENT', 'EXPERT', 'SCENE_RECORD'])
      );
      CREATE TABLE checklist_transition (
        id uuid NOT NULL,
        checklist_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT checklist_transition_pkey PRIMARY KEY (id),
        CONSTRAINT checklist_transition_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES checklist (id)
      );
      CREATE INDEX checklist_transition_checklist_id_occurred_at_idx ON checklist_transition (checklist_id, occurred_at);

      CREATE TABLE visit_cap (
        supervision_class text NOT NULL,
        visits_per_year integer NOT NULL,
        source text NOT NULL,
        CONSTRAINT visit_cap_pkey PRIMARY KEY (supervision_class),
        CONSTRAINT visit_cap_supervision_class_check CHECK (supervision_class IN ('A', 'B', 'C', 'D')),
        CONSTRAINT visit_cap_visits_per_year_check CHECK (visits_per_year >= 0)
      );
      CREATE TABLE regulated_site (
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        uscc text COLLATE "C" NOT NULL,
        organization_id uuid,
        area_code text COLLATE "C" NOT NULL,
        address text NOT NULL,
        longitude double precision,
        latitude double precision,
        supervision_class text NOT NULL,
        opened_on date NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT regulated_site_pkey PRIMARY KEY (id),
        CONSTRAINT regulated_site_uscc_name_key UNIQUE (uscc, name),
        CONSTRAINT regulated_site_kind_check CHECK (kind IN ('RESTAURANT', 'SHOP', 'BEAUTY', 'PHARMACY', 'HOTEL',
          'TRAINING', 'CLINIC', 'GYM', 'ENTERTAINMENT', 'CAR_REPAIR', 'WAREHOUSE', 'FACTORY')),
        CONSTRAINT regulated_site_supervision_class_check CHECK (supervision_class IN ('A', 'B', 'C', 'D'))
      );
      CREATE INDEX regulated_site_area_code_idx ON regulated_site (area_code);
      CREATE INDEX regulated_site_organization_id_idx ON regulated_site (organization_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE regulated_site, visit_cap, checklist_transition, checklist_item, checklist',
    );
  }
}
