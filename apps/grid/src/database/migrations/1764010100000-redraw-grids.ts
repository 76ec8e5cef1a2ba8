import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REDRAWING_KINDS, REDRAWING_STATES } from '../../domain/redrawing/redrawing.codes';

const TABLES = `
  CREATE TABLE redrawing (
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    area_code text COLLATE "C" NOT NULL,
    effective_date date NOT NULL,
    reason text NOT NULL,
    document_number text,
    plan jsonb NOT NULL,
    failure text,
    done_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT redrawing_pkey PRIMARY KEY (id),
    CONSTRAINT redrawing_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
    CONSTRAINT redrawing_kind_check CHECK (kind IN (${sqlCodes(REDRAWING_KINDS)})),
    CONSTRAINT redrawing_state_check CHECK (state IN (${sqlCodes(REDRAWING_STATES)})),
    CONSTRAINT redrawing_done_check CHECK ((state = 'DONE') = (done_at IS NOT NULL)),
    CONSTRAINT redrawing_failed_check CHECK ((state = 'FAILED') = (failure IS NOT NULL))
  );
  CREATE INDEX redrawing_area_code_effective_date_idx ON redrawing (area_code, effective_date);
  CREATE INDEX redrawing_planned_idx ON redrawing (effective_date) WHERE state = 'PLANNED';
  CREATE TABLE redrawing_transition (
    id uuid NOT NULL,
    redrawing_id uuid NOT NULL,
    action text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    actor_subject text NOT NULL,
    actor_organization_id uuid,
    note text,
    occurred_at timestamptz(3) NOT NULL,
    CONSTRAINT redrawing_transition_pkey PRIMARY KEY (id),
    CONSTRAINT redrawing_transition_redrawing_id_fkey FOREIGN KEY (redrawing_id) REFERENCES redrawing (id)
  );
  CREATE INDEX redrawing_transition_redrawing_id_idx ON redrawing_transition (redrawing_id, occurred_at);
  CREATE TABLE area_succession (
    id uuid NOT NULL,
    redrawing_id uuid NOT NULL,
    from_code text COLLATE "C" NOT NULL,
    to_code text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    share double precision NOT NULL,
    households integer NOT NULL,
    effective_date date NOT NULL,
    CONSTRAINT area_succession_pkey PRIMARY KEY (id),
    CONSTRAINT area_succession_redrawing_id_fkey FOREIGN KEY (redrawing_id) REFERENCES redrawing (id),
    CONSTRAINT area_succession_from_code_fkey FOREIGN KEY (from_code) REFERENCES area (code),
    CONSTRAINT area_succession_to_code_fkey FOREIGN KEY (to_code) REFERENCES area (code),
    CONSTRAINT area_succession_itself_check CHECK (from_code <> to_code),
    CONSTRAINT area_succession_kind_check CHECK (kind IN (${sqlCodes(REDRAWING_KINDS)})),
    CONSTRAINT area_succession_share_check CHECK (share BETWEEN 0 AND 1),
    CONSTRAINT area_succession_households_check CHECK (households >= 0)
  );
  CREATE INDEX area_succession_from_code_idx ON area_succession (from_code, effective_date);
  CREATE INDEX area_succession_to_code_idx ON area_succession (to_code, effective_date);
  CREATE INDEX area_succession_redrawing_id_idx ON area_succession (redrawing_id)`;

/** As in protect-rows, and whoever covers the grid that works on it now. */
const COVERED = `caller_covers(area_code) OR (work_area_code IS NOT NULL AND caller_covers(work_area_code))`;
const event = (
  covered: string,
) => `(SELECT reads_whole()) OR (${covered} OR lead_organization_id = (SELECT caller_organization())
  OR (SELECT caller_organization())::text = ANY (assist_organization_ids)
  OR (reporter_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())))`;
/** Grids are split, merged and moved as one recorded act; events keep their place, and open ones get a grid to work in. */
export class RedrawGrids1764010100000 implements MigrationInterface {
  readonly name = 'RedrawGrids1764010100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(`
      ALTER TABLE gov_event ADD COLUMN work_area_code text COLLATE "C",
        ADD CONSTRAINT gov_event_work_area_code_fkey FOREIGN KEY (work_area_code) REFERENCES area (code);
      CREATE INDEX gov_event_work_area_code_idx ON gov_event (work_area_code, reported_at) WHERE work_area_code IS NOT NULL`);
    await this.judge(runner, COVERED);
    const covered = 'caller_covers(area_code)';
    await protectRows(runner, 'redrawing', { read: covered });
    await protectRows(runner, 'redrawing_transition', {
      read: 'EXISTS (SELECT FROM redrawing r WHERE r.id = redrawing_id)',
    });
    // Which area came of which is as public as the areas are.
    await protectRows(runner, 'area_succession', { read: 'true', write: '(SELECT reads_whole())' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.judge(runner, 'caller_covers(area_code)');
    await runner.query(`ALTER TABLE gov_event DROP COLUMN work_area_code;
      DROP TABLE area_succession, redrawing_transition, redrawing`);
  }

  private async judge(runner: QueryRunner, covered: string): Promise<void> {
    await runner.query(`
      ALTER POLICY read ON gov_event USING (${event(covered)});
      ALTER POLICY add ON gov_event WITH CHECK (${event(covered)});
      ALTER POLICY change ON gov_event USING (${event(covered)}) WITH CHECK (${event(covered)})`);
  }
}
