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
    const { name: what, version, prepare } = options;
    const [template = ''] = await ensureTemplates(admin, {
      names: [what],
      version,
      prepare: (urls) => prepare(urls[what] ?? ''),
    });
    const name = nameFor(what);
    return await clone(admin, template, name);
  } finally {
    await admin.end();
  }
}

export interface TestDatabaseSetOptions<Name extends string> extends Pick<
  TestDatabaseOptions,
  'version'
> {
  /** What each database is of, in snake case. */
  readonly names: readonly Name[];
  /** Fills the templates of all together. */
  readonly prepare: (urls: Readonly<Record<Name, string>>) => Promise<void>;
}

/** Clones of templates that are prepared together, for what is quicker made for all than for each. */
export async function testDatabases<Name extends string>(
  options: TestDatabaseSetOptions<Name>,
): Promise<readonly TestDatabase[]> {
  const admin = await connect(testServerUrl());
  try {
    const templates = await ensureTemplates(admin, options);
    const clones: TestDatabase[] = [];
    for (const [index, template] of templates.entries())
      clones.push(await clone(admin, template, nameFor(options.names[index] ?? '')));
    return clones;
  } finally {
    await admin.end();
  }
}

function nameFor(what: string): string {
  return `${what}_${process.pid}_${randomBytes(4).toString('hex')}`;
}

/** Files are copied as they are: through the log, as PostgreSQL does unless told, it takes twice the time. */
async function clone(admin: Client, template: string, name: string): Promise<TestDatabase> {
  await admin.query(
    `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)} STRATEGY file_copy`,
  );
  return { name, url: urlOf(name), [Symbol.asyncDispose]: () => drop(name) };
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

/** Answers the names of the templates, having made them if nobody has yet. */
async function ensureTemplates<Name extends string>(
  admin: Client,
  { names, version, prepare }: TestDatabaseSetOptions<Name>,
): Promise<readonly string[]> {
  const digest = createHash('sha256').update(version).digest('hex').slice(0, 12);
  const templates = names.map((name) => `template_${name}_${digest}`);
  if (await exist(admin, templates)) return templates;
  const lock = templates.join(' ');
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [lock]);
  try {
    if (await exist(admin, templates)) return templates;
    // Under another name until it is complete: a preparation that fails leaves no half template.
    const drafts = templates.map((template) => `${template}_draft`);
    for (const draft of drafts) {
      await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(draft)} WITH (FORCE)`);
      await admin.query(
        `CREATE DATABASE ${admin.escapeIdentifier(draft)} TEMPLATE template0 ENCODING 'UTF8' STRATEGY file_copy`,
      );
    }
    await prepare(
      Object.fromEntries(names.map((name, index) => [name, urlOf(drafts[index] ?? '')])) as Record<
        Name,
        string
      >,
    );
    for (const template of templates) {
      await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(template)} WITH (FORCE)`);
      await admin.query(
        `ALTER DATABASE ${admin.escapeIdentifier(`${template}_draft`)} RENAME TO ${admin.escapeIdentifier(template)}`,
      );
    }
    return templates;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lock]);
  }
}

async function exist(admin: Client, databases: readonly string[]): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = ANY ($1)', [
    databases,
  ]);
  return rowCount === databases.length;
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
