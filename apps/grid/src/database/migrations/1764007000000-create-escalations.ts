import { DEADLINE_UNIT_LIST } from '@gezhi/deadlines';
import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ESCALATION_LEVELS,
  ESCALATION_MODES,
  ESCALATION_REASONS,
  EVENT_STAGES,
} from '../../domain/escalation/escalation.codes';
import { URGENCIES } from '../../domain/event/event.codes';

const UNITS = sqlCodes(DEADLINE_UNIT_LIST);
const STAGES = sqlCodes(EVENT_STAGES);
const LEVELS = sqlCodes(ESCALATION_LEVELS);
/** Seen with the event it belongs to; written by the sweep alone. */
const WITH_EVENT = {
  read: 'EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)',
  write: '(SELECT reads_whole())',
};

/** Deadlines act by themselves: what is watched, when it must be looked at, what was done, and by which rules. */
export class CreateEscalations1764007000000 implements MigrationInterface {
  readonly name = 'CreateEscalations1764007000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalation_rule (
        urgency text NOT NULL,
        category_code text COLLATE "C" NOT NULL,
        mode text NOT NULL,
        interval_unit text NOT NULL,
        interval_amount integer NOT NULL,
        max_depth integer NOT NULL,
        source text NOT NULL,
        CONSTRAINT escalation_rule_pkey PRIMARY KEY (urgency, category_code),
        CONSTRAINT escalation_rule_urgency_check CHECK (urgency IN (${sqlCodes(URGENCIES)})),
        CONSTRAINT escalation_rule_mode_check CHECK (mode IN (${sqlCodes(ESCALATION_MODES)})),
        CONSTRAINT escalation_rule_interval_unit_check CHECK (interval_unit IN (${UNITS})),
        CONSTRAINT escalation_rule_interval_amount_check CHECK (interval_amount BETWEEN 1 AND 1000),
        CONSTRAINT escalation_rule_max_depth_check CHECK (max_depth BETWEEN 0 AND 3),
        CONSTRAINT escalation_rule_source_check CHECK (source <> '')
      );
      CREATE TABLE event_stage_limit (
        stage text NOT NULL,
        urgency text NOT NULL,
        unit text NOT NULL,
        amount integer NOT NULL,
        source text NOT NULL,
        CONSTRAINT event_stage_limit_pkey PRIMARY KEY (stage, urgency),
        CONSTRAINT event_stage_limit_stage_check CHECK (stage IN (${STAGES}) AND stage <> 'HANDLING'),
        CONSTRAINT event_stage_limit_urgency_check CHECK (urgency IN (${sqlCodes(URGENCIES)})),
        CONSTRAINT event_stage_limit_unit_check CHECK (unit IN (${UNITS})),
        CONSTRAINT event_stage_limit_amount_check CHECK (amount BETWEEN 1 AND 1000),
        CONSTRAINT event_stage_limit_source_check CHECK (source <> '')
      );
      CREATE TABLE level_organization (
        area_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        CONSTRAINT level_organization_pkey PRIMARY KEY (area_code),
        CONSTRAINT level_organization_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code)
      );
      CREATE TABLE event_escalation (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        stage text NOT NULL,
        clock_started_at timestamptz(3) NOT NULL,
        level text NOT NULL,
        mode text NOT NULL,
        reason text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        fell_due_at timestamptz(3) NOT NULL,
        made_at timestamptz(3) NOT NULL,
        made_by text NOT NULL,
        organization_id uuid,
        area_code text COLLATE "C",
        former_organization_id uuid,
        digest_due boolean NOT NULL,
        CONSTRAINT event_escalation_pkey PRIMARY KEY (id),
        CONSTRAINT event_escalation_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT event_escalation_once_key UNIQUE (event_id, stage, clock_started_at, level),
        CONSTRAINT event_escalation_stage_check CHECK (stage IN (${STAGES})),
        CONSTRAINT event_escalation_level_check CHECK (level IN (${LEVELS})),
        CONSTRAINT event_escalation_mode_check CHECK (mode IN (${sqlCodes(ESCALATION_MODES)})),
        CONSTRAINT event_escalation_reason_check CHECK (reason IN (${sqlCodes(ESCALATION_REASONS)})
          AND (reason = 'APPROACHING') = (level = 'HOLDER')),
        CONSTRAINT event_escalation_made_at_check CHECK (made_at >= fell_due_at),
        CONSTRAINT event_escalation_recipient_check CHECK (num_nonnulls(organization_id, area_code) = 1)
      );
      CREATE INDEX event_escalation_area_code_made_at_idx ON event_escalation (area_code, made_at);
      CREATE INDEX event_escalation_digest_due_idx ON event_escalation (id) WHERE digest_due;
      CREATE TABLE event_watch (
        event_id uuid NOT NULL,
        look_at timestamptz(3) NOT NULL,
        stage text,
        stage_started_at timestamptz(3),
        stage_due_at timestamptz(3),
        next_level text,
        next_at timestamptz(3),
        CONSTRAINT event_watch_pkey PRIMARY KEY (event_id),
        CONSTRAINT event_watch_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT event_watch_stage_check CHECK (stage IN (${STAGES})),
        CONSTRAINT event_watch_next_level_check CHECK (next_level IN (${LEVELS}))
      );
      CREATE INDEX event_watch_look_at_idx ON event_watch (look_at, event_id)`);
    await runner.query(WATCH);
    for (const table of ['escalation_rule', 'event_stage_limit', 'level_organization'])
      await protectRows(runner, table, { read: 'true', write: 'false' });
    await protectRows(runner, 'event_escalation', WITH_EVENT);
    await protectRows(runner, 'event_watch', WITH_EVENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER watch_new_event ON gov_event;
      DROP TRIGGER watch_changed_event ON gov_event;
      DROP FUNCTION watch_event;
      DROP TABLE event_watch, event_escalation, level_organization, event_stage_limit, escalation_rule`);
  }
}

