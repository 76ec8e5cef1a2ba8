import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AREA_ALERT_ASPECTS, AREA_ALERT_TYPES } from '../../domain/area-alert/area-alert.codes';
import { AREA_ALERT_STATES } from '../../domain/area-alert/area-alert.states';

/** Where reports of a matter pile up, somebody is told while it is a matter and not yet a grievance. */
export class CreateAreaAlerts1764012100000 implements MigrationInterface {
  readonly name = 'CreateAreaAlerts1764012100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area_alert_rule (
        type text COLLATE "C" NOT NULL,
        aspect text NOT NULL,
        categories text[] NOT NULL,
        area_digits integer NOT NULL,
        by_matter boolean NOT NULL,
        baseline_weeks integer NOT NULL,
        deviations double precision NOT NULL,
        least_events integer NOT NULL,
        active boolean NOT NULL,
        basis text NOT NULL,
        CONSTRAINT area_alert_rule_pkey PRIMARY KEY (type),
        CONSTRAINT area_alert_rule_type_check CHECK (type IN (${sqlCodes(AREA_ALERT_TYPES)})),
        CONSTRAINT area_alert_rule_aspect_check CHECK (aspect IN (${sqlCodes(AREA_ALERT_ASPECTS)})),
        CONSTRAINT area_alert_rule_area_check CHECK (area_digits IN (12, 16)),
        CONSTRAINT area_alert_rule_weeks_check CHECK (baseline_weeks BETWEEN 4 AND 52),
        CONSTRAINT area_alert_rule_deviations_check CHECK (deviations >= 1),
        CONSTRAINT area_alert_rule_least_check CHECK (least_events >= 10)
      );
      CREATE TABLE area_alert (
        id uuid NOT NULL,
        type text NOT NULL,
        aspect text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        week date NOT NULL,
        state text NOT NULL,
        categories text[] NOT NULL,
        matter_code text COLLATE "C",
        observed integer NOT NULL,
        expected double precision NOT NULL,
        deviation double precision NOT NULL,
        threshold double precision NOT NULL,
        deviations double precision NOT NULL,
        baseline jsonb NOT NULL,
        owner_organization_id uuid,
        outcome text,
        acknowledged_at timestamptz(3),
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT area_alert_pkey PRIMARY KEY (id),
        CONSTRAINT area_alert_type_check CHECK (type IN (${sqlCodes(AREA_ALERT_TYPES)})),
        CONSTRAINT area_alert_aspect_check CHECK (aspect IN (${sqlCodes(AREA_ALERT_ASPECTS)})),
        CONSTRAINT area_alert_state_check CHECK (state IN (${sqlCodes(AREA_ALERT_STATES)})),
        CONSTRAINT area_alert_area_check CHECK (length(area_code) IN (12, 16)),
        CONSTRAINT area_alert_observed_check CHECK (observed >= 10 AND expected >= 10 AND observed > threshold),
        CONSTRAINT area_alert_week_check CHECK (extract(isodow FROM week) = 1),
        CONSTRAINT area_alert_acknowledged_check CHECK ((state = 'OPEN') = (acknowledged_at IS NULL)),
        CONSTRAINT area_alert_ended_check CHECK ((state IN ('CLEARED', 'FALSE_ALARM'))
          = (ended_at IS NOT NULL AND outcome IS NOT NULL))
      );
      CREATE UNIQUE INDEX area_alert_once_idx ON area_alert (area_code, type, week, coalesce(matter_code, ''));
      CREATE INDEX area_alert_area_code_week_idx ON area_alert (area_code, week, id);
      CREATE TABLE area_alert_transition (
        id uuid NOT NULL,
        alert_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT area_alert_transition_pkey PRIMARY KEY (id),
        CONSTRAINT area_alert_transition_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES area_alert (id),
        CONSTRAINT area_alert_transition_to_state_check CHECK (to_state IN (${sqlCodes(AREA_ALERT_STATES)}))
      );
      CREATE INDEX area_alert_transition_alert_id_occurred_at_idx
        ON area_alert_transition (alert_id, occurred_at, id)`);
    await protectRows(runner, 'area_alert_rule', {
      read: '(SELECT caller_is_staff())',
      write: 'false',
    });
    await protectRows(runner, 'area_alert', { read: 'caller_covers(area_code)' });
    await protectRows(runner, 'area_alert_transition', {
      read: 'EXISTS (SELECT FROM area_alert a WHERE a.id = alert_id)',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE area_alert_transition, area_alert, area_alert_rule');
  }
}
