import { Client } from 'pg';

/** A database that is gone when disposed. */
export interface ThrowawayClone extends AsyncDisposable {
  readonly url: string;
}

/** A copy of a database nobody is connected to. */
export async function throwawayClone(url: string): Promise<ThrowawayClone> {
  const clone = new URL(url);
  clone.pathname += '_explained';
  const names = [clone, new URL(url)].map(({ pathname }) => decodeURIComponent(pathname.slice(1)));
  const [name = '', original = ''] = names;
  const drop = `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`;
  await tell(url, [drop, `CREATE DATABASE "${name}" TEMPLATE "${original}" STRATEGY file_copy`]);
  return { url: clone.toString(), [Symbol.asyncDispose]: () => tell(url, [drop]) };
}

async function tell(url: string, statements: readonly string[]): Promise<void> {
  const postgres = new URL(url);
  postgres.pathname = '/postgres';
  const client = new Client({ connectionString: postgres.toString() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
