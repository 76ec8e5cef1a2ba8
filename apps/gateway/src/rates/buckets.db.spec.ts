import { fixedClock } from '@gezhi/kernel';
import { emptyDatabase } from '../testing/empty-database.testing';
import type { BucketStore } from './bucket-store';
import { MemoryBuckets } from './memory-buckets';
import { openBuckets } from './open-buckets';
import { PostgresBuckets } from './postgres-buckets';

const logger = { warn() {} };
const START = new Date('2026-01-01T00:00:00Z');
/** Fills within 500 seconds: nothing a test takes. */
const rate = { costPerSecond: 0.02, burst: 10 };

interface Tested extends AsyncDisposable {
  readonly stores: readonly BucketStore[];
  pass(milliseconds: number): Promise<void>;
}

/** Two gateways, if the store is one that several can share. */
const STORES: readonly (readonly [string, () => Promise<Tested>])[] = [
  [
    'the memory of a gateway',
    async () => {
      const clock = fixedClock(START);
      const store = new MemoryBuckets(clock);
      return {
        stores: [store, store],
        pass: async (ms) => clock.set(new Date(clock.now().getTime() + ms)),
        [Symbol.asyncDispose]: () => store.close(),
      };
    },
  ],
  [
    'a database for several gateways',
    async () => {
      const database = await emptyDatabase();
      const clock = fixedClock(START);
      const stores = [1, 2].map(() => openBuckets(database.url, { clock, logger }));
      return {
        stores,
        // The clock is that of the database: what was done is made to be longer ago.
        pass: async (ms) => {
          await database.query(
            `UPDATE gezhi_gateway.rate_bucket SET at = at - interval '${ms} milliseconds'`,
          );
        },
        async [Symbol.asyncDispose]() {
          await Promise.all(stores.map((store) => store.close()));
          await database[Symbol.asyncDispose]();
        },
      };
    },
  ],
];

describe.each(STORES)('a bucket in %s', (_where, open) => {
  const take = async (store: BucketStore | undefined, cost: number, key = 'a') =>
    (await store?.take([{ key, cost, rate }]))?.[0] ?? NaN;

  it('gives what it holds, also more than that once, and then tells how long to wait', async () => {
    await using tested = await open();
    const [one, other] = tested.stores;
    expect(await take(one, 4)).toBe(0);
    expect(await take(other, 12)).toBe(0);
    const wait = await take(one, 1);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(500);
    expect(await take(other, 1)).toBeLessThanOrEqual(wait);
  });

  it('fills again, and is not charged while it is empty', async () => {
    await using tested = await open();
    const [one] = tested.stores;
    expect(await take(one, 11)).toBe(0);
    for (let time = 0; time < 5; time++) expect(await take(one, 10)).toBeGreaterThan(0);
    await tested.pass(120_000);
    expect(await take(one, 1)).toBe(0);
  });

  it('owes no more than it holds, so that nobody is shut out for long', async () => {
    await using tested = await open();
    const [one] = tested.stores;
    await take(one, 1e9);
    expect(await take(one, 1)).toBeLessThanOrEqual(550);
  });

  it('is one of many, each by itself, several in one question', async () => {
    await using tested = await open();
    const [one] = tested.stores;
    await take(one, 100, 'b');
    const demands = ['a', 'b', 'c'].map((key) => ({ key, cost: 1, rate }));
    const waits = await one?.take(demands);
    expect(waits?.map((wait) => wait > 0)).toEqual([false, true, false]);
  });
});

describe('the memory of a gateway', () => {
  const slow = { costPerSecond: 1, burst: 10 };

  it('holds so many buckets and no more; newcomers then share one', () => {
    const store = new MemoryBuckets(fixedClock(START), 100);
    for (let key = 0; key < 10_000; key++) store.take([{ key: `k${key}`, cost: 1, rate: slow }]);
    expect(store.size).toBeLessThanOrEqual(101);
    expect(store.take([{ key: 'new', cost: 1, rate: slow }])[0]).toBeGreaterThan(0);
  });

  it('frees nobody from debt when it is flooded with identities', () => {
    const store = new MemoryBuckets(fixedClock(START), 100);
    store.take([{ key: 'debtor', cost: 20, rate: slow }]);
    for (let key = 0; key < 10_000; key++) store.take([{ key: `k${key}`, cost: 1, rate: slow }]);
    expect(store.take([{ key: 'debtor', cost: 1, rate: slow }])[0]).toBeGreaterThan(0);
  });

  it('forgets buckets that are full again', () => {
    const clock = fixedClock(START);
    const store = new MemoryBuckets(clock, 1_000);
    for (let key = 0; key < 1_000; key++) store.take([{ key: `k${key}`, cost: 1, rate: slow }]);
    clock.set(new Date(START.getTime() + 60_000));
    for (let key = 0; key < 500; key++) store.take([{ key: `n${key}`, cost: 1, rate: slow }]);
    expect(store.size).toBeLessThan(600);
  });
});

describe('a database that keeps buckets', () => {
  it('is asked by gateways that start at once, and forgets what is full again', async () => {
    await using database = await emptyDatabase();
    const clock = fixedClock(START);
    const stores = Array.from({ length: 4 }, () => openBuckets(database.url, { clock, logger }));
    const fast = { costPerSecond: 1e6, burst: 10 };
    await Promise.all(
      stores.map((store, index) => store.take([{ key: `k${index}`, cost: 1, rate: fast }])),
    );
    const [store] = stores;
    if (!(store instanceof PostgresBuckets)) throw new Error('another store than was asked for');
    await store.forgetFull();
    const rows = await database.query('SELECT count(*)::int AS n FROM gezhi_gateway.rate_bucket');
    expect(rows).toEqual([{ n: 0 }]);
    await Promise.all(stores.map((each) => each.close()));
  });
});
