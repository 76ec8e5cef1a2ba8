import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { TEST_SERVER_VARIABLE } from './test-server';

export interface TestDatabaseOptions {
  /** What the database is of, in snake case: `grid`. */
  readonly name: string;
  /** Fills the template: tables, reference data. Run once for all test files of the run. */
  readonly prepare: (url: string) => Promise<void>;
  /** Whatever changes when `prepare` would make something else: a hash, the list of migrations. */
  readonly version: string;
}

/** A database of one test file; `await using` drops it. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
}

/**
 * A clone of a template database that is prepared once per run, under a lock: many test files ask
 * for it at the same time.
 */
export async function testDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const admin = await connect(testServerUrl());
  try {
    const template = await ensureTemplate(admin, options);
    const name = `${options.name}_${process.pid}_${randomBytes(4).toString('hex')}`;
    await admin.query(
      `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)}`,
    );
    return { name, url: urlOf(name), [Symbol.asyncDispose]: () => drop(name) };
  } finally {
    await admin.end();
  }
}

/** The address of the test server, or one sentence that tells how to get one. */
export function testServerUrl(): string {
  const url = process.env[TEST_SERVER_VARIABLE];
  if (url === undefined || url === '') {
    throw new Error(
      'This test needs the test database: run it with `npm test -- --only <project>`, for example `npm test -- --only grid`.',
    );
  }
  return url;
}

/** Answers the name of the template, having made it if nobody has yet. */
async function ensureTemplate(admin: Client, options: TestDatabaseOptions): Promise<string> {
  const digest = createHash('sha256').update(options.version).digest('hex').slice(0, 12);
  const template = `template_${options.name}_${digest}`;
  if (await exists(admin, template)) return template;
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template]);
  try {
    if (await exists(admin, template)) return template;
    // Under another name until it is complete: a preparation that fails leaves no half template.
    const draft = `${template}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(draft)} WITH (FORCE)`);
    await admin.query(
      `CREATE DATABASE ${admin.escapeIdentifier(draft)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
    await options.prepare(urlOf(draft));
    await admin.query(
      `ALTER DATABASE ${admin.escapeIdentifier(draft)} RENAME TO ${admin.escapeIdentifier(template)}`,
    );
    return template;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [template]);
  }
}

async function exists(admin: Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

async function drop(name: string): Promise<void> {
  const admin = await connect(testServerUrl());
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'gezhi-tests' });
  await client.connect();
  return client;
}

function urlOf(database: string): string {
  const url = new URL(testServerUrl());
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}
