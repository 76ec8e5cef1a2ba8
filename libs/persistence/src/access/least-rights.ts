import type { DataSource } from 'typeorm';

/**
 * Throws when row rules would not bind this connection: as a superuser, with BYPASSRLS, as the owner of a table, or
 * with rights to every row that it does not have to ask for.
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
      WHEN pg_has_role(current_user, 'gezhi_whole', 'USAGE') THEN 'has the rights of gezhi_whole all the time'
      WHEN NOT pg_has_role(current_user, 'gezhi_whole', 'SET') THEN 'cannot become gezhi_whole for figures'
    END AS excess
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (!found || found.excess !== null) {
    throw new Error(
      `The database role "${found?.name}" ${found?.excess ?? 'is unknown'}: it does not have just the rights of a serving process. ` +
        'Serve with a login of the group gezhi_service (CREATE ROLE … LOGIN IN ROLE gezhi_service; ' +
        'GRANT gezhi_whole TO … WITH INHERIT FALSE, SET TRUE), and migrate with the owner.',
    );
  }
}
