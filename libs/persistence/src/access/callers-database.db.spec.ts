import type { Refusal } from '@gezhi/kernel';
import { ok, refuse, systemClock } from '@gezhi/kernel';
import { Matter, matter } from '../matter.testing';
import { inTransaction, lockById } from '../unit-of-work';
import { callersDatabase } from './database';
import type { Database } from './database';
import type { GuardedDatabase } from './guarded.testing';
import { callerIn, guardedDatabase } from './guarded.testing';

jest.setTimeout(60_000);

const HERE = '320104001';
const THERE = '320104002';

let guarded: GuardedDatabase;
beforeAll(async () => {
  guarded = await guardedDatabase({ poolSize: 2 });
});
afterAll(() => guarded?.[Symbol.asyncDispose]());

let database: Database;
beforeEach(async () => {
  await guarded.owner.query('TRUNCATE matter');
  await guarded.owner.manager.insert(Matter, [
    matter({ areaCode: HERE, title: 'here' }),
    matter({ areaCode: `${HERE}002`, title: 'inside' }),
    matter({ areaCode: THERE, title: 'there' }),
  ]);
  database = callersDatabase(guarded.service, callerIn(HERE));
});
afterEach(() => database.endReading());

const titles = async (manager = database.manager): Promise<(string | null)[]> =>
  (await manager.find(Matter, { take: 10, order: { title: 'ASC' } })).map(({ title }) => title);

