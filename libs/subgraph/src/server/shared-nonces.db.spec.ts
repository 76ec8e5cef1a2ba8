import { randomUUID } from 'node:crypto';
import { createSharedNonces } from './shared-nonces';
import { openLampTown } from './lamp-processes.testing';
import type { LampTown } from './lamp-processes.testing';

jest.setTimeout(60_000);

let town: LampTown;
beforeAll(async () => void (town = await openLampTown()));
afterAll(() => town[Symbol.asyncDispose]());

const count = async (where = 'true') => {
  const sql = `SELECT count(*)::int AS count FROM call_nonce WHERE ${where}`;
  const [row] = await town.dataSource.query<{ count: number }[]>(sql);
  return row?.count;
};

describe('the shared memory of nonces', () => {
  it('takes a nonce for new once, whoever asks and however many at the same time', async () => {
    const [one, other] = [createSharedNonces(town.dataSource), createSharedNonces(town.dataSource)];
    for (let round = 0; round < 20; round += 1) {
      const nonce = randomUUID();
      const uses = await Promise.all(
        Array.from({ length: 8 }, (_, use) => (use % 2 ? one : other).use(nonce, 0)),
      );
      expect(uses.filter((use) => use === 'NEW')).toHaveLength(1);
      expect(await other.use(nonce, 0)).toBe('SEEN');
    }
  });

  it('remembers for a minute: longer than a call can be believed on clocks that differ', async () => {
    const nonce = randomUUID();
    await createSharedNonces(town.dataSource).use(nonce, 0);
    const [row] = await town.dataSource.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM expires_at - now())::float AS seconds FROM call_nonce WHERE nonce = $1`,
      [nonce],
    );
    expect(row?.seconds).toBeGreaterThan(50);
    expect(row?.seconds).toBeLessThanOrEqual(60);
  });

  it('removes what expired faster than calls come, and nothing else', async () => {
    await town.dataSource.query('TRUNCATE call_nonce');
    await town.dataSource.query(
      `INSERT INTO call_nonce SELECT 'old ' || n, now() - interval '1 second' FROM generate_series(1, 100) n`,
    );
    const memory = createSharedNonces(town.dataSource);
    for (let call = 1; call <= 25; call += 1) await memory.use(randomUUID(), 0);
    expect(await count('expires_at < now()')).toBe(0);
    expect(await count()).toBe(25);
  });

  it('takes one statement for each call', async () => {
    const query = jest.spyOn(town.dataSource, 'query');
    await createSharedNonces(town.dataSource).use(randomUUID(), 0);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });

  it('believes nothing while the database does not answer', async () => {
    const query = jest.spyOn(town.dataSource, 'query').mockRejectedValue(new Error('gone'));
    await expect(createSharedNonces(town.dataSource).use('n', 0)).rejects.toThrow('gone');
    query.mockRestore();
  });
});
