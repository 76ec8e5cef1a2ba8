import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may do what by which law: powers, their transfers, and the bodies entitled to inspect. */
export class CreatePowersAndDelegations1763703000000 implements MigrationInterface {
  readonly name = 'CreatePowersAndDelegations1763703000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE power_item (
        code text COLLATE "C" NOT NULL,
        act text NOT NULL,
        legal_basis text NOT NULL,
        penalty_kinds text[] NOT NULL,
        origin_department_code text COLLATE "C" NOT NULL,
        discretion_basis text,
        CONSTRAINT power_item_pkey PRIMARY KEY (code),
        CONSTRAINT power_item_penalty_kinds_check CHECK (cardinality(penalty_kinds) > 0 AND penalty_kinds <@ ARRAY[
          'WARNING', 'CRITICISM', 'FINE', 'CONFISCATION', 'SUSPEND_PERMIT', 'DOWNGRADE', 'REVOKE_PERMIT',
          'RESTRICT_BUSINESS', 'STOP_PRODUCTION', 'CLOSE', 'BAN', 'DETENTION'])
      );
      CREATE INDEX power_item_origin_department_code_idx ON power_item (origin_department_code, code);

      CREATE TABLE delegation (
        id uuid NOT NULL,
        power_item_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        from_organization_id uuid NOT NULL,
        to_organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        origin_department_code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        instrument text NOT NULL,
        published_at timestamptz(3),
        effective_from date NOT NULL,
        effective_to date,
        next_evaluation date,
        withdrawn_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT delegation_pkey PRIMARY KEY (id),
        CONSTRAINT delegation_power_item_code_fkey FOREIGN KEY (power_item_code) REFERENCES power_item (code),
        CONSTRAINT delegation_kind_check CHECK (kind IN ('SUBDISTRICT_DELEGATION', 'DISTRICT_CENTRALISATION')),
        CONSTRAINT delegation_state_check CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN', 'EXPIRED')),
        CONSTRAINT delegation_published_check CHECK ((state = 'DRAFT') = (published_at IS NULL)),
        CONSTRAINT delegation_withdrawn_check CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
      );
      CREATE INDEX delegation_to_organization_id_power_item_code_idx ON delegation (to_organization_id, power_item_code);
      CREATE INDEX delegation_area_code_power_item_code_idx ON delegation (area_code, power_item_code);
      CREATE INDEX delegation_power_item_code_idx ON delegation (power_item_code);

      CREATE TABLE delegation_transition (
        id uuid NOT NULL,
        delegation_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT delegation_transition_pkey PRIMARY KEY (id),
        CONSTRAINT delegation_transition_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES delegation (id)
      );
      CREATE INDEX delegation_transition_delegation_id_occurred_at_idx ON delegation_transition (delegation_id, occurred_at);

      CREATE TABLE inspection_body (
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        department_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        basis text NOT NULL,
        effective_from date NOT NULL,
        effective_to date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT inspection_body_pkey PRIMARY KEY (id)
      );
      CREATE INDEX inspection_body_organization_id_department_code_idx ON inspection_body (organization_id, department_code)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inspection_body, delegation_transition, delegation, power_item');
  }
}
