import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVENT_NATURES, URGENCIES } from '../../domain/event/event.codes';
import {
  HEALTH_FINDING_STATES,
  HEALTH_DIMENSIONS,
  HEALTH_INDICATOR_KINDS,
} from '../../domain/health-check/health-check.codes';
import { HEALTH_CHECK_STATES } from '../../domain/health-check/health-check.states';
import { GOV_LIST_STATES } from '../../domain/matter-list/matter-list.codes';

const COVERED = 'caller_covers(area_code)';
const OF_CHECK = 'EXISTS (SELECT FROM health_check c WHERE c.id = check_id)';
const BY_STAFF = '(SELECT caller_is_staff())';

/** What is wrong with a compound becomes work, and what it was stays in a ledger of places. */
export class CreateHealthChecks1764012000000 implements MigrationInterface {
  readonly name = 'CreateHealthChecks1764012000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicator_set (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        set_version integer NOT NULL,
        state text NOT NULL,
        title text NOT NULL,
        basis_doc text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        effective_from date,
        effective_to date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT indicator_set_pkey PRIMARY KEY (id),
        CONSTRAINT indicator_set_version_key UNIQUE (area_code, set_version),
        CONSTRAINT indicator_set_state_check CHECK (state IN (${sqlCodes(GOV_LIST_STATES)}))
      );
      CREATE TABLE health_indicator (
        id uuid NOT NULL,
        set_id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        position integer NOT NULL,
        dimension text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        nature text NOT NULL,
        CONSTRAINT health_indicator_pkey PRIMARY KEY (id),
        CONSTRAINT health_indicator_set_id_fkey FOREIGN KEY (set_id) REFERENCES indicator_set (id),
        CONSTRAINT health_indicator_code_key UNIQUE (set_id, code),
        CONSTRAINT health_indicator_dimension_check CHECK (dimension IN (${sqlCodes(HEALTH_DIMENSIONS)})),
        CONSTRAINT health_indicator_kind_check CHECK (kind IN (${sqlCodes(HEALTH_INDICATOR_KINDS)})
          AND (dimension <> 'POPULATION_COUNT' OR kind = 'COUNT')),
        CONSTRAINT health_indicator_nature_check CHECK (nature IN (${sqlCodes(EVENT_NATURES)}))
      );
      CREATE TABLE health_check (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        compound text NOT NULL,
        set_id uuid NOT NULL,
        state text NOT NULL,
        planned_on date NOT NULL,
        rectify_by date,
        inspector_subject text,
        confirmed_at timestamptz(3),
        closed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT health_check_pkey PRIMARY KEY (id),
        CONSTRAINT health_check_set_id_fkey FOREIGN KEY (set_id) REFERENCES indicator_set (id),
        CONSTRAINT health_check_state_check CHECK (state IN (${sqlCodes(HEALTH_CHECK_STATES)})),
        CONSTRAINT health_check_area_check CHECK (length(area_code) IN (12, 16)),
        CONSTRAINT health_check_rectify_check CHECK (state <> 'RECTIFYING' OR rectify_by IS NOT NULL),
        CONSTRAINT health_check_closed_check CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX health_check_number_idx ON health_check (number);
      CREATE INDEX health_check_area_code_planned_on_idx ON health_check (area_code, planned_on);
      CREATE TABLE health_check_transition (
        id uuid NOT NULL,
        check_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT health_check_transition_pkey PRIMARY KEY (id),
        CONSTRAINT health_check_transition_check_id_fkey FOREIGN KEY (check_id) REFERENCES health_check (id),
        CONSTRAINT health_check_transition_to_state_check CHECK (to_state IN (${sqlCodes(HEALTH_CHECK_STATES)}))
      );
      CREATE INDEX health_check_transition_check_id_occurred_at_idx
        ON health_check_transition (check_id, occurred_at, id);
      CREATE TABLE health_answer (
        id uuid NOT NULL,
        check_id uuid NOT NULL,
        indicator_code text COLLATE "C" NOT NULL,
        position integer NOT NULL,
        value integer,
        below_ten boolean NOT NULL,
        evidence text[] NOT NULL,
        remark text,
        CONSTRAINT health_answer_pkey PRIMARY KEY (id),
        CONSTRAINT health_answer_check_id_fkey FOREIGN KEY (check_id) REFERENCES health_check (id),
        CONSTRAINT health_answer_once_key UNIQUE (check_id, indicator_code),
        CONSTRAINT health_answer_value_check CHECK (value >= 0 AND below_ten = (value IS NULL))
      );
      CREATE INDEX health_answer_check_id_position_idx ON health_answer (check_id, position, id);
      CREATE TABLE health_finding (
        id uuid NOT NULL,
        check_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        indicator_code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        urgency text NOT NULL,
        event_id uuid,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT health_finding_pkey PRIMARY KEY (id),
        CONSTRAINT health_finding_check_id_fkey FOREIGN KEY (check_id) REFERENCES health_check (id),
        CONSTRAINT health_finding_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT health_finding_state_check CHECK (state IN (${sqlCodes(HEALTH_FINDING_STATES)})
          AND (state = 'CONFIRMED') = (event_id IS NOT NULL)),
        CONSTRAINT health_finding_urgency_check CHECK (urgency IN (${sqlCodes(URGENCIES)}))
      );
      CREATE INDEX health_finding_check_id_created_at_idx ON health_finding (check_id, created_at, id);
      CREATE INDEX health_finding_event_id_idx ON health_finding (event_id);
      CREATE TABLE health_ledger_line (
        id uuid NOT NULL,
        community_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        compound text NOT NULL,
        indicator_code text COLLATE "C" NOT NULL,
        dimension text NOT NULL,
        title text NOT NULL,
        value integer,
        below_ten boolean NOT NULL,
        checked_on date NOT NULL,
        trend jsonb NOT NULL,
        CONSTRAINT health_ledger_line_pkey PRIMARY KEY (id),
        CONSTRAINT health_ledger_line_once_key UNIQUE (area_code, compound, indicator_code),
        CONSTRAINT health_ledger_line_dimension_check CHECK (dimension IN (${sqlCodes(HEALTH_DIMENSIONS)})),
        CONSTRAINT health_ledger_line_value_check CHECK (below_ten = (value IS NULL)
          AND (dimension <> 'POPULATION_COUNT' OR value IS NULL OR value >= 10))
      );
      CREATE INDEX health_ledger_line_area_code_idx ON health_ledger_line (area_code, id)`);
    await protectRows(runner, 'indicator_set', { read: BY_STAFF, write: COVERED });
    await protectRows(runner, 'health_indicator', {
      read: BY_STAFF,
      write:
        'EXISTS (SELECT FROM indicator_set s WHERE s.id = set_id AND caller_covers(s.area_code))',
    });
    for (const table of ['health_check', 'health_finding', 'health_ledger_line'])
      await protectRows(runner, table, { read: COVERED });
    for (const table of ['health_check_transition', 'health_answer'])
      await protectRows(runner, table, { read: OF_CHECK });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE health_ledger_line, health_finding, health_answer,
      health_check_transition, health_check, health_indicator, indicator_set`);
  }
}
