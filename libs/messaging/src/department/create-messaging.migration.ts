import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepForPlatform } from './keep-for-platform';
import { COMMIT_TURN, OUTBOX_CHANNEL } from './locks';

/**
 * What a department keeps to tell the others and to hear from them: the outbox, written with the change it tells of;
 * the place it has read the bus to; what it has handled; and what it could not.
 */
export class CreateMessaging1764001000000 implements MigrationInterface {
  readonly name = 'CreateMessaging1764001000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TURNS);
    await runner.query(OUTBOX);
    await runner.query(INBOX);
    for (const table of TABLES) await keepForPlatform(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
    await runner.query('DROP FUNCTION wake_relay(), take_commit_turn()');
  }
}

const TABLES = ['outbox_message', 'inbox_tail', 'inbox_message', 'inbox_failure', 'inbox_parked'];

/**
 * The order of a log must be the order of commits: a reader that has passed a place must not find a row before it
 * later. A sequence alone does not give that, since a transaction may take its number and commit long after another
 * with a higher one. So whoever adds to a log takes its turn first, and keeps it until its transaction ends; the lock
 * is given back after the rows can be seen. It is the last thing a transaction does but for the audit trail, which
 * makes transactions wait for each other anyway.
 */
const TURNS = `
  CREATE FUNCTION take_commit_turn() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock${COMMIT_TURN};
    RETURN NULL;
  END $$`;

const OUTBOX = `
  CREATE TABLE outbox_message (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL CHECK (key <> ''),
    payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
    occurred_at timestamptz(3) NOT NULL,
    published_at timestamptz(3),
    attempts integer NOT NULL DEFAULT 0,
    problem text,
    parked_at timestamptz(3)
  );
  CREATE INDEX outbox_message_waiting_idx ON outbox_message (position) WHERE published_at IS NULL AND parked_at IS NULL;
  CREATE INDEX outbox_message_parked_idx ON outbox_message (topic, key, position) WHERE parked_at IS NOT NULL;
  CREATE INDEX outbox_message_published_idx ON outbox_message (published_at) WHERE published_at IS NOT NULL;
  CREATE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('${OUTBOX_CHANNEL}', '');
    RETURN NULL;
  END $$;
  CREATE TRIGGER outbox_message_turn BEFORE INSERT ON outbox_message
    FOR EACH STATEMENT EXECUTE FUNCTION take_commit_turn();
  CREATE TRIGGER outbox_message_wake AFTER INSERT ON outbox_message
    FOR EACH STATEMENT EXECUTE FUNCTION wake_relay()`;

const INBOX = `
  CREATE TABLE inbox_tail (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL CHECK (position >= 0),
    bus uuid
  );
  INSERT INTO inbox_tail (position) VALUES (0);
  CREATE TABLE inbox_message (
    id uuid PRIMARY KEY,
    handled_at timestamptz(3) NOT NULL
  );
  CREATE INDEX inbox_message_handled_at_idx ON inbox_message (handled_at);
  CREATE TABLE inbox_failure (
    id uuid PRIMARY KEY,
    attempts integer NOT NULL,
    problem text NOT NULL,
    failed_at timestamptz(3) NOT NULL
  );
  CREATE TABLE inbox_parked (
    id uuid PRIMARY KEY,
    position bigint NOT NULL,
    source text NOT NULL,
    topic text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    attempts integer NOT NULL,
    problem text NOT NULL,
    parked_at timestamptz(3) NOT NULL
  );
  CREATE INDEX inbox_parked_key_idx ON inbox_parked (topic, key, position)`;
