import { newId, systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import type { City, DepartmentUnderTest } from '../messaging-database.testing';
import { aCity } from '../messaging-database.testing';
import { effects } from '../thing.testing';
import type { InboxOptions } from './inbox';
import { Inbox } from './inbox';
import { retryParkedMessages } from './retry-parked';

jest.setTimeout(60_000);

let city: City;
let grid: DepartmentUnderTest;
let services: DepartmentUnderTest;
beforeAll(async () => {
  city = await aCity();
  grid = await city.department('grid');
  services = await city.department('services');
});
afterAll(() => city?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await services.owner.query('TRUNCATE inbox_message, inbox_failure, inbox_parked, effect');
  await read(effects());
  await services.owner.query('TRUNCATE inbox_message, effect');
});

const logger = createLogger({ name: 'specs', level: 'silent' });

function inbox(consumption = effects(), more: Partial<InboxOptions> = {}): Inbox {
  const { whole: database, bus } = services;
  const options = { database, bus, clock: systemClock, logger, consumptions: [consumption] };
  return new Inbox({ ...options, ...more });
}

/** Reads to the end, whatever goes wrong on the way. */
async function read(consumption = effects(), rounds = 30): Promise<void> {
  const one = inbox(consumption);
  for (let round = 0, more = true; more && round < rounds; round++)
    more = await one.step().catch(() => true);
}

const tell = (...values: [string, number][]) =>
  grid.bus.append(
    values.map(([key, value]) => ({
      id: newId(),
      topic: 'grid.thing.v1',
      key,
      payload: { key, value },
      occurredAt: new Date(),
    })),
  );

const had = async () =>
  (
    await services.owner.query<{ key: string; value: number }[]>(
      'SELECT key, value FROM effect ORDER BY id',
    )
  ).map(({ key, value }) => `${key}${value}`);

const parkedRows = () =>
  services.owner.query<object[]>(
    'SELECT key, payload, attempts, problem FROM inbox_parked ORDER BY position',
  );

describe('the inbox', () => {
  it('handles a message once, however often it was sent', async () => {
    const id = newId();
    const message = {
      id,
      topic: 'grid.thing.v1',
      key: 'a',
      payload: { key: 'a', value: 1 },
      occurredAt: new Date(),
    };
    await grid.bus.append([message]);
    await grid.bus.append([message, message]);
    await read();
    await grid.bus.append([message]);
    await read();
    expect(await had()).toEqual(['a1']);
  });

  it('handles each once and in order, however many processes read at the same time', async () => {
    await tell(...Array.from({ length: 60 }, (_, index): [string, number] => ['k', index]));
    const readers = Array.from({ length: 4 }, () => inbox(effects(), { batch: 7 }));
    for (let round = 0; round < 12; round++)
      await Promise.all(readers.map((reader) => reader.step()));
    expect(await had()).toEqual(Array.from({ length: 60 }, (_, index) => `k${index}`));
  });

  it('parks what cannot be handled, and what is behind it of its key; the others go on', async () => {
    await tell(['a', 1], ['bad', 1], ['b', 2], ['bad', 2], ['c', 3]);
    await read(effects((key, value) => key === 'bad' && value === 1));
    expect(await had()).toEqual(['a1', 'b2', 'c3']);
    expect(await parkedRows()).toMatchObject([
      { key: 'bad', payload: { value: 1 }, attempts: 5, problem: 'Error: cannot handle bad' },
      { key: 'bad', payload: { value: 2 }, attempts: 0 },
    ]);
  });

  it('handles parked messages in their order once they can be', async () => {
    await tell(['bad', 1], ['bad', 2], ['worse', 1], ['worse', 2]);
    await read(effects(() => true));
    expect(await parkedRows()).toHaveLength(4);
    const some = effects((key) => key === 'worse');
    expect(await retryParkedMessages(services.whole, systemClock, [some])).toEqual({
      handled: 2,
      parked: 2,
    });
    expect(await had()).toEqual(['bad1', 'bad2']);
    await tell(['bad', 3]);
    await read();
    expect(await had()).toEqual(['bad1', 'bad2', 'bad3']);
  });

  it('parks what is not what its topic says', async () => {
    await grid.bus.append([
      {
        id: newId(),
        topic: 'grid.thing.v1',
        key: 'odd',
        payload: { key: 'odd', value: 'much' },
        occurredAt: new Date(),
      },
    ]);
    await read();
    expect(await had()).toEqual([]);
    expect(await parkedRows()).toMatchObject([{ key: 'odd', attempts: 5 }]);
  });

  it('leaves nothing of a message that failed', async () => {
    let tries = 0;
    const half = {
      ...effects(),
      async handle(...[uow, message]: Parameters<ReturnType<typeof effects>['handle']>) {
        await effects().handle(uow, message);
        if (++tries < 3) throw new Error('too early');
      },
    };
    await tell(['h', 1]);
    await read(half);
    expect(tries).toBe(3);
    expect(await had()).toEqual(['h1']);
    expect(await parkedRows()).toEqual([]);
  });
});
