import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DUTY_TASK_STATES } from '../../domain/duty-task/duty-task.states';
import {
  ALLOTMENT_STATES,
  INCIDENT_KINDS,
  REPORT_FORMS,
  RESOURCE_KINDS,
  RESPONSE_LEVELS,
} from '../../domain/emergency/emergency.codes';
import { INCIDENT_STATES } from '../../domain/emergency/incident.states';
import { GOV_LIST_STATES } from '../../domain/matter-list/matter-list.codes';

const COVERED = 'caller_covers(area_code)';
const OF_INCIDENT = 'EXISTS (SELECT FROM emergency_incident i WHERE i.id = incident_id)';
const BY_STAFF = '(SELECT caller_is_staff())';
const TABLES = `resource_allotment, situation_report, incident_level_change, emergency_incident_transition,
  emergency_incident, emergency_resource, emergency_plan, situation_report_limit`;

/** Emergencies are answered by a plan, with what there is, and everything done can be read afterwards. */
export class CreateEmergencies1764021100000 implements MigrationInterface {
  readonly name = 'CreateEmergencies1764021100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE situation_report_limit (
        form text COLLATE "C" NOT NULL,
        minutes integer NOT NULL,
        source text NOT NULL,
        CONSTRAINT situation_report_limit_pkey PRIMARY KEY (form),
        CONSTRAINT situation_report_limit_form_check CHECK (form IN (${sqlCodes(REPORT_FORMS)})),
        CONSTRAINT situation_report_limit_minutes_check CHECK (minutes > 0)
      );
      CREATE TABLE emergency_plan (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        code text COLLATE "C" NOT NULL,
        plan_version integer NOT NULL,
        state text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        levels jsonb NOT NULL,
        roles jsonb NOT NULL,
        needs jsonb NOT NULL,
        basis_doc text,
        published_at timestamptz(3),
        effective_from date,
        effective_to date,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT emergency_plan_pkey PRIMARY KEY (id),
        CONSTRAINT emergency_plan_version_key UNIQUE (area_code, code, plan_version),
        CONSTRAINT emergency_plan_state_check CHECK (state IN (${sqlCodes(GOV_LIST_STATES)})
          AND (state = 'DRAFT') = (published_at IS NULL)),
        CONSTRAINT emergency_plan_kind_check CHECK (kind IN (${sqlCodes(INCIDENT_KINDS)})),
        CONSTRAINT emergency_plan_area_check CHECK (length(area_code) IN (4, 6, 9))
      );
      CREATE TABLE emergency_resource (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        unit text NOT NULL,
        place text NOT NULL,
        owner_organization_id uuid NOT NULL,
        quantity integer NOT NULL,
        allotted integer NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT emergency_resource_pkey PRIMARY KEY (id),
        CONSTRAINT emergency_resource_kind_check CHECK (kind IN (${sqlCodes(RESOURCE_KINDS)})),
        CONSTRAINT emergency_resource_allotted_check CHECK (allotted BETWEEN 0 AND quantity)
      );
      CREATE INDEX emergency_resource_area_code_idx ON emergency_resource (area_code, id);
      CREATE TABLE emergency_incident (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        event_id uuid,
        level text,
        plan_id uuid,
        reported_at timestamptz(3) NOT NULL,
        oral_due_at timestamptz(3) NOT NULL,
        written_due_at timestamptz(3) NOT NULL,
        oral_at timestamptz(3),
        written_at timestamptz(3),
        oral_late_told boolean NOT NULL,
        written_late_told boolean NOT NULL,
        responded_at timestamptz(3),
        controlled_at timestamptz(3),
        ended_at timestamptz(3),
        review text,
        improvements jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT emergency_incident_pkey PRIMARY KEY (id),
        CONSTRAINT emergency_incident_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT emergency_incident_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES emergency_plan (id),
        CONSTRAINT emergency_incident_kind_check CHECK (kind IN (${sqlCodes(INCIDENT_KINDS)})),
        CONSTRAINT emergency_incident_state_check CHECK (state IN (${sqlCodes(INCIDENT_STATES)})),
        CONSTRAINT emergency_incident_level_check CHECK (level IN (${sqlCodes(RESPONSE_LEVELS)})
          AND (level IS NULL) = (plan_id IS NULL) AND (level IS NULL) = (responded_at IS NULL)),
        CONSTRAINT emergency_incident_answered_check CHECK ((state IN ('REPORTED', 'VERIFIED', 'FALSE_ALARM'))
          = (responded_at IS NULL)),
        CONSTRAINT emergency_incident_ended_check CHECK ((state IN ('STOOD_DOWN', 'REVIEWED', 'FALSE_ALARM'))
          = (ended_at IS NOT NULL)),
        CONSTRAINT emergency_incident_review_check CHECK ((state = 'REVIEWED') = (review IS NOT NULL))
      );
      CREATE UNIQUE INDEX emergency_incident_number_idx ON emergency_incident (number);
      CREATE UNIQUE INDEX emergency_incident_event_id_running_idx ON emergency_incident (event_id) WHERE ended_at IS NULL;
      CREATE INDEX emergency_incident_area_code_reported_at_idx ON emergency_incident (area_code, reported_at, id);
      CREATE INDEX emergency_incident_unreported_idx ON emergency_incident (oral_due_at) WHERE ended_at IS NULL;
      CREATE TABLE emergency_incident_transition (
        id uuid NOT NULL,
        incident_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT emergency_incident_transition_pkey PRIMARY KEY (id),
        CONSTRAINT emergency_incident_transition_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES emergency_incident (id),
        CONSTRAINT emergency_incident_transition_to_state_check CHECK (to_state IN (${sqlCodes(INCIDENT_STATES)}))
      );
      CREATE INDEX emergency_incident_transition_incident_id_idx
        ON emergency_incident_transition (incident_id, occurred_at, id);
      CREATE TABLE incident_level_change (
        id uuid NOT NULL,
        incident_id uuid NOT NULL,
        from_level text,
        to_level text NOT NULL,
        reason text NOT NULL,
        decided_at timestamptz(3) NOT NULL,
        CONSTRAINT incident_level_change_pkey PRIMARY KEY (id),
        CONSTRAINT incident_level_change_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES emergency_incident (id),
        CONSTRAINT incident_level_change_levels_check CHECK (to_level IN (${sqlCodes(RESPONSE_LEVELS)})
          AND from_level IS DISTINCT FROM to_level)
      );
      CREATE INDEX incident_level_change_incident_id_idx ON incident_level_change (incident_id, decided_at, id);
      CREATE TABLE situation_report (
        id uuid NOT NULL,
        incident_id uuid NOT NULL,
        sequence integer NOT NULL,
        form text NOT NULL,
        text text NOT NULL,
        dead integer,
        missing integer,
        injured integer,
        evacuated integer,
        reported_at timestamptz(3) NOT NULL,
        late boolean,
        CONSTRAINT situation_report_pkey PRIMARY KEY (id),
        CONSTRAINT situation_report_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES emergency_incident (id),
        CONSTRAINT situation_report_sequence_key UNIQUE (incident_id, sequence),
        CONSTRAINT situation_report_form_check CHECK (form IN (${sqlCodes(REPORT_FORMS)})),
        CONSTRAINT situation_report_counts_check CHECK (dead >= 0 AND missing >= 0 AND injured >= 0 AND evacuated >= 0)
      );
      CREATE TABLE resource_allotment (
        id uuid NOT NULL,
        incident_id uuid NOT NULL,
        resource_id uuid NOT NULL,
        quantity integer NOT NULL,
        used_up integer NOT NULL,
        state text NOT NULL,
        allotted_at timestamptz(3) NOT NULL,
        released_at timestamptz(3),
        CONSTRAINT resource_allotment_pkey PRIMARY KEY (id),
        CONSTRAINT resource_allotment_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES emergency_incident (id),
        CONSTRAINT resource_allotment_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES emergency_resource (id),
        CONSTRAINT resource_allotment_state_check CHECK (state IN (${sqlCodes(ALLOTMENT_STATES)})
          AND (state = 'RELEASED') = (released_at IS NOT NULL)),
        CONSTRAINT resource_allotment_quantity_check CHECK (quantity > 0 AND used_up BETWEEN 0 AND quantity)
      );
      CREATE INDEX resource_allotment_incident_id_idx ON resource_allotment (incident_id, allotted_at, id);
      CREATE INDEX resource_allotment_resource_id_idx ON resource_allotment (resource_id);
      ALTER TABLE duty_task ADD COLUMN incident_id uuid,
        ADD CONSTRAINT duty_task_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES emergency_incident (id),
        DROP CONSTRAINT duty_task_state_check,
        ADD CONSTRAINT duty_task_state_check CHECK (state IN (${sqlCodes(DUTY_TASK_STATES)})
          AND (state IN ('DONE', 'DECLINED')) = (feedback IS NOT NULL));
      CREATE INDEX duty_task_incident_id_idx ON duty_task (incident_id, created_at, id)`);
    await protectRows(runner, 'situation_report_limit', { read: BY_STAFF, write: 'false' });
    await protectRows(runner, 'emergency_plan', { read: BY_STAFF, write: COVERED });
    await protectRows(runner, 'emergency_resource', { read: BY_STAFF, write: COVERED });
    await protectRows(runner, 'emergency_incident', { read: COVERED });
    for (const table of [
      'emergency_incident_transition',
      'incident_level_change',
      'situation_report',
    ])
      await protectRows(runner, table, { read: OF_INCIDENT });
    // Owners see where their resources are, though not what happened there.
    await protectRows(runner, 'resource_allotment', {
      read: `${OF_INCIDENT} OR EXISTS (SELECT FROM emergency_resource r WHERE r.id = resource_id
        AND r.owner_organization_id = (SELECT caller_organization()))`,
      write: OF_INCIDENT,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE duty_task DROP COLUMN incident_id; DROP TABLE ${TABLES}`);
  }
}
