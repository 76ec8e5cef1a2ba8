import type { Result } from '@gezhi/kernel';
import { ok, refuse, systemClock } from '@gezhi/kernel';
import { ownersDatabase } from '../access/database';
import type { FreshDatabase } from '../fresh-database.testing';
import { freshDatabase } from '../fresh-database.testing';
import { Matter, matter, MATTER_TABLE } from '../matter.testing';
import { inTransaction } from '../unit-of-work';
import { IdempotencyKey } from './idempotency-key.entity';
import type { OnceRequest } from './once';
import { once } from './once';

jest.setTimeout(30_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Matter], tables: MATTER_TABLE });
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.dataSource.query('TRUNCATE matter, idempotency_key'));

const request: OnceRequest = {
  subject: 'member-1',
  key: 'phone-1-0001',
  operation: 'reportEvent',
  body: { title: '路面坑洼', areaCode: '320104001' },
};
/** What happens between claiming the key and making the object. */
type Pause = () => Promise<Result<void>>;

/** Reports a matter as a use case does, in a transaction of its own. */
function report(more: Partial<OnceRequest> = {}, pause: Pause = async () => ok()) {
  return inTransaction(ownersDatabase(database.dataSource), systemClock, (uow) =>
    once(
      uow,
      { ...request, ...more },
      async () => {
        const object = matter({ title: '路面坑洼' });
        await uow.manager.insert(Matter, object);
        const paused = await pause();
        return paused.ok ? ok(object) : paused;
      },
      (id) => uow.manager.findOneBy(Matter, { id }),
    ),
  );
}
const idOf = (result: Result<Matter>) => (result.ok ? result.value.id : result.refusal.code);
const matters = () => database.dataSource.manager.count(Matter);
const keys = () => database.dataSource.manager.count(IdempotencyKey);

describe('making something once per client key', () => {
  it('recalls what the first call made when the same call comes again', async () => {
    const first = await report();
    const second = await report();
    expect(idOf(second)).toBe(idOf(first));
    expect(second).toMatchObject({ ok: true, value: { title: '路面坑洼' } });
    expect(await matters()).toBe(1);
  });

  it('refuses the key for another body', async () => {
    await report();
    const other = await report({ body: { title: '井盖缺失' } });
    expect(other).toEqual(
      refuse('IDEMPOTENCY_CONFLICT', {
        path: ['input', 'clientMutationId'],
        key: 'phone-1-0001',
      }),
    );
    expect(await matters()).toBe(1);
  });

  it('refuses the key for another operation, even with the same body', async () => {
    await report();
    expect(idOf(await report({ operation: 'blowWhistle' }))).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('keeps the keys of two callers apart', async () => {
    const first = await report();
    const second = await report({ subject: 'member-2' });
    expect(idOf(second)).not.toBe(idOf(first));
    expect(await matters()).toBe(2);
  });

  it('makes something new every time without a key, and remembers nothing', async () => {
    await report({ key: null });
    await report({ key: null });
    expect([await matters(), await keys()]).toEqual([2, 0]);
  });

  it('makes one object when two calls with the same key come at the same moment', async () => {
    const { dataSource } = database;
    let arrived = 0;
    let meet: () => void;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const second = met.then(() => report());
    const first = report({}, async () => {
      arrived++;
      meet();
      await untilSomebodyWaits(dataSource);
      return ok();
    });
    const [one, two] = await Promise.all([first, second]);
    expect(arrived).toBe(1);
    expect(idOf(two)).toBe(idOf(one));
    expect(await matters()).toBe(1);
  });

  it('makes one object out of twenty calls at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => report()));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(await matters()).toBe(1);
  });

  it('leaves the key free when making was refused', async () => {
    const refused = await report({}, async () => refuse('UNKNOWN_AREA'));
    expect(idOf(refused)).toBe('UNKNOWN_AREA');
    expect([await matters(), await keys()]).toEqual([0, 0]);
    expect((await report({ body: { title: '井盖缺失' } })).ok).toBe(true);
  });

  it('lets the call that waited make it when the first was refused', async () => {
    let meet: () => void;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const second = met.then(() => report());
    const first = report({}, async () => {
      meet();
      await untilSomebodyWaits(database.dataSource);
      return refuse('UNKNOWN_AREA');
    });
    expect(idOf(await first)).toBe('UNKNOWN_AREA');
    expect((await second).ok).toBe(true);
    expect(await matters()).toBe(1);
  });

  it('says that it is gone when what was made has been removed since', async () => {
    const first = await report();
    await database.dataSource.query('TRUNCATE matter');
    expect(await report()).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND', params: { id: idOf(first) } },
    });
  });
});

/** Answers when another transaction of this database waits for a lock. */
async function untilSomebodyWaits(dataSource: FreshDatabase['dataSource']): Promise<void> {
  for (const limit = Date.now() + 5_000; Date.now() < limit;) {
    const waiting = await dataSource.query<unknown[]>(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
  }
  throw new Error('nobody waited within five seconds');
}
