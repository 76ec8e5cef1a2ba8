import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DATA_GRANT_STATES } from '../domain/data-grant.states';
import { DATA_PURPOSES } from '../domain/purpose.codes';

const CLIENT = `(client_organization_id = (SELECT caller_client()) AND client_subject = (SELECT caller_subject()))`;
const OWNER = `(caller_has_role('DISTRICT_COMMAND', 'ADMINISTRATOR') AND caller_covers(area_code))`;
const OF_GRANT = 'EXISTS (SELECT FROM data_grant g WHERE g.id = grant_id)';

/** Every department keeps the grants on its own data: it decides alone and answers while the others are down. */
export class CreateDataGrants1763790100000 implements MigrationInterface {
  readonly name = 'CreateDataGrants1763790100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await protectRows(runner, 'data_grant', {
      read: `${CLIENT} OR ${OWNER} OR caller_has_role('AUDITOR')`,
      write: `${CLIENT} OR ${OWNER}`,
    });
    await protectRows(runner, 'data_grant_transition', { read: OF_GRANT });
    await runner.query(`
      ALTER TABLE data_grant_use ENABLE ROW LEVEL SECURITY;
      CREATE POLICY read ON data_grant_use FOR SELECT USING (${OF_GRANT});
      GRANT SELECT ON data_grant_use TO gezhi_service`);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION data_grant_count(uuid[], timestamptz), data_grants_in_force(uuid, text, timestamptz);
      DROP TABLE data_grant_use, data_grant_transition, data_grant`);
  }
}

const TABLES = `
  CREATE TABLE data_grant (
    id uuid NOT NULL,
    state text NOT NULL,
    client_organization_id uuid NOT NULL,
    client_subject text NOT NULL,
    purpose text NOT NULL,
    metrics text[] NOT NULL,
    datasets text[] NOT NULL,
    area_codes text[] NOT NULL,
    organization_ids text[] NOT NULL,
    area_code text COLLATE "C" NOT NULL,
    starts_at timestamptz(3) NOT NULL,
    ends_at timestamptz(3) NOT NULL,
    operations_per_hour integer NOT NULL,
    legal_basis text NOT NULL,
    decided_at timestamptz(3),
    ended_at timestamptz(3),
    reason text,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT data_grant_pkey PRIMARY KEY (id),
    CONSTRAINT data_grant_state_check CHECK (state IN (${sqlCodes(DATA_GRANT_STATES)})),
    CONSTRAINT data_grant_purpose_check CHECK (purpose IN (${sqlCodes(DATA_PURPOSES)})),
    CONSTRAINT data_grant_content_check CHECK (cardinality(metrics) + cardinality(datasets) > 0),
    CONSTRAINT data_grant_areas_check CHECK (cardinality(area_codes) > 0),
    CONSTRAINT data_grant_term_check CHECK (starts_at < ends_at),
    CONSTRAINT data_grant_rate_check CHECK (operations_per_hour > 0),
    CONSTRAINT data_grant_decision_check CHECK (state NOT IN ('APPROVED', 'REFUSED', 'REVOKED') OR decided_at IS NOT NULL),
    CONSTRAINT data_grant_reason_check CHECK (state NOT IN ('REFUSED', 'REVOKED') OR reason IS NOT NULL)
  );
  CREATE INDEX data_grant_created_at_idx ON data_grant (created_at, id);
  CREATE INDEX data_grant_in_force_idx ON data_grant (client_organization_id, client_subject) WHERE state = 'APPROVED';
  CREATE INDEX data_grant_open_idx ON data_grant (ends_at) WHERE state IN ('REQUESTED', 'APPROVED');
  CREATE TABLE data_grant_transition (
    id uuid NOT NULL,
    grant_id uuid NOT NULL,
    action text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    actor_subject text NOT NULL,
    actor_organization_id uuid,
    note text,
    occurred_at timestamptz(3) NOT NULL,
    CONSTRAINT data_grant_transition_pkey PRIMARY KEY (id),
    CONSTRAINT data_grant_transition_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES data_grant (id)
  );
  CREATE INDEX data_grant_transition_grant_id_idx ON data_grant_transition (grant_id, occurred_at);
  CREATE UNLOGGED TABLE data_grant_use (
    grant_id uuid NOT NULL,
    hour timestamptz NOT NULL,
    operations integer NOT NULL,
    CONSTRAINT data_grant_use_pkey PRIMARY KEY (grant_id),
    CONSTRAINT data_grant_use_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES data_grant (id) ON DELETE CASCADE
  ) WITH (fillfactor = 50)`;

/**
 * Both run as the owner, because they serve the request before anything is read as its caller. Use is counted in
 * hours of the clock, one row a grant, without WAL: a crash forgets an hour's count and nothing else. The count stops
 * one above the limit. A process whose clock is behind counts into the hour that has begun already.
 */
const FUNCTIONS = `
  CREATE FUNCTION data_grants_in_force(organization uuid, subject text, moment timestamptz) RETURNS SETOF data_grant
  STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE sql AS $$
    SELECT * FROM public.data_grant g
    WHERE g.client_organization_id = organization AND g.client_subject = subject AND g.state = 'APPROVED'
      AND g.starts_at <= moment AND g.ends_at > moment
    ORDER BY g.operations_per_hour DESC, g.id
  $$;
  CREATE FUNCTION data_grant_count(grants uuid[], moment timestamptz) RETURNS TABLE (id uuid, exceeded boolean)
  VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE sql AS $$
    INSERT INTO public.data_grant_use AS u (grant_id, hour, operations)
    SELECT g.id, date_trunc('hour', moment), 1 FROM public.data_grant g WHERE g.id = ANY (grants) ORDER BY g.id
    ON CONFLICT (grant_id) DO UPDATE SET
      hour = greatest(u.hour, excluded.hour),
      operations = CASE WHEN u.hour < excluded.hour THEN 1
        ELSE least(u.operations, (SELECT g.operations_per_hour FROM public.data_grant g WHERE g.id = u.grant_id)) + 1 END
    RETURNING u.grant_id, u.operations > (SELECT g.operations_per_hour FROM public.data_grant g WHERE g.id = u.grant_id)
  $$;
  REVOKE EXECUTE ON FUNCTION data_grants_in_force(uuid, text, timestamptz), data_grant_count(uuid[], timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION data_grants_in_force(uuid, text, timestamptz), data_grant_count(uuid[], timestamptz) TO gezhi_service`;
