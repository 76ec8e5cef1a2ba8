import { generateKeyPairSync } from 'node:crypto';
import {
  appendAudit,
  CreateAuditTrail1763760000000,
  keyIdOf,
  readHeads,
  readLinks,
  verifyChain,
} from '@gezhi/audit';
import { actorOf } from '@gezhi/jobs';
import { fixedClock } from '@gezhi/kernel';
import { callersDatabase, createDataSource } from '@gezhi/persistence';
import { createLogger } from '@gezhi/server';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { signHeadJob } from './sign-head.job';

jest.setTimeout(30_000);

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const midnight = fixedClock(new Date('2026-10-12T16:05:00.000Z'));
const server = new URL(process.env['GEZHI_TEST_POSTGRES'] ?? 'postgresql://nowhere');
const name = `sign_head_${process.pid}_${randomBytes(4).toString('hex')}`;
const open = (database: string) => {
  const url = Object.assign(new URL(server), { pathname: `/${database}` }).toString();
  const migrations = [CreateAuditTrail1763760000000];
  return createDataSource({ name, url, entities: [], migrations }).initialize();
};

let admin: DataSource;
let dataSource: DataSource;
beforeAll(async () => {
  admin = await open('postgres');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  dataSource = await open(name);
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource?.destroy();
  await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin?.destroy();
});

const run = (job = signHeadJob(privateKey)) => {
  const actor = actorOf(job);
  return job.run(
    {
      actor,
      clock: midnight,
      database: callersDatabase(dataSource, actor, { reads: job.rows }),
      logger: createLogger({ name, level: 'silent' }),
      signal: new AbortController().signal,
      job: { id: '1', name: job.name, attempt: 1, startedFor: midnight.now() },
    },
    {},
  );
};

describe('the nightly job of the audit trail', () => {
  it('signs where the trail stands, for the day in Nanjing', async () => {
    const actor = { ...actorOf(signHeadJob(null)), subject: 'somebody' };
    const entry = { at: midnight.now(), kind: 'MUTATION', operation: 'Mutation.light' } as const;
    await appendAudit(dataSource.manager, [{ ...entry, actor, outcome: 'DONE' }]);
    const keyId = keyIdOf(publicKey);
    expect(await run()).toEqual({ signed: true, date: '2026-10-13', seq: 1, keyId });

    const [head, ...others] = await readHeads(dataSource.manager);
    expect(others).toEqual([]);
    const verdict = await verifyChain({
      chain: head?.chain ?? '',
      links: readLinks(dataSource.manager),
      heads: head ? [head] : [],
      keys: new Map([[keyId, publicKey]]),
    });
    expect(verdict).toMatchObject({ ok: true, provenThrough: 1, lastHead: '2026-10-13' });
  });

  it('signs a day once, however often it is run', async () => {
    await run();
    await run();
    expect(await readHeads(dataSource.manager)).toHaveLength(1);
  });

  it('signs nothing without a key, and says so', async () => {
    expect(await run(signHeadJob(null))).toEqual({ signed: false });
  });
});
