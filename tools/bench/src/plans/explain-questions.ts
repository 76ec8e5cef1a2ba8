import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { request } from 'undici';
import { ensureServiceLogin } from '@gezhi/persistence';
import { build } from '../machine/build';
import { runProgram } from '../machine/program';
import { withMillionEvents } from '../million/million-events';
import type { CityDatabases } from '../workloads/city/city-databases';
import { openCityDatabases } from '../workloads/city/city-databases';
import { startCityPlatform } from '../workloads/city/city-platform';
import type { CityPlatform } from '../workloads/city/city-platform';
import { CITY_BUILDS, DEPARTMENTS } from '../workloads/city/departments';
import type { StatementPlan } from './plan';
import { scannedTables } from './plan';
import { startPlanListener } from './plan-listener';
import type { PlanListener } from './plan-listener';
import type { Ask } from './questions';
import { QUESTIONS } from './questions';
import { tellPlans } from './tell-plans';
import { throwawayClone } from './throwaway-clone';

/** A table is big when reading all of it for one answer is a fault. */
const BIG_ROWS = 10_000;

/** What one question asked of the grid's database. */
export interface ExplainedQuestion {
  readonly question: string;
  readonly statements: number;
  readonly milliseconds: number;
  /** The one that took longest. */
  readonly longest: StatementPlan | null;
  /** Why it got no answer; what was heard until then counts all the same. */
  readonly failure: string | null;
  readonly faults: readonly { readonly table: string; readonly text: string }[];
}

/**
 * Asks what people ask every day of a grid with a million events, through gateway and processes with row rules in
 * force, and hears from PostgreSQL how every statement was carried out; then runs every job once.
 */
export async function explainQuestions(
  events: number,
  onProgress: (step: string) => void,
): Promise<readonly ExplainedQuestion[]> {
  await build(['tools/bench', ...CITY_BUILDS], onProgress);
  await using stack = new AsyncDisposableStack();
  const city = stack.use(await openCityDatabases(null, onProgress));
  const million = await withMillionEvents(city, events, onProgress);
  onProgress('a copy that may be changed');
  const clone = stack.use(await throwawayClone(million.urls['grid'] ?? ''));
  const big = await bigTables(clone.url);
  const login = DEPARTMENTS.find(({ name }) => name === 'grid')?.login ?? '';
  const serviceUrl = await ensureServiceLogin(clone.url, login);
  stack.use(await tellPlans(clone.url, login));
  const listener = stack.use(await startPlanListener(serviceUrl));
  const databases = { ...million.serviceUrls, grid: listener.url };
  const answers: ExplainedQuestion[] = [];
  {
    onProgress('starting gateway and four subgraphs');
    await using platform = await startPlatform(databases);
    const ask = askerOf(platform);
    // The first one opens connections and fills caches.
    await QUESTIONS[0]?.ask(ask);
    listener.take();
    for (const { name, ask: put } of QUESTIONS) {
      onProgress(name);
      const failure = await put(ask).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      answers.push({ ...explained(name, listener, big), failure });
    }
  }
  onProgress('every job that keeps a schedule');
  const failure = await runProgram({
    name: 'grid-jobs',
    file: 'tools/bench/dist/plans/jobs-process.js',
    arguments: [listener.url],
    cores: null,
  }).ended;
  answers.push({ ...explained('jobs that keep a schedule', listener, big), failure });
  return answers;
}

function startPlatform(databases: CityDatabases['urls']): Promise<CityPlatform> {
  const hashKeys = `bench:${randomBytes(32).toString('base64url')}`;
  const environment = { CONTACT_HASH_KEYS: hashKeys };
  return startCityPlatform({ databases, cores: null, environment });
}

function explained(
  question: string,
  listener: PlanListener,
  big: ReadonlySet<string>,
): ExplainedQuestion {
  const plans = listener.take();
  const faults = plans.flatMap(({ root, text }) =>
    scannedTables(root)
      .filter((table) => big.has(table))
      .map((table) => ({ table, text })),
  );
  return {
    question,
    statements: plans.length,
    milliseconds: plans.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    failure: null,
    longest: plans.toSorted((a, b) => b.milliseconds - a.milliseconds)[0] ?? null,
    faults: [...new Map(faults.map((fault) => [fault.table + fault.text, fault])).values()],
  };
}

function askerOf(platform: CityPlatform): Ask {
  return async (identity, query, variables = {}) => {
    const { url, headers } = await platform.targetFor(identity);
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.body.json()) as { data: unknown; errors?: object[] };
    if (errors !== undefined) throw new Error(`${identity} is answered ${JSON.stringify(errors)}`);
    const refused =
      /"__typename":"(?!GovEvent|ReportedEvents)[A-Za-z]*(?:Input|Refusal|Forbidden|NotFound|Transition)"/;
    if (refused.test(JSON.stringify(data)))
      throw new Error(`${identity} is refused: ${JSON.stringify(data)}`);
    return data;
  };
}

async function bigTables(url: string): Promise<ReadonlySet<string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > $1
        AND relnamespace = 'public'::regnamespace`,
      [BIG_ROWS],
    );
    return new Set(rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
}