/**
 * Whoever changes an event, and however, the sweep looks at it anew: nothing that moves a clock can be forgotten.
 * Runs with the rights of the owner, for callers may not write what is watched.
 */
const WATCH = `
  CREATE FUNCTION watch_event() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.state IN ('CLOSED', 'REDIRECTED', 'REFUSED', 'CANCELLED', 'MERGED') THEN
      DELETE FROM public.event_watch WHERE event_id = NEW.id;
    ELSE
      INSERT INTO public.event_watch (event_id, look_at) VALUES (NEW.id, 'epoch')
      ON CONFLICT (event_id) DO UPDATE SET look_at = 'epoch', stage = NULL, stage_started_at = NULL,
        stage_due_at = NULL, next_level = NULL, next_at = NULL;
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION watch_event() FROM PUBLIC;
  CREATE TRIGGER watch_new_event AFTER INSERT ON gov_event FOR EACH ROW
    WHEN (NEW.state NOT IN ('CLOSED', 'REDIRECTED', 'REFUSED', 'CANCELLED', 'MERGED'))
    EXECUTE FUNCTION watch_event();
  CREATE TRIGGER watch_changed_event AFTER UPDATE ON gov_event FOR EACH ROW
    WHEN ((OLD.state, OLD.urgency, OLD.category_code, OLD.area_code, OLD.lead_organization_id, OLD.suspended_until,
        OLD.deadline_started_at, OLD.deadline_due_at, OLD.deadline_approaches_at, OLD.deadline_paused_at)
      IS DISTINCT FROM (NEW.state, NEW.urgency, NEW.category_code, NEW.area_code, NEW.lead_organization_id,
        NEW.suspended_until, NEW.deadline_started_at, NEW.deadline_due_at, NEW.deadline_approaches_at,
        NEW.deadline_paused_at))
    EXECUTE FUNCTION watch_event();
  INSERT INTO event_watch (event_id, look_at) SELECT id, 'epoch' FROM gov_event
    WHERE state NOT IN ('CLOSED', 'REDIRECTED', 'REFUSED', 'CANCELLED', 'MERGED')`;
