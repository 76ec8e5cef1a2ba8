import type { DataSource } from 'typeorm';

/**
 * Throws when row rules would not bind this connection: as a superuser, with BYPASSRLS, or as the owner of a table.
 * A serving process checks it before it listens.
 */
export async function assertLeastRights(dataSource: DataSource): Promise<void> {
  const [found] = await dataSource.query<{ name: string; excess: string | null }[]>(`
    SELECT current_user AS name, CASE
      WHEN r.rolsuper THEN 'is a superuser'
      WHEN r.rolbypassrls THEN 'has BYPASSRLS'
      WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'USAGE'))
        THEN 'owns tables'
    END AS excess
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (!found || found.excess !== null) {
    throw new Error(
      `The database role "${found?.name}" ${found?.excess ?? 'is unknown'}, so that the rules of rows would not bind it. ` +
        'Serve with a login of the group gezhi_service (CREATE ROLE … LOGIN IN ROLE gezhi_service), and migrate with the owner.',
    );
  }
}
