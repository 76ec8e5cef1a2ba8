import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ground everything stands on: areas of all levels, and events with their history. */
export class CreateAreasAndEvents1763701000000 implements MigrationInterface {
  readonly name = 'CreateAreasAndEvents1763701000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area (
        code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        level integer NOT NULL,
        parent_code text COLLATE "C",
        households integer,
        longitude double precision,
        latitude double precision,
        boundary jsonb,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT area_pkey PRIMARY KEY (code),
        CONSTRAINT area_level_check CHECK (level BETWEEN 1 AND 6),
        CONSTRAINT area_households_check CHECK (households >= 0)
      );
      CREATE INDEX area_parent_code_idx ON area (parent_code);
      CREATE TABLE gov_event (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        source text NOT NULL,
        nature text NOT NULL,
        urgency text NOT NULL,
        state text NOT NULL,
        category_code text COLLATE "C",
        area_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        longitude double precision,
        latitude double precision,
        lead_organization_id uuid,
        reported_at timestamptz(3) NOT NULL,
        accepted_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT gov_event_pkey PRIMARY KEY (id)
      );
      CREATE INDEX gov_event_area_code_reported_at_idx ON gov_event (area_code, reported_at);
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
        CONSTRAINT gov_event_transition_pkey PRIMARY KEY (id)
      );
      CREATE INDEX gov_event_transition_event_id_occurred_at_idx ON gov_event_transition (event_id, occurred_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gov_event_transition, gov_event, area');
  }
}
