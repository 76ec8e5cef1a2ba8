import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every owner keeps a trail of who did and read what that nobody can quietly change: rows are chained by hashes,
 * added by one function only, and never updated or deleted, not even by the owner of the tables.
 */
export class CreateAuditTrail1763760000000 implements MigrationInterface {
  readonly name = 'CreateAuditTrail1763760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(GUARDS);
    await runner.query(RIGHTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION audit_append(text[]), audit_keep_head(jsonb);
      DROP TABLE audit_record, audit_head, audit_tail;
      DROP FUNCTION audit_refuse_change(), audit_link(bigint, timestamptz, bytea, text), audit_genesis(uuid)`);
  }
}

/**
 * Not partitioned: rows are only ever added at one end and never removed, so a partition would never be dropped, and
 * the number without gaps must be unique over all of them. A BRIN index keeps searches by time cheap.
 *
 * What records are searched by is filed beside them by the one function that adds them. Generated columns and checks
 * would do the same by themselves, but PostgreSQL prepares their expressions anew for each statement: measured, they
 * made recording more than twice as dear. The verifier compares instead.
 */
const TABLES = `
  CREATE TABLE audit_tail (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    chain uuid NOT NULL,
    seq bigint NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    hash bytea NOT NULL
  );
  CREATE TABLE audit_record (
    seq bigint PRIMARY KEY,
    recorded_at timestamptz(3) NOT NULL,
    record text NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    kind text NOT NULL,
    operation text NOT NULL,
    subject text NOT NULL,
    object_ids jsonb NOT NULL
  );
  CREATE INDEX audit_record_recorded_at_idx ON audit_record USING brin (recorded_at);
  CREATE INDEX audit_record_subject_idx ON audit_record (subject, seq);
  CREATE INDEX audit_record_operation_idx ON audit_record (operation, seq);
  CREATE INDEX audit_record_kind_idx ON audit_record (kind, seq);
  CREATE INDEX audit_record_object_ids_idx ON audit_record USING gin (object_ids) WITH (fastupdate = off);
  CREATE TABLE audit_head (
    chain uuid NOT NULL,
    date date NOT NULL,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    count bigint NOT NULL CHECK (count >= 0),
    signed_at timestamptz(3) NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    PRIMARY KEY (date, seq)
  )`;

const part = (bytes: string): string => `int4send(octet_length(${bytes})) || ${bytes}`;
const word = (text: string): string => `convert_to('${text}', 'UTF8')`;

/**
 * No table or operator of a caller's can slip in: what runs with the owner's rights names its tables by schema and
 * fixes the path, also for the hash that it calls.
 */
const FUNCTIONS = `
  CREATE FUNCTION audit_genesis(chain uuid) RETURNS bytea LANGUAGE sql IMMUTABLE RETURN
    sha256(${part(word('gezhi/audit/genesis/1'))} || ${part(`convert_to(chain::text, 'UTF8')`)});

  CREATE FUNCTION audit_link(seq bigint, recorded_at timestamptz, previous bytea, record text) RETURNS bytea
  LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN
    RETURN sha256(
      ${part(word('gezhi/audit/record/1'))}
      || ${part('int8send(seq)')}
      || ${part('int8send((extract(epoch FROM recorded_at) * 1000)::bigint)')}
      || ${part('previous')}
      || ${part(`convert_to(record, 'UTF8')`)});
  END $$;

  CREATE FUNCTION audit_append(records text[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    tail public.audit_tail;
    entry text;
    said jsonb;
    link bytea;
  BEGIN
    -- One writer at a time, until its transaction ends: the chain cannot fork, and what is rolled back leaves no gap.
    SELECT * INTO STRICT tail FROM public.audit_tail FOR UPDATE;
    tail.recorded_at := greatest(date_trunc('milliseconds', clock_timestamp()), tail.recorded_at);
    FOREACH entry IN ARRAY records LOOP
      tail.seq := tail.seq + 1;
      link := public.audit_link(tail.seq, tail.recorded_at, tail.hash, entry);
      said := entry::jsonb;
      INSERT INTO public.audit_record (seq, recorded_at, record, previous, hash, kind, operation, subject, object_ids)
      VALUES (tail.seq, tail.recorded_at, entry, tail.hash, link, said ->> 'kind', said ->> 'operation',
        said #>> '{actor,subject}', jsonb_path_query_array(said, '$.objects[*].id'));
      tail.hash := link;
    END LOOP;
    UPDATE public.audit_tail SET seq = tail.seq, recorded_at = tail.recorded_at, hash = tail.hash;
    RETURN tail.seq;
  END $$;

  CREATE FUNCTION audit_keep_head(head jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO public.audit_head (chain, date, seq, hash, count, signed_at, key_id, signature)
    SELECT (head ->> 'chain')::uuid, (head ->> 'date')::date, (head ->> 'seq')::bigint, decode(head ->> 'hash', 'hex'),
      (head ->> 'count')::bigint, (head ->> 'signedAt')::timestamptz, head ->> 'keyId', decode(head ->> 'signature', 'base64')
    ON CONFLICT DO NOTHING;
  END $$;

  CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The audit trail is append-only: % of % is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$`;

/** ALWAYS: also in a session that replays a replication stream, where ordinary triggers rest. */
const GUARDS = `
  INSERT INTO audit_tail (chain, seq, recorded_at, hash)
  SELECT chain, 0, now(), audit_genesis(chain) FROM gen_random_uuid() AS chain;
  ${['audit_record', 'audit_head']
    .map(
      (table) => `
  CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;`,
    )
    .join('')}
  CREATE TRIGGER audit_tail_stays BEFORE INSERT OR DELETE OR TRUNCATE ON audit_tail
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
  ALTER TABLE audit_tail ENABLE ALWAYS TRIGGER audit_tail_stays`;

/** The serving process may add by the functions and read; which rows a caller sees is the auditor's business alone. */
const RIGHTS = `
  REVOKE ALL ON audit_record, audit_head, audit_tail FROM PUBLIC;
  REVOKE ALL ON FUNCTION audit_append(text[]), audit_keep_head(jsonb), audit_genesis(uuid),
    audit_link(bigint, timestamptz, bytea, text) FROM PUBLIC;
  GRANT SELECT ON audit_record, audit_head, audit_tail TO gezhi_service;
  GRANT EXECUTE ON FUNCTION audit_append(text[]), audit_keep_head(jsonb) TO gezhi_service;
  ALTER TABLE audit_record ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_tail ENABLE ROW LEVEL SECURITY;
  CREATE POLICY read ON audit_record FOR SELECT
    USING ((SELECT reads_whole()) OR (SELECT caller_has_role('AUDITOR')));
  CREATE POLICY read ON audit_head FOR SELECT USING (true);
  CREATE POLICY read ON audit_tail FOR SELECT USING (true)`;
