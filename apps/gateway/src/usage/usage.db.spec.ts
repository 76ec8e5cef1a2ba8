import { spawn } from 'node:child_process';
import { fixedClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { GatewayWatch } from '../observability/gateway-watch';
import { emptyDatabase } from '../testing/empty-database.testing';
import { startTestGateway } from '../testing/test-gateway.testing';
import { openUsage, openUsageDatabase } from './open-usage';
import { readRecordedOperations, readUsage } from './read-usage';
import { UsageRecorder } from './usage-recorder';
import { PostgresUsage } from './usage-store';
import type { UsageRow, UsageStore } from './usage-store';

jest.setTimeout(60_000);

const logger = createLogger({ name: 'test', level: 'silent' });
const clock = fixedClock(new Date('2026-11-22T04:00:00Z'));
const NEVER = 3_600_000;

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let reading: ReturnType<typeof openUsageDatabase>;
let recorder: UsageRecorder;
let graph: Awaited<ReturnType<typeof startTestGateway>>;
let token: Record<string, string>;

const as = (client: string, version = '') => ({
  ...token,
  'apollographql-client-name': client,
  'apollographql-client-version': version,
});
const usageOf = (coordinate?: string, days = 30) => readUsage(reading, { coordinate, days }, clock);
const watchWith = (usage: UsageRecorder) =>
  new GatewayWatch({ metrics: false, tracer: null, usage });

beforeAll(async () => {
  database = await emptyDatabase();
  reading = openUsageDatabase(database.url, logger);
  const retentionDays = 400;
  recorder = openUsage({
    databaseUrl: database.url,
    retentionDays,
    clock,
    logger,
    everyMilliseconds: NEVER,
  });
  graph = await startTestGateway({ watch: watchWith(recorder) });
  token = await graph.signIn('integrator');
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await recorder.close();
  await reading.end();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await recorder.flush();
  await database.query('DELETE FROM gezhi_gateway.usage_day').catch(() => undefined);
});

describe('usage', () => {
  it('says which application used which field, how often and when last', async () => {
    for (let time = 0; time < 3; time += 1)
      await graph.ask('query Board { areas { code eventCount } }', { headers: as('board', '1.2') });
    await graph.ask('{ areas { name } }', { headers: as('mobile') });
    await recorder.flush();
    expect(await usageOf('Area.eventCount')).toEqual([
      {
        client: 'board',
        version: '1.2',
        operation: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        name: 'Board',
        count: 3,
        firstDay: '2026-11-22',
        lastDay: '2026-11-22',
        isNamed: true,
      },
    ]);
    expect((await usageOf('Query.areas')).map(({ client }) => client)).toEqual(['board', 'mobile']);
    expect(await usageOf('Area.children')).toEqual([]);
  });

  it('tells what a variable may hold from what an operation names', async () => {
    await graph.ask('query ($area: ID) { eventTotal(area: $area) }', { headers: as('a') });
    await recorder.flush();
    expect(await usageOf('Query.eventTotal(area:)')).toMatchObject([
      { client: 'a', isNamed: true },
    ]);
  });

  it('adds up over gateways that write at once, and over texts that differ in values', async () => {
    const options = { databaseUrl: database.url, retentionDays: 400, clock, logger };
    const other = openUsage({ ...options, everyMilliseconds: NEVER });
    await using second = await startTestGateway({ watch: watchWith(other) });
    const mine = await second.signIn('integrator');
    const both = [
      { ask: graph.ask, headers: as('x'), usage: recorder },
      { ask: second.ask, headers: { ...as('x'), ...mine }, usage: other },
    ];
    for (let turn = 0; turn < 5; turn += 1) {
      await Promise.all(
        both.map(({ ask, headers }) => ask(`{ eventTotal(area: "${turn}") }`, { headers })),
      );
      await Promise.all(both.map(({ usage }) => usage.flush()));
    }
    await other.close();
    expect(await usageOf('Query.eventTotal')).toMatchObject([{ client: 'x', count: 10 }]);
  });

  it('counts what was answered, partly too, and nothing that was refused', async () => {
    await graph.ask('{ coded }', { headers: as('partly') });
    await graph.ask('{ nothing }', { headers: as('refused') });
    await recorder.flush();
    expect((await usageOf()).map(({ client }) => client)).toEqual(['partly']);
  });

  it('holds nothing of who asked, from where, or for what', async () => {
    await graph.ask('query ($area: ID) { eventTotal(area: $area) }', {
      headers: as('board'),
      variables: { area: 'the-place-somebody-meant' },
    });
    await graph.ask('{ eventTotal(area: "the-place-somebody-meant") }', { headers: as('board') });
    await recorder.flush();
    const rows = await database.query(
      `SELECT (SELECT json_agg(d) FROM gezhi_gateway.usage_day d)::text AS days,
        (SELECT json_agg(o) FROM gezhi_gateway.usage_operation o)::text AS operations`,
    );
    expect(JSON.stringify(rows)).not.toMatch(
      /the-place-somebody-meant|demo:|integrator|127\.0\.0\.1/,
    );
    const columns = await database.query(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name IN ('usage_day', 'usage_operation') ORDER BY 1`,
    );
    expect([...new Set(columns.map(({ name }) => name))]).toEqual([
      'client',
      'coordinates',
      'count',
      'day',
      'first_day',
      'hash',
      'last_day',
      'name',
      'operation',
      'text',
      'version',
    ]);
  });

  it('gives what schema checks read: operations that are valid texts, with their coordinates', async () => {
    await graph.ask('query Checked { areas { code } }', { headers: as('a') });
    await recorder.flush();
    const found = (await readRecordedOperations(reading, 30, clock)).find(
      ({ name }) => name === 'Checked',
    );
    expect(found).toMatchObject({
      text: 'query Checked {\n  areas {\n    code\n  }\n}',
      coordinates: ['Area.code', 'Query.areas'],
      lastDay: '2026-11-22',
    });
  });

  it('says in the log why it cannot be forgotten', async () => {
    const told: unknown[] = [];
    const broken = {
      query: () => Promise.reject(new Error('the database is away')),
      end: async () => undefined,
    };
    const warn = (...line: unknown[]) => told.push(line.at(-1));
    const store = new PostgresUsage(broken, { clock, retentionDays: 1, logger: { warn } as never });
    await store.forgetOrTell();
    expect(told).toEqual(['old usage is not forgotten at present']);
    await store.close();
  });

  it('is forgotten when it is old, operations with it, and what is in use stays', async () => {
    const store = new PostgresUsage(openUsageDatabase(database.url, logger), {
      clock,
      retentionDays: 400,
      logger,
    });
    const usage = (hash: string) => ({
      hash,
      name: null,
      text: '{ a }',
      coordinates: [],
      toldOn: '',
    });
    const row = (hash: string, day: string) =>
      ({ day, client: 'c', version: '', usage: usage(hash), count: 1 }) as unknown as UsageRow;
    await store.add([
      row('old', '2025-10-18'),
      row('young', '2025-10-19'),
      row('both', '2025-10-18'),
    ]);
    await store.add([row('both', '2026-11-22')]);
    expect(await store.forget()).toBe(2);
    const left = await database.query(
      "SELECT hash FROM gezhi_gateway.usage_operation WHERE hash IN ('old', 'young', 'both') ORDER BY 1",
    );
    expect(left).toEqual([{ hash: 'both' }, { hash: 'young' }]);
    expect(await store.forget()).toBe(0);
    await store.close();
  });

  it('is told on the command line', async () => {
    await graph.ask('query Board { areas { code eventCount } }', { headers: as('board', '1.2') });
    await recorder.flush();
    const today = 'UPDATE gezhi_gateway.usage_day SET day = current_date';
    await database.query(today);
    const told = await command('--field', 'Area.eventCount', '--days', '7');
    expect(told).toMatchObject({ code: 0, error: '' });
    expect(told.out).toMatch(/board +1\.2 +Board +1 /);
    expect(told.out).toContain('1 applications, 1 times: Area.eventCount within 7 days.');
    const wrong = await command('--field', 'no field');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.error).toContain('no schema coordinate');
  });
});

async function command(...args: readonly string[]) {
  const child = spawn(process.execPath, [`${__dirname}/../../bin/usage.mjs`, ...args], {
    env: { ...process.env, USAGE_DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, error };
}

describe('a recorder whose store is away', () => {
  /** Fails until it is told to work. */
  class AwayStore implements UsageStore {
    isAway = true;
    readonly rows: UsageRow[] = [];
    attempts = 0;

    async add(rows: readonly UsageRow[]): Promise<void> {
      this.attempts += 1;
      if (this.isAway) throw new Error('the database is away');
      this.rows.push(...rows);
    }
    close = async () => undefined;
  }

  async function lonely(mostPairs?: number) {
    const store = new AwayStore();
    const moving = fixedClock(clock.now());
    const usage = new UsageRecorder({
      store,
      clock: moving,
      logger,
      everyMilliseconds: NEVER,
      mostPairs,
    });
    const gateway = await startTestGateway({ watch: watchWith(usage) });
    const headers = await gateway.signIn('integrator');
    const ask = (query: string, client = 'a') =>
      gateway.ask(query, { headers: { ...headers, 'apollographql-client-name': client } });
    return { store, usage, ask, gateway, moving };
  }

  it('answers as always, keeps what it counted and writes it down once, by the day it was', async () => {
    const { store, usage, ask, gateway, moving } = await lonely();
    expect((await ask('{ me }')).status).toBe(200);
    await usage.flush();
    await ask('{ me }');
    await usage.flush();
    expect(usage).toMatchObject({ written: 0, dropped: 0, failures: 2 });
    moving.set(new Date('2026-11-22T16:30:00Z'));
    await usage.flush();
    await ask('{ me }');
    store.isAway = false;
    await usage.flush();
    expect(store.rows.map(({ day, count }) => [day, count])).toEqual([
      ['2026-11-22', 2],
      ['2026-11-23', 1],
    ]);
    await usage.flush();
    expect(store.rows).toHaveLength(2);
    expect(usage).toMatchObject({ written: 3, dropped: 0 });
    await gateway[Symbol.asyncDispose]();
    await usage.close();
  });

  it('keeps so much and no more in a flood of applications and operations, and counts what it lets go of', async () => {
    const { store, usage, ask, gateway } = await lonely(10);
    for (let number = 0; number < 20; number += 1) await ask('{ me }', `client-${number}`);
    for (let number = 0; number < 20; number += 1) await ask(`query Once${number} { me }`);
    await ask('{ me }', 'client-3');
    expect(usage.dropped).toBe(30);
    store.isAway = false;
    await usage.close();
    expect(store.rows).toHaveLength(10);
    expect(usage.written).toBe(11);
    await gateway[Symbol.asyncDispose]();
  });

  it('writes down what is left when it stops, and stops also when it cannot', async () => {
    const { store, usage, ask, gateway } = await lonely();
    await ask('{ me }');
    await usage.close();
    expect(usage.failures).toBeGreaterThan(0);
    expect(store.rows).toEqual([]);
    await gateway[Symbol.asyncDispose]();
    const other = await lonely();
    other.store.isAway = false;
    await other.ask('{ me }');
    await other.usage.close();
    expect(other.store.rows).toHaveLength(1);
    await other.gateway[Symbol.asyncDispose]();
  });

  it('counts on while nobody listens at the address of its database', async () => {
    const url = 'postgresql://nobody@127.0.0.1:9/nothing';
    const usage = openUsage({
      databaseUrl: url,
      retentionDays: 400,
      clock,
      logger,
      everyMilliseconds: NEVER,
    });
    await using gateway = await startTestGateway({ watch: watchWith(usage) });
    expect((await gateway.ask('{ areas { code } }')).status).toBe(200);
    await usage.flush();
    expect(usage.failures).toBe(1);
    await usage.close();
  });
});
