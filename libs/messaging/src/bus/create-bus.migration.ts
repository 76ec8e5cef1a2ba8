import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BUS_CHANNEL, BUS_TURN } from '../department/locks';

/**
 * The bus between departments, in a database of its own. Members add by one function, which writes their department
 * as the bus knows it, and read; nobody but the owner changes or removes a message.
 */
export class CreateBus1764001000000 implements MigrationInterface {
  readonly name = 'CreateBus1764001000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(RIGHTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION bus_append(jsonb), bus_trim(integer), bus_admit(name, text);
      DROP TABLE bus_message, bus_member, bus_log`);
  }
}

const TABLES = `
  CREATE TABLE bus_log (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    id uuid NOT NULL,
    kept_days integer NOT NULL CHECK (kept_days BETWEEN 1 AND 3650),
    trimmed_to bigint NOT NULL
  );
  INSERT INTO bus_log (id, kept_days, trimmed_to) VALUES (gen_random_uuid(), 30, 0);
  CREATE TABLE bus_member (
    login name PRIMARY KEY,
    department text NOT NULL CHECK (department ~ '^[a-z]+(-[a-z]+)*$')
  );
  CREATE TABLE bus_message (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL,
    source text NOT NULL,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL CHECK (key <> '' AND length(key) <= 200),
    payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object' AND octet_length(payload::text) <= 65536),
    occurred_at timestamptz(3) NOT NULL,
    appended_at timestamptz(3) NOT NULL
  )`;

/** Places are given out under a lock that lasts until they can be seen: nobody reads past one that is still to come. */
const FUNCTIONS = `
  CREATE FUNCTION bus_append(messages jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    sender text;
    wrong text;
  BEGIN
    SELECT department INTO sender FROM public.bus_member WHERE login = session_user;
    IF sender IS NULL THEN
      RAISE EXCEPTION '% is no member of the bus', session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT m ->> 'topic' INTO wrong FROM jsonb_array_elements(messages) m
    WHERE NOT starts_with(m ->> 'topic', sender || '.') LIMIT 1;
    IF wrong IS NOT NULL THEN
      RAISE EXCEPTION '% may not send messages of %', sender, wrong USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock${BUS_TURN};
    INSERT INTO public.bus_message (id, source, topic, key, payload, occurred_at, appended_at)
    SELECT (m ->> 'id')::uuid, sender, m ->> 'topic', m ->> 'key', m -> 'payload', (m ->> 'occurredAt')::timestamptz,
      clock_timestamp()
    FROM jsonb_array_elements(messages) WITH ORDINALITY a (m, ordinal) ORDER BY ordinal;
    PERFORM pg_notify('${BUS_CHANNEL}', '');
  END $$;

  CREATE FUNCTION bus_trim(most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    log public.bus_log;
    last bigint;
    removed integer;
  BEGIN
    SELECT * INTO STRICT log FROM public.bus_log FOR UPDATE;
    SELECT max(position) INTO last FROM (
      SELECT position, appended_at FROM public.bus_message ORDER BY position LIMIT most) oldest
    WHERE appended_at < clock_timestamp() - make_interval(days => log.kept_days);
    IF last IS NULL THEN
      RETURN 0;
    END IF;
    DELETE FROM public.bus_message WHERE position <= last;
    GET DIAGNOSTICS removed = ROW_COUNT;
    UPDATE public.bus_log SET trimmed_to = last;
    RETURN removed;
  END $$;

  CREATE FUNCTION bus_admit(member name, its_department text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO public.bus_member VALUES (member, its_department)
    ON CONFLICT (login) DO UPDATE SET department = excluded.department;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), member);
    EXECUTE format('GRANT gezhi_bus TO %I', member);
  END $$`;

const RIGHTS = `
  DO $$ BEGIN
    CREATE ROLE gezhi_bus NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  END $$;
  REVOKE ALL ON bus_log, bus_member, bus_message FROM PUBLIC;
  REVOKE ALL ON FUNCTION bus_append(jsonb), bus_trim(integer), bus_admit(name, text) FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO gezhi_bus;
  GRANT SELECT ON bus_log, bus_message TO gezhi_bus;
  GRANT EXECUTE ON FUNCTION bus_append(jsonb), bus_trim(integer) TO gezhi_bus`;
