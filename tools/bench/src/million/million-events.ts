import { Client } from 'pg';
import { ensureServiceLogin } from '@gezhi/persistence';
import { runProgram } from '../machine/program';
import type { CityDatabases } from '../workloads/city/city-databases';
import { DEPARTMENTS } from '../workloads/city/departments';
import { copyEvents } from './copy-events';

/** What the grid's database with a million events is called, beside the one it is made from. */
const SUFFIX = '_million';

/**
 * The same databases, the grid's with a million events, or as many as are asked for: made once from the demonstration's in some minutes, kept, and
 * made again when a migration or the demonstration has changed.
 */
export async function withMillionEvents(
  databases: CityDatabases,
  events: number,
  onProgress: (step: string) => void,
): Promise<CityDatabases> {
  const small = databases.urls['grid'] ?? '';
  const large = new URL(small);
  large.pathname += SUFFIX;
  const url = large.toString();
  const version = `${events} events of ${await versionOf(small)}`;
  if ((await madeOf(small, nameIn(url))) !== version) {
    await make({ small, url, version, events }, onProgress);
  }
  const login = DEPARTMENTS.find(({ name }) => name === 'grid')?.login ?? '';
  const serviceUrl = await ensureServiceLogin(url, login);
  return {
    urls: { ...databases.urls, grid: url },
    serviceUrls: { ...databases.serviceUrls, grid: serviceUrl },
    serverProcess: databases.serverProcess,
    // The server and its databases are those of the city.
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Making {
  readonly small: string;
  readonly url: string;
  readonly version: string;
  readonly events: number;
}

async function make(
  { small, url, version, events }: Making,
  onProgress: (step: string) => void,
): Promise<void> {
  const name = nameIn(url);
  onProgress(`a database for ${events.toLocaleString('en')} events`);
  await asking(inDatabase(small, 'postgres'), async (client) => {
    const database = client.escapeIdentifier(name);
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${database} TEMPLATE ${client.escapeIdentifier(nameIn(small))} STRATEGY file_copy`,
    );
  });
  await asking(url, async (client) => {
    await copyEvents(client, events, onProgress);
    await client.query('TRUNCATE metric_rollup, metric_rollup_day, metric_rollup_stale');
  });
  onProgress('adding up the figures of its days');
  const words = await runProgram({
    name: 'roll-up',
    file: 'tools/bench/dist/million/roll-up-process.js',
    arguments: [url],
    cores: null,
  }).ended;
  if (words !== null) throw new Error(words);
  await asking(url, async (client) => {
    await client.query('VACUUM ANALYZE metric_rollup, metric_rollup_day');
    await client.query(
      `COMMENT ON DATABASE ${client.escapeIdentifier(name)} IS ${client.escapeLiteral(version)}`,
    );
  });
}

/** What it is made from: the migrations, and when the demonstration was loaded. */
function versionOf(url: string): Promise<string> {
  return asking(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `SELECT md5((SELECT string_agg(name, ' ' ORDER BY id) FROM migrations)
        || (SELECT loaded_at::text FROM demo_load)) AS version`,
    );
    return rows[0]?.version ?? '';
  });
}

function madeOf(url: string, name: string): Promise<string | null> {
  return asking(inDatabase(url, 'postgres'), async (client) => {
    const { rows } = await client.query<{ comment: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1`,
      [name],
    );
    return rows[0]?.comment ?? null;
  });
}

async function asking<Answer>(
  connectionString: string,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString, application_name: 'gezhi-bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
