import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { DataSource } from 'typeorm';
import { CreateBus1764001000000 } from './create-bus.migration';

const ATTEMPTS = 10;

/** Brings the database of the bus up to date, as its owner. Safe to repeat. */
export async function installBus(ownerUrl: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'gezhi-bus-migrate',
    poolSize: 1,
    migrations: [CreateBus1764001000000],
    migrationsTransactionMode: 'each',
    installExtensions: false,
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Makes sure that a department can sign in to the bus, and answers its address there. The password is new each time
 * and known to nobody else. `ownerUrl` must be allowed to make roles.
 */
export async function ensureBusLogin(
  ownerUrl: string,
  login: string,
  department: string,
): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await admit(client, login, department, password);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
}

/** Roles belong to the whole server: PostgreSQL refuses one of two that are set up at the same moment. */
async function admit(
  client: Client,
  login: string,
  department: string,
  password: string,
): Promise<void> {
  const role = escapeIdentifier(login);
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
      await client.query('SELECT bus_admit($1, $2)', [login, department]);
      return;
    } catch (error) {
      const atOnce = error instanceof DatabaseError && error.message.includes('concurrently');
      if (attempt === ATTEMPTS || !atOnce) throw error;
      await pause(Math.random() * 100);
    }
  }
}
