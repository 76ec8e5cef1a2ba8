import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GRID_ELEMENTS } from '../../domain/grid/grid.codes';
import {
  PATROL_EXCUSES,
  PATROL_FREQUENCIES,
  PATROL_POINT_KINDS,
} from '../../domain/patrol/patrol.codes';
import { PATROL_STATES } from '../../domain/patrol/patrol.states';

const CALLER = '(SELECT caller_is_staff()) AND %.worker_id::text = (SELECT caller_subject())';
const OWN = (table: string) => CALLER.replace('%', table);
const KEEPS = `caller_covers(area_code)
  AND (SELECT caller_has_role('COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'))`;
const LEADS = `(SELECT caller_is_staff()) AND EXISTS (SELECT FROM grid_post l WHERE l.area_code = patrol.area_code
  AND l.kind = 'GRID_LEADER' AND l.to_date IS NULL AND l.worker_id::text = (SELECT caller_subject()))`;
const WHOLE = '(SELECT reads_whole())';

/** Grids are patrolled by plan. Where a worker was is known to the worker alone, about, and for 30 days. */
export class CreatePatrols1764022000000 implements MigrationInterface {
  readonly name = 'CreatePatrols1764022000000';

  async up(runner: QueryRunner): Promise<void> {
    const record = `created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL`;
    const isState = (column: string) => `CHECK (${column} IN (${sqlCodes(PATROL_STATES)}))`;
    const isPair = '(longitude IS NULL) = (latitude IS NULL)';
    await runner.query(`
      CREATE TABLE patrol_plan (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        frequency text NOT NULL,
        post_id uuid NOT NULL,
        from_date date NOT NULL,
        to_date date,
        ${record},
        CONSTRAINT patrol_plan_pkey PRIMARY KEY (id),
        CONSTRAINT patrol_plan_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
        CONSTRAINT patrol_plan_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT patrol_plan_frequency_check CHECK (frequency IN (${sqlCodes(PATROL_FREQUENCIES)})),
        CONSTRAINT patrol_plan_to_date_check CHECK (to_date >= from_date)
      );
      CREATE INDEX patrol_plan_area_code_from_date_idx ON patrol_plan (area_code, from_date, id);
      CREATE INDEX patrol_plan_post_id_idx ON patrol_plan (post_id);
      CREATE TABLE patrol_point (
        id uuid NOT NULL,
        plan_id uuid NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        element text,
        longitude double precision,
        latitude double precision,
        CONSTRAINT patrol_point_pkey PRIMARY KEY (id),
        CONSTRAINT patrol_point_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES patrol_plan (id),
        CONSTRAINT patrol_point_position_key UNIQUE (plan_id, position),
        CONSTRAINT patrol_point_kind_check CHECK (kind IN (${sqlCodes(PATROL_POINT_KINDS)})
          AND (kind = 'ELEMENT') = (element IS NOT NULL)),
        CONSTRAINT patrol_point_element_check CHECK (element IN (${sqlCodes(GRID_ELEMENTS)})),
        CONSTRAINT patrol_point_place_check CHECK (${isPair})
      );
      CREATE TABLE patrol (
        id uuid NOT NULL,
        plan_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        post_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        planned_on date NOT NULL,
        state text NOT NULL,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        excuse text,
        point_count integer NOT NULL,
        visited_count integer NOT NULL,
        finding_count integer NOT NULL,
        ${record},
        CONSTRAINT patrol_pkey PRIMARY KEY (id),
        CONSTRAINT patrol_once_key UNIQUE (plan_id, planned_on),
        CONSTRAINT patrol_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES patrol_plan (id),
        CONSTRAINT patrol_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT patrol_state_check ${isState('state')},
        CONSTRAINT patrol_started_check CHECK (CASE WHEN state IN ('UNDER_WAY', 'DONE') THEN started_at IS NOT NULL
          WHEN state IN ('PLANNED', 'MISSED') THEN started_at IS NULL ELSE true END
          AND (state = 'DONE') = (finished_at IS NOT NULL) AND finished_at >= started_at),
        CONSTRAINT patrol_excuse_check CHECK ((state = 'EXCUSED') = (excuse IS NOT NULL)
          AND excuse IN (${sqlCodes(PATROL_EXCUSES)})),
        CONSTRAINT patrol_counts_check CHECK (visited_count BETWEEN 0 AND point_count AND finding_count >= 0)
      );
      CREATE INDEX patrol_worker_id_planned_on_idx ON patrol (worker_id, planned_on, id);
      CREATE INDEX patrol_area_code_planned_on_idx ON patrol (area_code, planned_on, id);
      CREATE INDEX patrol_post_id_planned_on_idx ON patrol (post_id, planned_on);
      CREATE INDEX patrol_open_idx ON patrol (planned_on, id) WHERE state IN ('PLANNED', 'UNDER_WAY');
      CREATE TABLE patrol_transition (
        id uuid NOT NULL,
        patrol_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT patrol_transition_pkey PRIMARY KEY (id),
        CONSTRAINT patrol_transition_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol (id),
        CONSTRAINT patrol_transition_to_state_check ${isState('to_state')}
      );
      CREATE INDEX patrol_transition_patrol_id_occurred_at_idx
        ON patrol_transition (patrol_id, occurred_at, id);
      CREATE TABLE patrol_visit (
        id uuid NOT NULL,
        patrol_id uuid NOT NULL,
        point_id uuid NOT NULL,
        visited_on date NOT NULL,
        CONSTRAINT patrol_visit_pkey PRIMARY KEY (id),
        CONSTRAINT patrol_visit_once_key UNIQUE (patrol_id, point_id),
        CONSTRAINT patrol_visit_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol (id),
        CONSTRAINT patrol_visit_point_id_fkey FOREIGN KEY (point_id) REFERENCES patrol_point (id)
      );
      CREATE INDEX patrol_visit_visited_on_idx ON patrol_visit (visited_on);
      CREATE TABLE check_in (
        id uuid NOT NULL,
        worker_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        patrol_id uuid,
        point_id uuid,
        task_id uuid,
        at timestamptz(3) NOT NULL,
        longitude double precision,
        latitude double precision,
        CONSTRAINT check_in_pkey PRIMARY KEY (id),
        CONSTRAINT check_in_patrol_id_fkey FOREIGN KEY (patrol_id) REFERENCES patrol (id),
        CONSTRAINT check_in_task_id_fkey FOREIGN KEY (task_id) REFERENCES duty_task (id),
        CONSTRAINT check_in_what_check CHECK (num_nonnulls(patrol_id, task_id) = 1
          AND (patrol_id IS NULL) = (point_id IS NULL)),
        CONSTRAINT check_in_coarse_check CHECK (${isPair}
          AND round(longitude::numeric, 3) = longitude::numeric AND round(latitude::numeric, 3) = latitude::numeric)
      );
      CREATE UNIQUE INDEX check_in_point_idx ON check_in (patrol_id, point_id) WHERE patrol_id IS NOT NULL;
      CREATE INDEX check_in_task_id_idx ON check_in (task_id) WHERE task_id IS NOT NULL;
      CREATE INDEX check_in_worker_id_at_idx ON check_in (worker_id, at, id);
      CREATE INDEX check_in_at_idx ON check_in (at)`);
    const ofPost = `(SELECT caller_is_staff()) AND EXISTS (SELECT FROM grid_post h
      WHERE h.id = post_id AND h.worker_id::text = (SELECT caller_subject()))`;
    await protectRows(runner, 'patrol_plan', {
      read: `((SELECT caller_is_staff()) AND caller_covers(area_code)) OR (${ofPost})`,
      write: KEEPS,
    });
    await protectRows(runner, 'patrol_point', {
      read: 'EXISTS (SELECT FROM patrol_plan n WHERE n.id = plan_id)',
    });
    await protectRows(runner, 'patrol', {
      read: `(${OWN('patrol')}) OR (${KEEPS}) OR (${LEADS})`,
    });
    const ofPatrol = 'EXISTS (SELECT FROM patrol r WHERE r.id = patrol_id)';
    await protectRows(runner, 'patrol_transition', { read: ofPatrol });
    await protectRows(runner, 'patrol_visit', { read: ofPatrol, remove: WHOLE });
    await protectRows(runner, 'check_in', { read: OWN('check_in'), remove: WHOLE });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE check_in, patrol_visit, patrol_transition, patrol, patrol_point, patrol_plan`);
  }
}
