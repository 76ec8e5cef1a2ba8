import type { JobsStatus } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { ok, valueOf } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import { createHttpServer, createLogger } from '@gezhi/server';
import { setTimeout as pause } from 'node:timers/promises';
import { newSecret, openLampTown } from './lamp-processes.testing';
import { lampSubgraph } from './lamp-subgraph.testing';
import { migrate, openDatabase } from './run-subgraph';
import { serveJobs } from './serve-jobs';

jest.setTimeout(120_000);

const logger = createLogger({ name: 'lamps', level: 'silent' });
const dim = defineJob<{ lamps?: number }>({
  name: 'dim',
  description: 'Dims the lamps nobody walks under',
  schedule: '0 1 * * *',
  run: async ({ database, clock }, { lamps = 0 }) => ({
    dimmed: valueOf(
      await inTransaction(database, clock, async ({ changes }) => {
        for (let id = 1; id <= lamps; id++) {
          changes.push({ type: 'Lamp', id: `lamp-${id}`, action: 'dim' });
        }
        return ok(lamps);
      }),
    ),
  }),
});
const definition = { ...lampSubgraph, jobs: [dim] };

it('a subgraph shows how its jobs fare and records what they change, not that they looked', async () => {
  await using town = await openLampTown();
  await migrate(definition, town.dataSource);
  const dataSource = await openDatabase(definition, town.serviceUrl);
  const server = createHttpServer({ name: 'lamps', logger, health: {} });
  const running = await serveJobs(definition, {
    url: town.serviceUrl,
    dataSource,
    server,
    logger,
    signingKey: null,
  });
  const health = async () => JSON.parse((await server.inject('/health/jobs')).body) as JobsStatus;
  const done = async (last: Date | null) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await pause(20)) {
      const found = (await health()).jobs.find(({ name }) => name === 'dim');
      if (found?.lastDone && found.lastDone !== last && !found.waiting && !found.running)
        return found;
    }
    throw new Error('the job did not end');
  };

  await running.ask('dim');
  const looked = await done(null);
  await running.ask('dim', { lamps: 2 });
  const changed = await done(looked.lastDone);
  expect(changed).toMatchObject({ schedule: '0 1 * * *', waiting: 0, retrying: 0 });
  expect(Date.parse(String(changed.nextSlot))).toBeGreaterThan(Date.now());
  expect((await health()).parked).toEqual([]);
  expect(
    await town.dataSource.query(
      `SELECT kind, operation, record::jsonb->'objects' AS objects FROM audit_record WHERE operation = 'job:dim'`,
    ),
  ).toMatchObject([
    { kind: 'JOB', operation: 'job:dim', objects: [{ id: 'lamp-1' }, { id: 'lamp-2' }] },
  ]);
  await server.close();
  await running.stop();
  await dataSource.destroy();
});

it('a process runs jobs unless told not to, and stops with them', async () => {
  await using town = await openLampTown();
  const CALL_KEYS = `k1:${newSecret()}`;
  const serving = await town.start({ CALL_KEYS, CALL_NONCES: 'database', JOBS: 'false' });
  const working = await town.start({ CALL_KEYS, CALL_NONCES: 'database', JOBS: 'true' });
  expect(working.lines.join('\n')).toContain('jobs started');
  expect(serving.lines.join('\n')).not.toContain('jobs started');
  expect(await working.stop('SIGTERM')).toBe(0);
  expect(await serving.stop('SIGTERM')).toBe(0);
});
