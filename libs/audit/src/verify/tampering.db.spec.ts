import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { systemClock } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import { appendAudit } from '../append-audit';
import { endOf, readLinks } from '../export/read-links';
import type { SignedHead } from '../head/head';
import { keyIdOf, signatureOf } from '../head/keys';
import { readHeads, signHead } from '../head/sign-head';
import type { TrailDatabase } from '../trail.testing';
import { entry, trailDatabase } from '../trail.testing';
import type { Verdict } from './verdict';
import { verifyChain } from './verify-chain';

jest.setTimeout(120_000);

const RECORDS = 1_000;
const own = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const keys = new Map([[keyIdOf(own.publicKey), own.publicKey]]);

let trail: TrailDatabase;
/** What the auditor keeps in another place: the heads at records 400, 800 and 1,000. */
let heads: SignedHead[];
beforeAll(async () => {
  trail = await trailDatabase();
  for (let number = 1; number <= RECORDS; number++) {
    await trail.service.transaction(async (manager) => {
      await manager.query('INSERT INTO lamp (id) VALUES ($1)', [number]);
      await appendAudit(manager, [entry(number)]);
    });
    if ([400, 800, RECORDS].includes(number))
      await signHead(trail.service.manager, own.privateKey, systemClock);
  }
  heads = await readHeads(trail.service.manager);
});
afterAll(() => trail?.[Symbol.asyncDispose]());

