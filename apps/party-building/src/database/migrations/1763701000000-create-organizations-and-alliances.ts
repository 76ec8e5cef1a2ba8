import type { MigrationInterface, QueryRunner } from 'typeorm';
import { historyTable } from './history-table';

/** Who there is: organisations, what some of them are to the party, and the alliances they form. */
export class CreateOrganizationsAndAlliances1763701000000 implements MigrationInterface {
  readonly name = 'CreateOrganizationsAndAlliances1763701000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization (
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        uscc text COLLATE "C",
        parent_id uuid,
        area_code text COLLATE "C" NOT NULL,
        department_code text COLLATE "C",
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT organization_pkey PRIMARY KEY (id),
        CONSTRAINT organization_kind_check CHECK (kind IN ('PARTY_ORG', 'GOV_DEPARTMENT', 'SUBDISTRICT_OFFICE',
          'ENFORCEMENT_BUREAU', 'COMMAND_CENTER', 'SERVICE_CENTER', 'RESIDENT_COMMITTEE', 'PUBLIC_INSTITUTION',
          'UTILITY', 'PROPERTY_COMPANY', 'OWNERS_COMMITTEE', 'SOCIAL_ORG', 'ENTERPRISE', 'RESIDENT_UNIT'))
      );
      CREATE UNIQUE INDEX organization_uscc_idx ON organization (uscc) WHERE uscc IS NOT NULL;
      CREATE INDEX organization_name_idx ON organization (name, id);
      CREATE INDEX organization_parent_id_idx ON organization (parent_id, name);
      CREATE INDEX organization_area_code_idx ON organization (area_code, kind);

      CREATE TABLE party_org (
        id uuid NOT NULL,
        tier text,
        branch_kind text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        grid_code text COLLATE "C",
        member_count integer NOT NULL,
        building_heads integer NOT NULL,
        secretary_leads_grid boolean NOT NULL,
        founded_on date NOT NULL,
        dissolved_on date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT party_org_pkey PRIMARY KEY (id),
        CONSTRAINT party_org_tier_check CHECK (tier IN ('SUBDISTRICT_COMMITTEE', 'COMMUNITY_PARTY', 'GRID_BRANCH')),
        CONSTRAINT party_org_branch_kind_check CHECK (branch_kind IN ('AREA', 'ACTION', 'INDUSTRY', 'NEW_ORG', 'PROPERTY')),
        CONSTRAINT party_org_grid_check CHECK ((tier = 'GRID_BRANCH') IS NOT TRUE OR grid_code IS NOT NULL),
        CONSTRAINT party_org_counts_check CHECK (member_count >= 0 AND building_heads >= 0),
        CONSTRAINT party_org_dissolved_on_check CHECK (dissolved_on >= founded_on)
      );
      CREATE INDEX party_org_area_code_idx ON party_org (area_code);

      CREATE TABLE alliance (
        id uuid NOT NULL,
        name text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        charter text NOT NULL,
        lead_organization_id uuid NOT NULL,
        state text NOT NULL,
        established_on date NOT NULL,
        dissolved_on date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT alliance_pkey PRIMARY KEY (id),
        CONSTRAINT alliance_state_check CHECK (state IN ('ACTIVE', 'DISSOLVED')),
        CONSTRAINT alliance_dissolved_on_check CHECK ((state = 'DISSOLVED') = (dissolved_on IS NOT NULL))
      );
      CREATE INDEX alliance_area_code_idx ON alliance (area_code);
      CREATE INDEX alliance_lead_organization_id_idx ON alliance (lead_organization_id);

      CREATE TABLE alliance_member (
        id uuid NOT NULL,
        alliance_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        state text NOT NULL,
        joined_on date NOT NULL,
        left_on date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT alliance_member_pkey PRIMARY KEY (id),
        CONSTRAINT alliance_member_state_check CHECK (state IN ('JOINED', 'LEFT')),
        CONSTRAINT alliance_member_left_on_check CHECK ((state = 'LEFT') = (left_on IS NOT NULL))
      );
      -- One membership at a time, also when two organisers enter the same organisation at once.
      CREATE UNIQUE INDEX alliance_member_present_idx ON alliance_member (alliance_id, organization_id) WHERE left_on IS NULL;
      CREATE INDEX alliance_member_alliance_id_idx ON alliance_member (alliance_id, joined_on);
      CREATE INDEX alliance_member_organization_id_idx ON alliance_member (organization_id);
      CREATE INDEX alliance_member_area_code_idx ON alliance_member (area_code);

      ${historyTable('alliance_transition', 'alliance_id')}
      ${historyTable('alliance_member_transition', 'member_id')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE alliance_member_transition, alliance_transition, alliance_member, alliance, party_org, organization',
    );
  }
}
