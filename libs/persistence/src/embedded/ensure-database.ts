import { Client } from 'pg';

/** PostgreSQL 17 brought locales that do not depend on the operating system. */
const BUILTIN_LOCALES_SINCE = 170_000;

/**
 * Creates the database if the server does not have it; answers whether it did. Any address of the
 * server will do as `adminUrl`, as long as its user may create databases.
 */
export async function ensureDatabase(adminUrl: string, name: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl, application_name: 'gezhi-launcher' });
  await client.connect();
  try {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 1) return false;
    // Text sorts and matches by code point in every database of ours, whoever's server it is.
    const version = await client.query<{ number: number }>(
      "SELECT current_setting('server_version_num')::int AS number",
    );
    const provider =
      (version.rows[0]?.number ?? 0) >= BUILTIN_LOCALES_SINCE
        ? "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        : '';
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0
       ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' ${provider}`,
    );
    return true;
  } catch (error) {
    // Two starts at once: the other one made it between our question and our answer.
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === '42P04' || error.code === '23505')
    ) {
      return false;
    }
    throw error;
  } finally {
    await client.end();
  }
}
