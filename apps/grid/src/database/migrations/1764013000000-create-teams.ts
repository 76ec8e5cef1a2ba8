import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STAFFING_PARTS, STAFFING_ROLES } from '../../domain/team/team.codes';

/** Grids have teams of posts, "3+1+N", and what they lack is seen. How they are staffed is configuration. */
export class CreateTeams1764013000000 implements MigrationInterface {
  readonly name = 'CreateTeams1764013000000';

  async up(runner: QueryRunner): Promise<void> {
    const isRole = `CHECK (role IN (${sqlCodes(STAFFING_ROLES)}))`;
    await runner.query(`
      CREATE TABLE grid_staffing (
        role text NOT NULL,
        position integer NOT NULL,
        part text NOT NULL,
        required boolean NOT NULL,
        post_kinds text[] NOT NULL,
        source text NOT NULL,
        CONSTRAINT grid_staffing_pkey PRIMARY KEY (role),
        CONSTRAINT grid_staffing_role_check ${isRole},
        CONSTRAINT grid_staffing_part_check CHECK (part IN (${sqlCodes(STAFFING_PARTS)})),
        CONSTRAINT grid_staffing_source_check CHECK (source <> '')
      );
      CREATE TABLE grid_team (
        id uuid NOT NULL,
        grid_code text COLLATE "C" NOT NULL,
        formed_on date NOT NULL,
        reason text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT grid_team_pkey PRIMARY KEY (id),
        CONSTRAINT grid_team_grid_code_key UNIQUE (grid_code),
        CONSTRAINT grid_team_grid_code_fkey FOREIGN KEY (grid_code) REFERENCES grid (code)
      );
      CREATE TABLE grid_team_member (
        id uuid NOT NULL,
        team_id uuid NOT NULL,
        post_id uuid NOT NULL,
        role text NOT NULL,
        from_date date NOT NULL,
        to_date date,
        CONSTRAINT grid_team_member_pkey PRIMARY KEY (id),
        CONSTRAINT grid_team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES grid_team (id),
        CONSTRAINT grid_team_member_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT grid_team_member_to_date_check CHECK (to_date >= from_date),
        CONSTRAINT grid_team_member_role_check ${isRole}
      );
      CREATE UNIQUE INDEX grid_team_member_one_idx ON grid_team_member (team_id, post_id) WHERE to_date IS NULL;
      CREATE INDEX grid_team_member_team_id_from_date_idx ON grid_team_member (team_id, from_date, id);
      INSERT INTO grid_staffing (role, position, part, required, post_kinds, source) VALUES
        ('LEADER_POST', 1, 'POST', true, '{GRID_LEADER}', 'spec/grid.md, grid posts'),
        ('FULLTIME_POST', 2, 'POST', true, '{FULLTIME_MEMBER}', 'spec/grid.md G3'),
        ('COMMITTEE_CADRE', 3, 'THREE', true, '{GRID_LEADER}', 'spec/numbers.md, Grid team (S3); which posts is ours'),
        ('GROUP_LEADER', 4, 'THREE', true, '{MICRO_GRID_MEMBER,BUILDING_HEAD}', 'spec/numbers.md, Grid team (S3); which posts is ours'),
        ('GRID_MEMBER', 5, 'THREE', true, '{FULLTIME_MEMBER,PARTTIME_MEMBER}', 'spec/numbers.md, Grid team (S3); which posts is ours'),
        ('COMPOUND_LIAISON', 6, 'ONE', true, '{COMPOUND_LIAISON,MICRO_GRID_MEMBER}', 'spec/numbers.md, Grid team (S3); which posts is ours'),
        ('OTHER', 7, 'MORE', false, '{PARTTIME_MEMBER,MICRO_GRID_MEMBER,BUILDING_HEAD,LEGAL_GRID_MEMBER,COMPOUND_LIAISON}', 'spec/numbers.md, Grid team (S3); which posts is ours')`);
    await protectRows(runner, 'grid_staffing', { read: 'true', write: 'false' });
    const staff = '(SELECT caller_is_staff())';
    await protectRows(runner, 'grid_team', { read: staff, write: 'caller_covers(grid_code)' });
    await protectRows(runner, 'grid_team_member', {
      read: staff,
      write: 'EXISTS (SELECT FROM grid_team g WHERE g.id = team_id AND caller_covers(g.grid_code))',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grid_team_member, grid_team, grid_staffing');
  }
}
