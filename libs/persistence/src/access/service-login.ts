import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';

const ATTEMPTS = 10;
/** Milliseconds. */
const LONGEST_PAUSE = 100;

/**
 * Makes sure that a department's serving process can sign in to its database, with no more rights than it needs,
 * and answers its address. The password is new each time and known to nobody else. The database must have been
 * migrated, and `ownerUrl` must be allowed to make roles.
 */
export async function ensureServiceLogin(ownerUrl: string, login: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await giveRights(client, escapeIdentifier(login), password);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
}

/** Roles belong to the whole server: PostgreSQL refuses one of two departments that are set up at the same moment. */
async function giveRights(client: Client, role: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`
        DO $$ BEGIN
          CREATE ROLE ${role} LOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$`);
      await client.query(
        `ALTER ROLE ${role} LOGIN NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}`,
      );
      await client.query(`GRANT gezhi_service TO ${role}`);
      // Not inherited: it becomes that role for single statements, and says so.
      await client.query(`GRANT gezhi_whole TO ${role} WITH INHERIT FALSE, SET TRUE`);
      await client.query(`
        DO $$ BEGIN
          EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${role}', current_database());
        END $$`);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isConcurrent(error)) throw error;
      await sleep(Math.random() * LONGEST_PAUSE);
    }
  }
}

/** "tuple concurrently updated" has no code of its own. */
function isConcurrent(error: unknown): boolean {
  return error instanceof DatabaseError && error.message.includes('concurrently');
}
