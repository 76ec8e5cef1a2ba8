import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = `nullif(current_setting('gezhi.roles', true), '')::text[]`;

/**
 * A system that brings matters in (INTAKE_SYSTEM) is a machine and no member of staff: it sees neither what lies in
 * its areas nor what its organisation leads. Together with the role of an integrator it reads by grant, as that does.
 */
export class KeepIntakeOut1764011000000 implements MigrationInterface {
  readonly name = 'KeepIntakeOut1764011000000';

  async up(runner: QueryRunner): Promise<void> {
    await define(runner, `'RESIDENT', 'INTEGRATOR', 'INTAKE_SYSTEM'`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION caller_organization() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN CASE WHEN NOT caller_is_integrator() AND NOT coalesce('INTAKE_SYSTEM' = ANY (${ROLES})
          AND ${ROLES} <@ ARRAY['RESIDENT', 'INTEGRATOR', 'INTAKE_SYSTEM'], false) THEN caller_client() END`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION caller_organization() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN CASE WHEN NOT caller_is_integrator() THEN caller_client() END`);
    await define(runner, `'RESIDENT', 'INTEGRATOR'`);
  }
}

/** Who is staff, and who is a client of other systems, where these roles are no office. */
async function define(runner: QueryRunner, noOffice: string): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION caller_is_staff() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
      RETURN coalesce(${ROLES} <> '{}' AND NOT ${ROLES} <@ ARRAY[${noOffice}], false);
    CREATE OR REPLACE FUNCTION caller_is_integrator() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
      RETURN coalesce('INTEGRATOR' = ANY (${ROLES}) AND ${ROLES} <@ ARRAY[${noOffice}], false)`);
}
