import type { MigrationInterface, QueryRunner } from 'typeorm';

const GRANTS = `nullif(current_setting('gezhi.grants', true), '')::text[]`;

/**
 * Row rules by area and by grant as expressions the planner opens. With a subquery in them `caller_covers` and
 * `caller_is_granted` were called as functions for every row looked at: most of the time of a list among a million
 * rows. What remains a function, the areas of a grant, is asked for integrators alone.
 */
export class OpenRowRules1764025000000 implements MigrationInterface {
  readonly name = 'OpenRowRules1764025000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION caller_grants(dataset text) RETURNS text[] STABLE PARALLEL SAFE LANGUAGE sql
        RETURN ARRAY(SELECT granted FROM unnest(${GRANTS}) granted WHERE length(granted) > length(dataset) + 1);
      CREATE OR REPLACE FUNCTION caller_is_granted(dataset text, area_code text) RETURNS boolean
        STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_integrator() AND coalesce((dataset || ':' || area_code) ^@ ANY (caller_grants(dataset)), false);
      CREATE OR REPLACE FUNCTION caller_covers(area_code text) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_staff() AND coalesce(area_code ^@ ANY (caller_areas()), false)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION caller_covers(area_code text) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_staff()
          AND EXISTS (SELECT FROM unnest(caller_areas()) area WHERE starts_with(area_code, area));
      CREATE OR REPLACE FUNCTION caller_is_granted(dataset text, area_code text) RETURNS boolean
        STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_integrator() AND EXISTS (
          SELECT FROM unnest(${GRANTS}) granted
          WHERE length(granted) > length(dataset) + 1 AND starts_with(dataset || ':' || area_code, granted));
      DROP FUNCTION caller_grants(text)`);
  }
}
