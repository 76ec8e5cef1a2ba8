import type { Result } from '@gezhi/kernel';
import { fixedClock, newId, ok, refuse, systemClock, valueOf } from '@gezhi/kernel';
import { Client } from 'pg';
import { QueryFailedError } from 'typeorm';
import { ownersDatabase } from './access/database';
import type { FreshDatabase } from './fresh-database.testing';
import { freshDatabase } from './fresh-database.testing';
import { Matter, matter, MATTER_TABLE, minute } from './matter.testing';
import type { UnitOfWork } from './unit-of-work';
import { inTransaction, isUniqueViolation, lockById } from './unit-of-work';

jest.setTimeout(30_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Matter], tables: MATTER_TABLE, poolSize: 10 });
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.dataSource.query('TRUNCATE matter'));

const transaction = <T>(work: (uow: UnitOfWork) => Promise<Result<T>>) =>
  inTransaction(ownersDatabase(database.dataSource), systemClock, work);
const stored = () => database.dataSource.manager.find(Matter, { take: 10, order: { id: 'ASC' } });
const put = async (row: Matter): Promise<string> => {
  await database.dataSource.manager.insert(Matter, row);
  return row.id;
};
async function addOne(uow: UnitOfWork, id: string): Promise<void> {
  await uow.manager.query('UPDATE matter SET weight = weight + 1 WHERE id = $1', [id]);
}

describe('a transaction', () => {
  it('keeps what was done when the work succeeds, and answers its value', async () => {
    const row = matter();
    const answer = await transaction(async ({ manager }) => {
      await manager.insert(Matter, row);
      return ok('done');
    });
    expect(answer).toEqual(ok('done'));
    expect(await stored()).toEqual([row]);
  });

  it('undoes everything when the work refuses, and answers the refusal', async () => {
    const answer = await transaction(async ({ manager }) => {
      await manager.insert(Matter, matter());
      return refuse('CONFLICT');
    });
    expect(answer).toEqual(refuse('CONFLICT'));
    expect(await stored()).toEqual([]);
  });

  it('undoes everything when the work fails, and throws what it threw', async () => {
    const fault = new Error('the pump is broken');
    const failing = transaction(async ({ manager }) => {
      await manager.insert(Matter, matter());
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await stored()).toEqual([]);
  });

  it('happens at one moment of the clock it was given', async () => {
    const noon = minute(0);
    const now = await inTransaction(
      ownersDatabase(database.dataSource),
      fixedClock(noon),
      async (uow) => ok(uow.now),
    );
    expect(valueOf(now)).toEqual(noon);
  });

  it('gives its connection back, whatever happened', async () => {
    for (let round = 0; round < 15; round++) {
      await transaction(async () => refuse('CONFLICT'));
      await transaction(async () => Promise.reject(new Error('broken'))).catch(() => undefined);
    }
    expect(await transaction(async () => ok(1))).toEqual(ok(1));
  });

  it('tells the first fault when the connection itself has gone', async () => {
    const fault = new Error('the first fault');
    const failing = transaction(async ({ manager }) => {
      const [{ pid = 0 } = {}] = await manager.query<{ pid: number }[]>(
        'SELECT pg_backend_pid() AS pid',
      );
      await killBackend(pid);
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await transaction(async () => ok(1))).toEqual(ok(1));
  });
});

describe('two transactions that block each other', () => {
  it('both end well: the one PostgreSQL ends is started again', async () => {
    const one = await put(matter());
    const other = await put(matter());
    let attempts = 0;
    let holders = 0;
    let bothHold: () => void;
    const bothHeld = new Promise<void>((resolve) => (bothHold = resolve));
    const work = (mine: string, theirs: string) =>
      transaction(async (uow) => {
        attempts++;
        await addOne(uow, mine);
        if (++holders === 2) bothHold();
        await bothHeld;
        await addOne(uow, theirs);
        return ok();
      });
    expect(await Promise.all([work(one, other), work(other, one)])).toEqual([ok(), ok()]);
    expect(attempts).toBeGreaterThan(2);
    expect((await stored()).map(({ weight }) => weight)).toEqual([2, 2]);
  });

  it('are not started again for ever', async () => {
    let attempts = 0;
    const failing = transaction(async ({ manager }) => {
      attempts++;
      await manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`);
      return ok();
    });
    await expect(failing).rejects.toThrow('again');
    expect(attempts).toBe(4);
  });

  it('are started again for no other fault', async () => {
    let attempts = 0;
    const row = matter();
    await put(row);
    const failing = transaction(async ({ manager }) => {
      attempts++;
      await manager.insert(Matter, row);
      return ok();
    });
    await expect(failing).rejects.toThrow(QueryFailedError);
    expect(attempts).toBe(1);
  });
});

describe('a locked row', () => {
  it('loses no change out of fifty at the same moment', async () => {
    const id = await put(matter());
    const add = () =>
      transaction(async (uow) => {
        const row = await lockById(uow, Matter, id);
        if (!row) return refuse('NOT_FOUND');
        row.weight += 1;
        await uow.manager.save(row);
        return ok();
      });
    const answers = await Promise.all(Array.from({ length: 50 }, add));
    expect(answers.every(({ ok: succeeded }) => succeeded)).toBe(true);
    expect((await stored())[0]?.weight).toBe(50);
  });

  it('is null when there is none, also for a text that cannot be an id', async () => {
    const answer = await transaction(async (uow) =>
      ok([await lockById(uow, Matter, newId()), await lockById(uow, Matter, "1' OR true")]),
    );
    expect(answer).toEqual(ok([null, null]));
  });
});

describe('a second row with the same key', () => {
  it('is recognised, also by the name of the constraint', async () => {
    const row = matter();
    await put(row);
    const error: unknown = await put(row).catch((fault: unknown) => fault);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'matter_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'matter_area_code_key')).toBe(false);
    expect(isUniqueViolation(new Error('23505'))).toBe(false);
  });
});

async function killBackend(pid: number): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
  await client.end();
}
