import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who asks, as SQL functions that row rules are written with, and the rights of the serving process.
 *
 * `gezhi_service` is a group of rights without a login. A department's process signs in as a role of that group:
 * not a superuser, not the owner of a table, so that row rules always bind it. For figures, and for rules that
 * count what the caller may not see, it becomes `gezhi_whole` for a few statements: that role reads every row, and
 * PostgreSQL plans its statements as if there were no rules.
 */
export class CreateRowAccess1763700050000 implements MigrationInterface {
  readonly name = 'CreateRowAccess1763700050000';

  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole server: another department, or another clone's tests, may make it at this moment.
    await runner.query(`
      DO $$ BEGIN
        CREATE ROLE gezhi_service NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        CREATE ROLE gezhi_whole NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        GRANT gezhi_service TO gezhi_whole;
      EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION caller_subject() RETURNS text STABLE PARALLEL SAFE LANGUAGE sql
        RETURN nullif(current_setting('gezhi.subject', true), '');
      CREATE FUNCTION caller_organization() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
        RETURN nullif(current_setting('gezhi.organization', true), '')::uuid;
      CREATE FUNCTION caller_areas() RETURNS text[] STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce(nullif(current_setting('gezhi.areas', true), '')::text[], '{}');
      CREATE FUNCTION caller_has_role(VARIADIC roles text[]) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce(nullif(current_setting('gezhi.roles', true), '')::text[] && roles, false);
      CREATE FUNCTION caller_is_signed_in() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce(caller_subject() <> 'anonymous', false);
      CREATE FUNCTION caller_is_staff() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce(nullif(current_setting('gezhi.roles', true), '')::text[] <> '{}'
          AND NOT nullif(current_setting('gezhi.roles', true), '')::text[] <@ ARRAY['RESIDENT', 'INTEGRATOR'], false);
      CREATE FUNCTION caller_covers(area_code text) RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN caller_is_staff()
          AND EXISTS (SELECT FROM unnest(caller_areas()) area WHERE starts_with(area_code, area));
      CREATE FUNCTION reads_whole() RETURNS boolean STABLE PARALLEL SAFE LANGUAGE sql
        RETURN coalesce(current_setting('gezhi.reads', true) = 'WHOLE', false)`);
    await runner.query('GRANT USAGE ON SCHEMA public TO gezhi_service');
    // Nobody reads another's database: the login of this department alone is let in, by `ensureServiceLogin`.
    await runner.query(`
      DO $$ BEGIN
        EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION reads_whole, caller_covers, caller_is_staff, caller_is_signed_in, caller_has_role, caller_areas,
        caller_organization, caller_subject`);
    await runner.query('REVOKE USAGE ON SCHEMA public FROM gezhi_service');
  }
}
