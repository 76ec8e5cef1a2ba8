import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ground everything stands on: areas of all levels, what grids and micro-grids add to them, and their posts. */
export class CreateAreasAndGrids1763701000000 implements MigrationInterface {
  readonly name = 'CreateAreasAndGrids1763701000000';

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
        CONSTRAINT area_level_check CHECK (level = CASE length(code)
          WHEN 4 THEN 1 WHEN 6 THEN 2 WHEN 9 THEN 3 WHEN 12 THEN 4 WHEN 16 THEN 5 WHEN 20 THEN 6 END),
        CONSTRAINT area_parent_code_check CHECK (code LIKE parent_code || '%'),
        CONSTRAINT area_households_check CHECK (households >= 0),
        CONSTRAINT area_valid_to_check CHECK (valid_to > valid_from),
        CONSTRAINT area_kind_check CHECK (kind IN
          ('CITY', 'DISTRICT', 'SUBDISTRICT', 'FUNCTIONAL_AREA', 'COMMUNITY', 'GRID', 'MICRO_GRID'))
      );
      CREATE INDEX area_parent_code_idx ON area (parent_code);
      CREATE INDEX area_kind_code_idx ON area (kind, code);
      CREATE TABLE grid (
        code text COLLATE "C" NOT NULL,
        type text NOT NULL,
        place_name text,
        elements text[] NOT NULL DEFAULT '{}',
        party_branch_id uuid,
        notice_area text,
        work_phone text,
        supervision_phone text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT grid_pkey PRIMARY KEY (code),
        CONSTRAINT grid_code_fkey FOREIGN KEY (code) REFERENCES area (code),
        CONSTRAINT grid_code_check CHECK (code ~ '^[0-9]{12}[CD][0-9]{3}$'),
        CONSTRAINT grid_type_check CHECK (type = CASE substr(code, 13, 1) WHEN 'C' THEN 'COMPREHENSIVE' ELSE 'DEDICATED' END),
        CONSTRAINT grid_elements_check CHECK (elements <@ ARRAY[
          'PARTY', 'URBAN_MGMT', 'POLICE', 'MARKET', 'SAFETY', 'CIVIL_AFFAIRS', 'PETITION'])
      );
      CREATE TABLE micro_grid (
        code text COLLATE "C" NOT NULL,
        size_reason text,
        volunteer_role text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT micro_grid_pkey PRIMARY KEY (code),
        CONSTRAINT micro_grid_code_fkey FOREIGN KEY (code) REFERENCES area (code),
        CONSTRAINT micro_grid_code_check CHECK (code ~ '^[0-9]{12}[CD][0-9]{3}M[0-9]{3}$')
      );
      CREATE TABLE grid_post (
        id uuid NOT NULL,
        kind text NOT NULL,
        full_time boolean NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        worker_id uuid NOT NULL,
        worker_name text NOT NULL,
        organization_id uuid,
        from_date date NOT NULL,
        to_date date,
        end_reason text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT grid_post_pkey PRIMARY KEY (id),
        CONSTRAINT grid_post_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
        CONSTRAINT grid_post_to_date_check CHECK (to_date > from_date),
        CONSTRAINT grid_post_kind_check CHECK (kind IN (
          'GRID_LEADER', 'FULLTIME_MEMBER', 'PARTTIME_MEMBER', 'MICRO_GRID_MEMBER', 'BUILDING_HEAD',
          'COMPOUND_LIAISON', 'LEGAL_GRID_MEMBER'))
      );
      CREATE INDEX grid_post_area_code_kind_idx ON grid_post (area_code, kind);
      CREATE INDEX grid_post_worker_id_idx ON grid_post (worker_id);
      CREATE UNIQUE INDEX grid_post_one_leader_idx ON grid_post (area_code)
        WHERE kind = 'GRID_LEADER' AND to_date IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grid_post, micro_grid, grid, area');
  }
}