/** The verdict on a trail that a superuser tampered with; the tampering is undone afterwards. */
async function verdictAfter(
  tampering: (manager: EntityManager) => Promise<unknown>,
  kept: (manager: EntityManager) => Promise<SignedHead[]> | SignedHead[] = () => heads,
): Promise<Verdict> {
  const runner = trail.owner.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('ALTER TABLE audit_record DISABLE TRIGGER ALL');
    await runner.query('ALTER TABLE audit_head DISABLE TRIGGER ALL');
    await tampering(runner.manager);
    const { chain } = await endOf(runner.manager);
    const evidence = { chain, links: readLinks(runner.manager), keys };
    return await verifyChain({ ...evidence, heads: await kept(runner.manager) });
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Computes every hash from a record on anew, as somebody would who wants to hide a change. */
const relink = (manager: EntityManager, from: number) =>
  manager.query(`DO $$ DECLARE link record; previous bytea; BEGIN
    SELECT hash INTO previous FROM audit_record WHERE seq = ${from - 1};
    FOR link IN SELECT * FROM audit_record WHERE seq >= ${from} ORDER BY seq LOOP
      UPDATE audit_record SET previous = relink.previous,
        hash = audit_link(link.seq, link.recorded_at, relink.previous, link.record)
      FROM (SELECT previous AS previous) AS relink WHERE seq = link.seq RETURNING audit_record.hash INTO previous;
    END LOOP; END $$`);

const change = (seq: number) => (manager: EntityManager) =>
  manager.query(
    `UPDATE audit_record SET record = replace(record, 'ACCEPTED', 'REJECTED') WHERE seq = $1`,
    [seq],
  );

/** The heads of the database signed anew over what stands there now. */
async function resigned(manager: EntityManager, key: KeyObject): Promise<SignedHead[]> {
  const rows = await manager.query<{ seq: string; hash: string }[]>(
    `SELECT seq, encode(hash, 'hex') AS hash FROM audit_record WHERE seq = ANY($1)`,
    [heads.map(({ seq }) => seq)],
  );
  const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  return heads.map((head) => signatureOf({ ...head, hash: hashes.get(head.seq) ?? '' }, key));
}

describe('a trail of 1,000 mutations', () => {
  it('is found sound as it was recorded, through its last head', async () => {
    expect(await verdictAfter(async () => {})).toEqual({
      ok: true,
      chain: (await endOf(trail.owner.manager)).chain,
      records: RECORDS,
      provenThrough: RECORDS,
      lastHead: heads.at(-1)?.date,
      heads: 3,
      headGaps: 0,
    });
  });

  it('names the record in which one byte was flipped', async () => {
    const verdict = await verdictAfter((manager) =>
      manager.query(
        `UPDATE audit_record SET record = overlay(record PLACING 'F' FROM position('E-612' IN record)) WHERE seq = 612`,
      ),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 612, fault: 'CHANGED', records: 611 });
  });

  it.each([
    ['its time', `recorded_at = recorded_at + interval '1 millisecond'`],
    ['its hash', `hash = set_byte(hash, 31, 255 - get_byte(hash, 31))`],
    ['the hash before it', `previous = set_byte(previous, 0, 255 - get_byte(previous, 0))`],
  ])('names the record when %s was flipped', async (_, what) => {
    const verdict = await verdictAfter((manager) =>
      manager.query(`UPDATE audit_record SET ${what} WHERE seq = 612`),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 612, records: 611 });
  });

  it('names the record that was hidden from searches', async () => {
    const verdict = await verdictAfter((manager) =>
      manager.query(`UPDATE audit_record SET subject = 'nobody' WHERE seq = 612`),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 612, fault: 'MISFILED' });
  });

  it('names the record that was deleted', async () => {
    const verdict = await verdictAfter((manager) =>
      manager.query('DELETE FROM audit_record WHERE seq = 500'),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 500, through: 500, fault: 'MISSING' });
  });

  it('names the place from which a record was deleted when those after it were moved up', async () => {
    const moved = await verdictAfter(async (manager) => {
      await manager.query('DELETE FROM audit_record WHERE seq = 500');
      await manager.query('UPDATE audit_record SET seq = seq + 10000 WHERE seq > 500');
      await manager.query('UPDATE audit_record SET seq = seq - 10001 WHERE seq > 10000');
    });
    expect(moved).toMatchObject({ ok: false, seq: 500, fault: 'MOVED' });
    expect(moved).toHaveProperty('message', "Record 500 is record 501 in another's place.");
  });

  it('names the first of two records that were put in each other’s place', async () => {
    const verdict = await verdictAfter(async (manager) => {
      for (const [from, to] of [
        [300, 5_000],
        [700, 300],
        [5_000, 700],
      ])
        await manager.query('UPDATE audit_record SET seq = $2 WHERE seq = $1', [from, to]);
    });
    expect(verdict).toMatchObject({ ok: false, seq: 300, fault: 'MOVED' });
  });

  it('names the first record that a cut tail took away', async () => {
    const verdict = await verdictAfter((manager) =>
      manager.query('DELETE FROM audit_record WHERE seq > 990'),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 991, through: 1_000, fault: 'CUT' });
  });

  it('sees a cut tail also when the tail row and the heads of the database were set back', async () => {
    const verdict = await verdictAfter(async (manager) => {
      await manager.query('DELETE FROM audit_record WHERE seq > 800');
      await manager.query('DELETE FROM audit_head WHERE seq > 800');
      await manager.query(
        'UPDATE audit_tail SET seq = 800, hash = (SELECT hash FROM audit_record WHERE seq = 800)',
      );
    });
    expect(verdict).toMatchObject({ ok: false, seq: 801, fault: 'CUT' });
  });

  it('names where a change lies that was hidden by computing every later hash anew', async () => {
    const verdict = await verdictAfter(async (manager) => {
      await change(500)(manager);
      await relink(manager, 500);
    });
    expect(verdict).toMatchObject({ ok: false, seq: 401, through: 800, fault: 'REWRITTEN' });
  });

  it('names the first head that was signed with another key', async () => {
    const verdict = await verdictAfter(
      async (manager) => {
        await change(500)(manager);
        await relink(manager, 500);
      },
      (manager) => resigned(manager, foreign.privateKey),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 1, through: 400, fault: 'UNTRUSTED_KEY' });
  });

  it('is not taken in by another key that gives itself the name of the trusted one', async () => {
    const verdict = await verdictAfter(
      async (manager) => {
        await change(500)(manager);
        await relink(manager, 500);
      },
      async (manager) =>
        (await resigned(manager, foreign.privateKey)).map((head) => ({
          ...head,
          keyId: keyIdOf(own.publicKey),
        })),
    );
    expect(verdict).toMatchObject({ ok: false, seq: 1, fault: 'FORGED' });
  });

  it('does not accept the heads of another chain', async () => {
    const chain = '019a3aff-4800-7000-8000-000000000000';
    const verdict = await verdictAfter(
      async () => {},
      () => heads.map((head) => signatureOf({ ...head, chain }, own.privateKey)),
    );
    expect(verdict).toMatchObject({ ok: false, fault: 'OTHER_CHAIN' });
  });

  it('says through which record it is proven when the last heads were not handed over', async () => {
    const verdict = await verdictAfter(
      async () => {},
      () => heads.slice(0, 1),
    );
    expect(verdict).toMatchObject({ ok: true, records: RECORDS, provenThrough: 400 });
  });

  it('proves the same with a head in between left out, and says that one was', async () => {
    const verdict = await verdictAfter(
      async () => {},
      () => heads.filter(({ seq }) => seq !== 800),
    );
    expect(verdict).toMatchObject({ ok: true, provenThrough: RECORDS, headGaps: 1 });
  });

  it('is signed once for a day on which nothing was added', async () => {
    const again = await signHead(trail.service.manager, own.privateKey, systemClock);
    expect(again).toEqual(heads.at(-1));
    expect(await readHeads(trail.service.manager)).toHaveLength(3);
  });
});
