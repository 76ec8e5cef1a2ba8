import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is offered: the basic catalogue, the implementation list with its versions, and their materials. */
export class CreateServiceLists1763703000000 implements MigrationInterface {
  readonly name = 'CreateServiceLists1763703000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalog_item (
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        type text NOT NULL,
        name text NOT NULL,
        use_levels text[] NOT NULL,
        legal_basis text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT catalog_item_pkey PRIMARY KEY (id),
        CONSTRAINT catalog_item_code_check CHECK (code ~ '^[0-9A-Z]{12}$'),
        CONSTRAINT catalog_item_type_check
          CHECK (type IN ('LICENCE', 'PENALTY', 'COMPULSION', 'LEVY', 'PAYMENT', 'INSPECTION', 'CONFIRMATION',
            'REWARD', 'ADJUDICATION', 'OTHER', 'PUBLIC_SERVICE')),
        CONSTRAINT catalog_item_use_levels_check
          CHECK (use_levels <@ ARRAY['NATION', 'PROVINCE', 'CITY', 'DISTRICT', 'SUBDISTRICT', 'COMMUNITY'])
      );
      CREATE UNIQUE INDEX catalog_item_code_idx ON catalog_item (code);
      CREATE TABLE service_item (
        id uuid NOT NULL,
        task_code text COLLATE "C" NOT NULL,
        handling_item_code text COLLATE "C",
        catalog_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        implementing_organization_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT service_item_pkey PRIMARY KEY (id),
        CONSTRAINT service_item_task_code_check CHECK (task_code ~ '^[0-9A-Z]{1,36}$'),
        CONSTRAINT service_item_handling_item_code_check CHECK (handling_item_code ~ '^[0-9A-Z]{1,50}$')
      );
      CREATE UNIQUE INDEX service_item_task_code_idx ON service_item (task_code);
      CREATE INDEX service_item_catalog_code_idx ON service_item (catalog_code);
      CREATE INDEX service_item_implementing_organization_id_idx ON service_item (implementing_organization_id, task_code);
      CREATE TABLE service_item_version (
        id uuid NOT NULL,
        service_item_id uuid NOT NULL,
        number integer NOT NULL,
        state text NOT NULL,
        effective_from date,
        effective_to date,
        basis_document text,
        implementing_organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        power_source text NOT NULL,
        object_kinds text[] NOT NULL,
        case_kind text NOT NULL,
        legal_days integer NOT NULL,
        promised_days integer NOT NULL,
        legal_basis text NOT NULL,
        visits integer NOT NULL,
        fee_fen bigint NOT NULL,
        fee_basis text,
        conditions text[] NOT NULL,
        channel_tags text[] NOT NULL,
        scope text NOT NULL,
        result_kind text NOT NULL,
        result_name text,
        complaint_way text NOT NULL,
        baseline_materials integer NOT NULL,
        baseline_days integer NOT NULL,
        materials_asked integer NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT service_item_version_pkey PRIMARY KEY (id),
        CONSTRAINT service_item_version_state_check
          CHECK (state IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
        CONSTRAINT service_item_version_power_source_check
          CHECK (power_source IN ('STATUTORY', 'DELEGATED_DOWN', 'AUTHORIZED_SUPERIOR', 'AUTHORIZED_PEER',
            'ENTRUSTED_SUPERIOR', 'ENTRUSTED_PEER')),
        CONSTRAINT service_item_version_object_kinds_check
          CHECK (object_kinds <@ ARRAY['NATURAL_PERSON', 'SOLE_TRADER', 'ENTERPRISE', 'PUBLIC_INSTITUTION',
            'SOCIAL_ORGANIZATION', 'OTHER_ORGANIZATION']),
        CONSTRAINT service_item_version_case_kind_check CHECK (case_kind IN ('INSTANT', 'COMMITTED')),
        CONSTRAINT service_item_version_channel_tags_check
          CHECK (channel_tags <@ ARRAY['NEARBY', 'ONE_NET', 'DISTRICT_WIDE', 'SELF_SERVICE_24H', 'AGENCY']),
        CONSTRAINT service_item_version_scope_check CHECK (scope IN ('DISTRICT', 'CITY', 'PROVINCE', 'NATION')),
        CONSTRAINT service_item_version_result_kind_check
          CHECK (result_kind IN ('LICENCE', 'APPROVAL', 'CERTIFICATE', 'OTHER')),
        CONSTRAINT service_item_version_days_check
          CHECK (promised_days BETWEEN 1 AND legal_days AND baseline_days >= 1),
        CONSTRAINT service_item_version_counts_check
          CHECK (visits >= 0 AND fee_fen >= 0 AND baseline_materials >= 0 AND materials_asked >= 0),
        CONSTRAINT service_item_version_dates_check CHECK ((state = 'DRAFT') = (effective_from IS NULL))
      );
      CREATE UNIQUE INDEX service_item_version_service_item_id_number_idx ON service_item_version (service_item_id, number);
      CREATE UNIQUE INDEX service_item_version_draft_idx ON service_item_version (service_item_id) WHERE state = 'DRAFT';
      CREATE INDEX service_item_version_effective_from_idx ON service_item_version (effective_from);
      CREATE INDEX service_item_version_implementing_organization_id_idx
        ON service_item_version (implementing_organization_id);
      CREATE TABLE service_item_version_transition (
        id uuid NOT NULL,
        service_item_version_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT service_item_version_transition_pkey PRIMARY KEY (id)
      );
      CREATE INDEX service_item_version_transition_version_idx
        ON service_item_version_transition (service_item_version_id, occurred_at);
      CREATE TABLE service_material (
        id uuid NOT NULL,
        service_item_version_id uuid NOT NULL,
        position integer NOT NULL,
        code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        necessity text NOT NULL,
        form text NOT NULL,
        source text NOT NULL,
        legal_basis text NOT NULL,
        CONSTRAINT service_material_pkey PRIMARY KEY (id),
        CONSTRAINT service_material_necessity_check CHECK (necessity IN ('REQUIRED', 'CONDITIONAL')),
        CONSTRAINT service_material_form_check CHECK (form IN ('PAPER', 'ELECTRONIC', 'EITHER')),
        CONSTRAINT service_material_source_check
          CHECK (source IN ('APPLICANT', 'SHARED_DATA', 'E_LICENCE', 'COMMITMENT', 'DEFERRED'))
      );
      CREATE UNIQUE INDEX service_material_version_code_idx ON service_material (service_item_version_id, code);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE service_material, service_item_version_transition, service_item_version, service_item, catalog_item',
    );
  }
}
