import { setTimeout as pause } from 'node:timers/promises';
import { ok, refuse, systemClock } from '@gezhi/kernel';
import { inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { City, DepartmentUnderTest } from '../messaging-database.testing';
import { aCity } from '../messaging-database.testing';
import { change, changeIn, THING_TOPIC } from '../thing.testing';
import { publish } from './publish';
import { relayOnce } from './relay';

jest.setTimeout(60_000);

let city: City;
let grid: DepartmentUnderTest;
beforeAll(async () => {
  city = await aCity();
  grid = await city.department('grid');
});
afterAll(() => city?.[Symbol.asyncDispose]());
beforeEach(() => grid.owner.query('TRUNCATE outbox_message, thing'));

const relay = (bus: Parameters<typeof relayOnce>[0]['bus'] = grid.bus) =>
  relayOnce({ database: grid.whole, bus, clock: systemClock });

async function keysOnBus(after: number): Promise<string[]> {
  const { messages } = await grid.bus.read(after, 1_000);
  return messages.map(({ key }) => key);
}

async function end(): Promise<number> {
  const { messages } = await grid.bus.read(0, 1_000_000);
  return messages.at(-1)?.position ?? 0;
}

describe('the outbox', () => {
  it('tells what was done, and nothing of what was not', async () => {
    const before = await end();
    await change(grid.whole, 'a', 1);
    const refused = await inTransaction(grid.whole, systemClock, async (uow) => {
      await changeIn(uow, 'b', 1);
      return refuse('NOT_FOUND');
    });
    expect(refused.ok).toBe(false);
    await relay();
    expect(await keysOnBus(before)).toEqual(['a']);
  });

  it('lets nothing be done that cannot be told', async () => {
    const wrong = inTransaction(grid.whole, systemClock, async (uow) => {
      await changeIn(uow, 'c', 1);
      publish(uow, { topic: THING_TOPIC, key: 'c', payload: { key: 'c', value: 0.5 } });
      return ok();
    });
    await expect(wrong).rejects.toThrow('is not what its topic says');
    expect(await grid.owner.query('SELECT FROM thing')).toEqual([]);
  });

  it('gives places in the order of commits, and passes no transaction by that commits late', async () => {
    const before = await end();
    const first = grid.service.createQueryRunner();
    await first.startTransaction();
    await first.query(INSERT, ['01890000-0000-7000-8000-000000000001', 'late']);
    // The second one comes later, would be done sooner, and waits for its turn.
    const second = grid.service.createQueryRunner();
    await second.startTransaction();
    const other = second.query(INSERT, ['01890000-0000-7000-8000-000000000002', 'early']);
    const won = await Promise.race([other.then(() => 'second'), pause(100, 'nobody')]);
    expect(won).toBe('nobody');
    expect(await relay()).toBe(0);
    await first.commitTransaction();
    await other;
    expect(await relay()).toBe(1);
    await second.commitTransaction();
    expect(await relay()).toBe(1);
    await Promise.all([first.release(), second.release()]);
    expect(await keysOnBus(before)).toEqual(['late', 'early']);
  });

  it('is relayed by one of several at a time, each message once while nobody is killed', async () => {
    const before = await end();
    for (let index = 0; index < 30; index++) await change(grid.whole, `k${index}`, index);
    const small = () =>
      relayOnce({ database: grid.whole, bus: grid.bus, clock: systemClock, batch: 3 });
    for (let round = 0; round < 40 && (await waiting()) > 0; round++)
      await Promise.all([small(), small(), small()]);
    const keys = await keysOnBus(before);
    expect(keys).toHaveLength(30);
    expect(new Set(keys).size).toBe(30);
  });

  it('publishes again what it does not know to be published', async () => {
    const before = await end();
    await change(grid.whole, 'twice', 1);
    const dies: typeof grid.bus.append = async (messages) => {
      await grid.bus.append(messages);
      throw new Error('the process is gone');
    };
    await expect(relay({ append: dies })).rejects.toThrow('gone');
    await relay();
    expect(await keysOnBus(before)).toEqual(['twice', 'twice']);
  });

  it('parks what the bus never takes, with what is behind it of its key, and goes on with the rest', async () => {
    const before = await end();
    await grid.owner.query(
      `INSERT INTO outbox_message (id, topic, key, payload, occurred_at)
      VALUES (gen_random_uuid(), 'services.thing.v1', 'bad', '{}', now())`,
    );
    await grid.owner.query(
      `INSERT INTO outbox_message (id, topic, key, payload, occurred_at)
      VALUES (gen_random_uuid(), 'services.thing.v1', 'bad', '{}', now())`,
    );
    await change(grid.whole, 'good', 1);
    for (let round = 0; round < 6; round++) await relay();
    expect(await keysOnBus(before)).toEqual(['good']);
    const rows = await grid.owner.query<object[]>(
      'SELECT attempts, problem, parked_at IS NOT NULL AS parked FROM outbox_message WHERE published_at IS NULL ORDER BY position',
    );
    expect(rows).toEqual([
      { attempts: 5, problem: 'grid may not send messages of services.thing.v1', parked: true },
      { attempts: 0, problem: null, parked: false },
    ]);
  });

  it('is read by nobody in a request', async () => {
    await change(ownersDatabase(grid.owner), 'private', 1);
    expect(await grid.service.query('SELECT FROM outbox_message')).toEqual([]);
    expect(await waiting()).toBe(1);
  });
});

async function waiting(): Promise<number> {
  const [row] = await grid.owner.query<{ waiting: number }[]>(
    'SELECT count(*)::int AS waiting FROM outbox_message WHERE published_at IS NULL',
  );
  return row?.waiting ?? 0;
}

const INSERT = `INSERT INTO outbox_message (id, topic, key, payload, occurred_at)
  VALUES ($1, 'grid.thing.v1', $2, '{"key": "x", "value": 1}', now())`;
