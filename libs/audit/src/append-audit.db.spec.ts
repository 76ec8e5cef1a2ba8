import type { Caller } from '@gezhi/persistence';
import { callersDatabase } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { appendAudit } from './append-audit';
import type { Link } from './chain/link';
import { genesisHash, linkHash } from './chain/link';
import { endOf, readLinks } from './export/read-links';
import { findRecords } from './read/find-records';
import type { TrailDatabase } from './trail.testing';
import { entry, trailDatabase } from './trail.testing';
import { verifyChain } from './verify/verify-chain';

jest.setTimeout(60_000);

let trail: TrailDatabase;
beforeEach(async () => {
  trail = await trailDatabase();
});
afterEach(() => trail?.[Symbol.asyncDispose]());

const links = () => linksOf(trail);
const count = async (table: string) =>
  Number(
    ((await trail.owner.query(`SELECT count(*) FROM ${table}`)) as { count: string }[])[0]?.count,
  );

/** A use case in small: lights a lamp and records it, as the service. */
const light = (lamp: number, more: (manager: EntityManager) => Promise<void> = async () => {}) =>
  trail.service.transaction(async (manager) => {
    await manager.query('INSERT INTO lamp (id) VALUES ($1)', [lamp]);
    await appendAudit(manager, [entry(lamp)]);
    await more(manager);
  });

describe('the trail', () => {
  it('chains what is added: every record carries the hash of the one before', async () => {
    await light(1);
    await trail.service.transaction((manager) => appendAudit(manager, [entry(2), entry(3)]));
    const [first, second, third] = await links();
    expect(first).toMatchObject({
      seq: 1,
      previous: genesisHash((await endOf(trail.owner.manager)).chain),
    });
    expect(second).toMatchObject({ seq: 2, previous: first?.hash });
    expect(third).toMatchObject({ seq: 3, previous: second?.hash });
    expect(third?.record).toContain('"id":"E-3"');
    for (const link of await links()) expect(linkHash(link)).toBe(link.hash);
  });

  it('hashes any text in the database as the verifier does', async () => {
    const reason = '格治 😀 \u007f "quoted" \\ \n '.repeat(9);
    await appendAudit(trail.service.manager, [entry(1, { reason })]);
    for (const link of await links()) expect(linkHash(link)).toBe(link.hash);
  });

  it('adds nothing when there is nothing to add', async () => {
    await appendAudit(trail.service.manager, []);
    expect(await links()).toEqual([]);
  });

  it('forgets what its transaction undoes, and leaves no gap for it', async () => {
    await light(1);
    const undone = light(2, () => Promise.reject(new Error('the lamp broke')));
    await expect(undone).rejects.toThrow('the lamp broke');
    await light(3);
    const kept = await links();
    expect(kept.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(kept[1]?.record).toContain('"id":"E-3"');
  });

  it('undoes the change whose record cannot be written', async () => {
    await trail.owner.query('REVOKE EXECUTE ON FUNCTION audit_append(text[]) FROM gezhi_service');
    await expect(light(1)).rejects.toThrow('permission denied');
    expect([await count('lamp'), await count('audit_record')]).toEqual([0, 0]);
  });

  it('stays one chain without gaps or forks under 200 transactions at the same time', async () => {
    await using wide = await trailDatabase(50);
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        wide.service.transaction(async (manager) => {
          await manager.query('INSERT INTO lamp (id) VALUES ($1)', [index]);
          const entries = [entry(index), entry(index)].slice(index % 2);
          await appendAudit(manager, entries);
          if (index % 10 === 9) throw new Error('undone');
        }),
      ).map((work) => work.catch(() => undefined)),
    );
    const kept = await linksOf(wide);
    // 100 even ones with two records, 80 of the 100 odd ones with one.
    expect(kept.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 280 }, (_, index) => index + 1),
    );
    const { chain } = await endOf(wide.service.manager);
    const evidence = { chain, links: kept, heads: [], keys: new Map<string, never>() };
    expect(await verifyChain(evidence)).toMatchObject({ ok: true, records: 280 });
  });

  it('is told time by the database, and never backwards', async () => {
    const before = Date.now();
    await light(1);
    await trail.owner.query(`UPDATE audit_tail SET recorded_at = '2100-01-01'`);
    await light(2);
    const [first, second] = await links();
    expect(Math.abs((first?.recordedAt ?? 0) - before)).toBeLessThan(60_000);
    expect(second?.recordedAt).toBe(Date.UTC(2100, 0, 1));
  });
});

describe('what was recorded', () => {
  beforeEach(() => light(1));

  it.each([
    'UPDATE audit_record SET record = record',
    'DELETE FROM audit_record',
    'TRUNCATE audit_record',
    'DELETE FROM audit_head',
    'TRUNCATE audit_head, audit_record',
    'DELETE FROM audit_tail',
    `SET session_replication_role = replica; DELETE FROM audit_record`,
  ])('cannot be changed or removed even by the owner of its table: %s', async (statement) => {
    await expect(trail.owner.transaction((manager) => manager.query(statement))).rejects.toThrow(
      'append-only',
    );
    expect(await count('audit_record')).toBe(1);
  });

  it.each([
    `INSERT INTO audit_record (seq, recorded_at, record, previous, hash) SELECT 2, now(), record, hash, hash FROM audit_record`,
    'UPDATE audit_record SET record = record',
    'DELETE FROM audit_record',
    'TRUNCATE audit_record',
    'UPDATE audit_tail SET seq = 7',
    `INSERT INTO audit_head SELECT chain, now(), seq, hash, 0, now(), 'k', '' FROM audit_tail`,
    'ALTER TABLE audit_record DISABLE TRIGGER ALL',
    'DROP TABLE audit_record',
    'CREATE OR REPLACE FUNCTION audit_append(text[]) RETURNS bigint LANGUAGE sql AS $$ SELECT 1 $$',
  ])('is out of reach of the service: %s', async (statement) => {
    await expect(trail.service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('is seen by auditors alone', async () => {
    const seen = (actor: Caller) =>
      findRecords(callersDatabase(trail.service, actor).manager, {}, { first: 10, before: null });
    const caller = { subject: 'somebody', organizationId: null, areas: ['3201'] };
    expect(await seen({ ...caller, roles: ['DISTRICT_COMMAND', 'ADMINISTRATOR'] })).toEqual([]);
    expect(await seen({ ...caller, roles: ['AUDITOR'] })).toHaveLength(1);
  });
});

async function linksOf({ owner }: TrailDatabase): Promise<Link[]> {
  const kept: Link[] = [];
  for await (const link of readLinks(owner.manager)) kept.push(link);
  return kept;
}