describe('what a caller reads', () => {
  it('is what lies in the own areas, however it is asked', async () => {
    expect(await titles()).toEqual(['here', 'inside']);
    expect(await database.manager.count(Matter)).toBe(2);
    const [{ all }] = await database.manager.query('SELECT count(*)::int AS all FROM matter');
    expect(all).toBe(2);
    expect(await database.manager.findBy(Matter, { areaCode: THERE })).toEqual([]);
  });

  it.each([
    ['without areas', callerIn()],
    ['with areas that are no area codes', callerIn('', '%', `{${HERE}}`)],
    ['without a role', { ...callerIn(HERE), roles: [] }],
    ['who is a resident', { ...callerIn(HERE), roles: ['RESIDENT'] }],
    ['who only brings matters in', { ...callerIn(HERE), roles: ['INTAKE_SYSTEM'] }],
    ['who is a client of other systems', { ...callerIn(HERE), roles: ['INTEGRATOR'] }],
  ])('is nothing for a caller %s', async (_which, caller) => {
    const nobody = callersDatabase(guarded.service, caller);
    expect(await titles(nobody.manager)).toEqual([]);
    await nobody.endReading();
  });

  it('is nothing for a connection that names no caller at all', async () => {
    expect(await guarded.service.manager.count(Matter)).toBe(0);
  });

  it('is of one moment until the request ends', async () => {
    expect(await titles()).toEqual(['here', 'inside']);
    await guarded.owner.manager.insert(Matter, matter({ areaCode: HERE, title: 'later' }));
    expect(await titles()).toEqual(['here', 'inside']);
    await database.endReading();
    expect(await titles()).toEqual(['here', 'inside', 'later']);
  });

  it('includes what its own transaction has just written', async () => {
    await titles();
    await inTransaction(database, systemClock, async ({ manager }) => {
      await manager.insert(Matter, matter({ areaCode: HERE, title: 'new' }));
      return ok();
    });
    expect(await titles()).toEqual(['here', 'inside', 'new']);
  });

  it('cannot be changed by reading', async () => {
    const writing = database.manager.insert(Matter, matter({ areaCode: HERE }));
    await expect(writing).rejects.toThrow('read-only transaction');
  });

  it('survives a statement that fails beside it', async () => {
    const asked = await Promise.allSettled([
      titles(),
      database.manager.query('SELECT 1 / 0'),
      titles(),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('is asked with one message besides the statement', async () => {
    guarded.statements.length = 0;
    await titles();
    await titles();
    expect(guarded.statements).toHaveLength(2);
  });

  it('holds no connection while something else of the request needs one', async () => {
    const requests = Array.from({ length: 20 }, async () => {
      const mine = callersDatabase(guarded.service, callerIn(HERE));
      const [before, , after] = await Promise.all([
        mine.manager.count(Matter),
        mine.apart(() => guarded.service.query('SELECT pg_sleep(0.01)')),
        mine.manager.count(Matter),
      ]);
      await mine.endReading();
      return [before, after];
    });
    expect(await Promise.all(requests)).toEqual(requests.map(() => [2, 2]));
  });

  it('holds one connection at most, and none while it writes', async () => {
    const requests = Array.from({ length: 20 }, async () => {
      const mine = callersDatabase(guarded.service, callerIn(HERE));
      await mine.manager.count(Matter);
      await inTransaction(mine, systemClock, async ({ manager }) => {
        await manager.count(Matter);
        return ok();
      });
      const count = await mine.manager.count(Matter);
      await mine.endReading();
      return count;
    });
    expect(await Promise.all(requests)).toEqual(requests.map(() => 2));
  });
});

describe('every row', () => {
  it('is read for a figure, and the next statement reads the own rows again', async () => {
    const [whole, own, again] = await Promise.all([
      database.whole.count(Matter),
      database.manager.count(Matter),
      database.whole.count(Matter),
    ]);
    expect([whole, own, again]).toEqual([3, 2, 3]);
  });

  it('is read by a rule inside a transaction, and by nothing after it', async () => {
    const counts = await inTransaction(database, systemClock, async (uow) => {
      const before = await uow.manager.count(Matter);
      const beyond = await uow.beyondSight((manager) => manager.count(Matter));
      const nested = await uow.beyondSight(() => uow.beyondSight(() => uow.manager.count(Matter)));
      return ok([before, beyond, nested, await uow.manager.count(Matter)]);
    });
    expect(counts).toEqual(ok([2, 3, 3, 2]));
  });

  it('is what jobs of the platform work through', async () => {
    const job = callersDatabase(guarded.service, callerIn(), { reads: 'WHOLE' });
    expect(await job.manager.count(Matter)).toBe(3);
    const counted = await inTransaction(job, systemClock, async (uow) => {
      await uow.beyondSight((manager) => manager.count(Matter));
      return ok(await uow.manager.count(Matter));
    });
    expect(counted).toEqual(ok(3));
    await job.endReading();
  });
});

describe('what a caller writes', () => {
  const write = (row: Matter) =>
    inTransaction(database, systemClock, async ({ manager }) => {
      await manager.insert(Matter, row);
      return ok();
    });

  it('lies in the own areas', async () => {
    await write(matter({ areaCode: `${HERE}003` }));
    await expect(write(matter({ areaCode: THERE }))).rejects.toThrow('row-level security');
  });

  it('cannot be a row of others, nor be made one', async () => {
    const [own, other] = await Promise.all(
      ['here', 'there'].map((title) => guarded.owner.manager.findOneByOrFail(Matter, { title })),
    );
    const changed = await inTransaction(database, systemClock, async (uow) => {
      const mine = await lockById(uow, Matter, own?.id ?? '');
      const theirs = await lockById(uow, Matter, other?.id ?? '');
      const result = await uow.manager.update(Matter, { title: 'there' }, { weight: 9 });
      return ok([mine?.title, theirs, result.affected]);
    });
    expect(changed).toEqual(ok(['here', null, 0]));
    const moving = inTransaction(database, systemClock, async ({ manager }) => {
      await manager.update(Matter, { title: 'here' }, { areaCode: THERE });
      return ok();
    });
    await expect(moving).rejects.toThrow('row-level security');
  });

  it('is deleted by nobody where no rule says who may', async () => {
    const deleting = inTransaction(database, systemClock, async ({ manager }) => {
      await manager.delete(Matter, { title: 'here' });
      return ok();
    });
    await expect(deleting).rejects.toThrow('permission denied');
  });
});

describe('the witness of a transaction', () => {
  it('speaks last in it, and what it throws undoes the transaction', async () => {
    const witness = {
      beforeCommit: jest.fn(async () => Promise.reject(new Error('no ink'))),
      afterRefusal: jest.fn(async () => undefined),
    };
    const watched = callersDatabase(guarded.service, callerIn(HERE), { witness });
    const writing = inTransaction(watched, systemClock, async (uow) => {
      await uow.manager.insert(Matter, matter({ areaCode: HERE }));
      uow.changes.push({ type: 'Matter', id: '1', action: 'report' });
      return ok();
    });
    await expect(writing).rejects.toThrow('no ink');
    expect(await guarded.owner.manager.count(Matter)).toBe(3);
    expect(witness.beforeCommit).toHaveBeenCalledWith(
      expect.objectContaining({ changes: [{ type: 'Matter', id: '1', action: 'report' }] }),
    );
    expect(witness.afterRefusal).not.toHaveBeenCalled();
  });

  it('hears of a refusal after it has been undone', async () => {
    const heard: Refusal[] = [];
    const watched = callersDatabase(guarded.service, callerIn(HERE), {
      witness: {
        beforeCommit: () => Promise.reject(new Error('nothing to commit')),
        afterRefusal: async (refusal) => void heard.push(refusal),
      },
    });
    await inTransaction(watched, systemClock, async () => refuse('FORBIDDEN', { action: 'x' }));
    expect(heard).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
