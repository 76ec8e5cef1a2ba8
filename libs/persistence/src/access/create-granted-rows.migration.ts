import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = `nullif(current_setting('gezhi.roles', true), '')::text[]`;
const ORGANIZATION = `nullif(current_setting('gezhi.organization', true), '')::uuid`;

/**
 * Clients of other systems (integrators) read rows by grant alone. To all rules written before, they belong to no
 * organisation: what an organisation sees as its own is for its people. `caller_client()` names it for grants.
 */
export class CreateGrantedRows1763790000000 implements MigrationInterface {
  readonly name = 'CreateGrantedRows1763790000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION caller_is_integrator() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce('INTEGRATOR' = ANY (${ROLES}) AND ${ROLES} <@ ARRAY['RESIDENT', 'INTEGRATOR'], false);
      CREATE FUNCTION caller_client() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN ${ORGANIZATION};
      CREATE FUNCTION caller_is_granted(dataset text, area_code text) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_integrator() AND EXISTS (
          SELECT FROM unnest(nullif(current_setting('gezhi.grants', true), '')::text[]) granted
          WHERE length(granted) > length(dataset) + 1 AND starts_with(dataset || ':' || area_code, granted));
      CREATE OR REPLACE FUNCTION caller_organization() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN CASE WHEN NOT caller_is_integrator() THEN ${ORGANIZATION} END`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION caller_organization() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN ${ORGANIZATION};
      DROP FUNCTION caller_is_granted(text, text), caller_client(), caller_is_integrator()`);
  }
}
