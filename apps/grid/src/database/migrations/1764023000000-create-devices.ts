import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEVICE_CONDITIONS, DEVICE_KINDS } from '../../domain/device/device.codes';
import { DEVICE_STATES } from '../../domain/device/device.states';
import { EVENT_NATURES, URGENCIES } from '../../domain/event/event.codes';

const BY_STAFF = '(SELECT caller_is_staff())';
const SEEN = `caller_covers(area_code) OR owner_organization_id = (SELECT caller_organization())`;
const OF_DEVICE = 'EXISTS (SELECT FROM device d WHERE d.id = device_id)';
/** Months as people here count them. */
const ZONE = `'Asia/Shanghai'`;

/**
 * What devices of the city read becomes matters by itself. Readings lie in one table for each month, so that a month
 * that is over goes as a whole; the serving process makes months and lets them go through two functions and has no
 * other right over tables.
 */
export class CreateDevices1764023000000 implements MigrationInterface {
  readonly name = 'CreateDevices1764023000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE device (
        id uuid NOT NULL,
        system_code text COLLATE "C" NOT NULL,
        number text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        owner_organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        place text NOT NULL,
        longitude double precision,
        latitude double precision,
        last_heard_at timestamptz(3),
        silent_from timestamptz(3) NOT NULL,
        last_observed_at timestamptz(3),
        last_value double precision,
        watch jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT device_pkey PRIMARY KEY (id),
        CONSTRAINT device_number_key UNIQUE (system_code, number),
        CONSTRAINT device_kind_check CHECK (kind IN (${sqlCodes(DEVICE_KINDS)})),
        CONSTRAINT device_state_check CHECK (state IN (${sqlCodes(DEVICE_STATES)})),
        CONSTRAINT device_area_check CHECK (length(area_code) IN (16, 20)),
        CONSTRAINT device_point_check CHECK ((longitude IS NULL) = (latitude IS NULL)),
        CONSTRAINT device_last_check CHECK ((last_observed_at IS NULL) = (last_value IS NULL))
      );
      CREATE INDEX device_area_code_idx ON device (area_code, id);
      CREATE INDEX device_owner_organization_id_idx ON device (owner_organization_id);
      CREATE INDEX device_silent_from_idx ON device (kind, silent_from) WHERE state = 'ACTIVE';
      CREATE TABLE device_transition (
        id uuid NOT NULL,
        device_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT device_transition_pkey PRIMARY KEY (id),
        CONSTRAINT device_transition_device_id_fkey FOREIGN KEY (device_id) REFERENCES device (id),
        CONSTRAINT device_transition_to_state_check CHECK (to_state IN (${sqlCodes(DEVICE_STATES)}))
      );
      CREATE INDEX device_transition_device_id_occurred_at_idx
        ON device_transition (device_id, occurred_at, id);
      CREATE TABLE device_reading (
        device_id uuid NOT NULL,
        observed_at timestamptz(3) NOT NULL,
        value double precision NOT NULL,
        received_at timestamptz(3) NOT NULL,
        CONSTRAINT device_reading_pkey PRIMARY KEY (device_id, observed_at)
      ) PARTITION BY RANGE (observed_at);
      CREATE INDEX device_reading_observed_at_idx ON device_reading USING brin (observed_at);
      CREATE TABLE device_hour (
        device_id uuid NOT NULL,
        hour timestamptz(3) NOT NULL,
        readings integer NOT NULL,
        lowest double precision NOT NULL,
        highest double precision NOT NULL,
        total double precision NOT NULL,
        CONSTRAINT device_hour_pkey PRIMARY KEY (device_id, hour),
        CONSTRAINT device_hour_readings_check CHECK (readings > 0 AND lowest <= highest)
      );
      CREATE TABLE device_rule (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        code text COLLATE "C" NOT NULL,
        device_id uuid,
        rule_version integer NOT NULL,
        kind text NOT NULL,
        condition text NOT NULL,
        threshold double precision NOT NULL,
        clear_level double precision,
        hold_minutes integer NOT NULL,
        category_code text COLLATE "C" NOT NULL,
        nature text NOT NULL,
        urgency text NOT NULL,
        active boolean NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        basis text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        CONSTRAINT device_rule_pkey PRIMARY KEY (id),
        CONSTRAINT device_rule_version_key UNIQUE NULLS NOT DISTINCT (area_code, code, device_id, rule_version),
        CONSTRAINT device_rule_device_id_fkey FOREIGN KEY (device_id) REFERENCES device (id),
        CONSTRAINT device_rule_area_check CHECK (length(area_code) = 6),
        CONSTRAINT device_rule_kind_check CHECK (kind IN (${sqlCodes(DEVICE_KINDS)})),
        CONSTRAINT device_rule_condition_check CHECK (condition IN (${sqlCodes(DEVICE_CONDITIONS)})),
        CONSTRAINT device_rule_levels_check CHECK (CASE condition
          WHEN 'SILENT' THEN clear_level IS NULL AND hold_minutes = 0 AND threshold >= 5
          WHEN 'BELOW' THEN clear_level >= threshold
          ELSE clear_level <= threshold END),
        CONSTRAINT device_rule_hold_check CHECK (hold_minutes BETWEEN 0 AND 1440),
        CONSTRAINT device_rule_nature_check CHECK (nature IN (${sqlCodes(EVENT_NATURES)})),
        CONSTRAINT device_rule_urgency_check CHECK (urgency IN (${sqlCodes(URGENCIES)})),
        CONSTRAINT device_rule_dates_check CHECK (valid_to >= valid_from - 1)
      );
      CREATE INDEX device_rule_device_id_idx ON device_rule (device_id) WHERE device_id IS NOT NULL;
      CREATE TABLE device_alarm (
        id uuid NOT NULL,
        device_id uuid NOT NULL,
        rule_id uuid NOT NULL,
        rule_code text COLLATE "C" NOT NULL,
        condition text NOT NULL,
        event_id uuid NOT NULL,
        began_at timestamptz(3) NOT NULL,
        began_value double precision,
        raised_at timestamptz(3) NOT NULL,
        raised_value double precision,
        cleared_at timestamptz(3),
        cleared_value double precision,
        crossings integer NOT NULL,
        settled_at timestamptz(3),
        CONSTRAINT device_alarm_pkey PRIMARY KEY (id),
        CONSTRAINT device_alarm_device_id_fkey FOREIGN KEY (device_id) REFERENCES device (id),
        CONSTRAINT device_alarm_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES device_rule (id),
        CONSTRAINT device_alarm_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT device_alarm_condition_check CHECK (condition IN (${sqlCodes(DEVICE_CONDITIONS)})),
        CONSTRAINT device_alarm_times_check CHECK (began_at <= raised_at AND raised_at <= cleared_at),
        CONSTRAINT device_alarm_settled_check CHECK (settled_at IS NULL OR cleared_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX device_alarm_once_idx ON device_alarm (device_id, rule_code) WHERE settled_at IS NULL;
      CREATE UNIQUE INDEX device_alarm_event_id_idx ON device_alarm (event_id);
      CREATE INDEX device_alarm_device_id_raised_at_idx ON device_alarm (device_id, raised_at, id)`);
    await this.months(runner);
    await protectRows(runner, 'device', { read: SEEN });
    await protectRows(runner, 'device_transition', { read: OF_DEVICE });
    await protectRows(runner, 'device_reading', { read: OF_DEVICE, remove: 'false' });
    await protectRows(runner, 'device_hour', { read: OF_DEVICE });
    await protectRows(runner, 'device_rule', { read: BY_STAFF, write: 'caller_covers(area_code)' });
    await protectRows(runner, 'device_alarm', {
      read: `${OF_DEVICE} OR EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)`,
      write: OF_DEVICE,
    });
    // Only the job that keeps the term of readings, which reads every row.
    await runner.query('DROP POLICY remove ON device_reading');
    await runner.query(
      'CREATE POLICY remove ON device_reading FOR DELETE USING ((SELECT reads_whole()))',
    );
  }

  /** A month that is there is never made twice; one that is let go of is over for ninety days, whoever asks. */
  private async months(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_reading_month(moment timestamptz) RETURNS boolean
        VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE plpgsql AS $$
      DECLARE
        first timestamp := date_trunc('month', moment AT TIME ZONE ${ZONE});
        name text := 'device_reading_' || to_char(first, 'YYYY_MM');
      BEGIN
        IF to_regclass('public.' || name) IS NOT NULL THEN RETURN false; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('device-reading-months', 0));
        IF to_regclass('public.' || name) IS NOT NULL THEN RETURN false; END IF;
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.device_reading FOR VALUES FROM (%L) TO (%L)',
          name, first AT TIME ZONE ${ZONE}, (first + interval '1 month') AT TIME ZONE ${ZONE});
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
        RETURN true;
      END $$;
      CREATE FUNCTION drop_reading_months(before timestamptz) RETURNS integer
        VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE plpgsql AS $$
      DECLARE
        last text := 'device_reading_' || to_char(
          least(before, clock_timestamp() - interval '90 days') AT TIME ZONE ${ZONE}, 'YYYY_MM');
        month text;
        dropped integer := 0;
      BEGIN
        FOR month IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'public.device_reading'::regclass AND c.relname < last COLLATE "C" ORDER BY 1
        LOOP
          EXECUTE format('DROP TABLE public.%I', month);
          dropped := dropped + 1;
        END LOOP;
        RETURN dropped;
      END $$;
      REVOKE ALL ON FUNCTION keep_reading_month, drop_reading_months FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION keep_reading_month, drop_reading_months TO gezhi_service;
      SELECT keep_reading_month(clock_timestamp()),
        keep_reading_month(clock_timestamp() - interval '1 month'),
        keep_reading_month(clock_timestamp() + interval '1 month')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE device_alarm, device_rule, device_hour, device_reading,
      device_transition, device`);
    await runner.query('DROP FUNCTION drop_reading_months, keep_reading_month');
  }
}
