import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@gezhi/kernel';
import { Client } from 'pg';
import type { Message } from '../message/message';
import type { City, DepartmentUnderTest } from '../messaging-database.testing';
import { aCity } from '../messaging-database.testing';
import { MessageRefused } from './bus';

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

const message = (key: string, topic = 'grid.thing.v1'): Message => ({
  id: newId(),
  topic,
  key,
  payload: { key, value: 1 },
  occurredAt: new Date('2026-10-12T08:00:00Z'),
});

describe('the bus', () => {
  it('gives every department what each of them said, in one order', async () => {
    await grid.bus.append([message('a'), message('b')]);
    await services.bus.append([message('c', 'services.thing.v1')]);
    const seen = await services.bus.read(0, 10);
    expect(seen.messages.map(({ key, source }) => `${source} ${key}`)).toEqual([
      'grid a',
      'grid b',
      'services c',
    ]);
    expect(seen.messages[0]).toMatchObject({ occurredAt: new Date('2026-10-12T08:00:00Z') });
    expect((await grid.bus.read(seen.messages[1]?.position ?? 0, 10)).messages).toHaveLength(1);
  });

  it('lets nobody speak for another department, or past its function', async () => {
    await expect(services.bus.append([message('x')])).rejects.toThrow(MessageRefused);
    const client = await signedIn(services.busUrl);
    for (const statement of [
      `INSERT INTO bus_message (id, source, topic, key, payload, occurred_at, appended_at)
        VALUES (gen_random_uuid(), 'grid', 'grid.thing.v1', 'x', '{}', now(), now())`,
      'UPDATE bus_message SET key = key',
      'DELETE FROM bus_message',
      'SELECT FROM bus_member',
      `SELECT bus_admit(session_user, 'grid')`,
    ]) {
      await expect(client.query(statement)).rejects.toThrow('permission denied');
    }
    await client.end();
  });

  it('lets nobody with an address of the bus into the database of a department', async () => {
    const url = new URL(services.busUrl);
    url.pathname = new URL(grid.serviceUrl).pathname;
    await expect(signedIn(url.toString())).rejects.toThrow('permission denied');
  });

  it('shows no message before one that commits late', async () => {
    const last = (await grid.bus.read(0, 1_000)).messages.at(-1)?.position ?? 0;
    const first = await signedIn(grid.busUrl);
    await first.query('BEGIN');
    await first.query('SELECT bus_append($1)', [JSON.stringify([message('late')])]);
    const second = services.bus.append([message('early', 'services.thing.v1')]);
    expect(await Promise.race([second.then(() => 'second'), pause(100, 'nobody')])).toBe('nobody');
    expect((await grid.bus.read(last, 10)).messages).toEqual([]);
    await first.query('COMMIT');
    await second;
    await first.end();
    const { messages } = await grid.bus.read(last, 10);
    expect(messages.map(({ key }) => key)).toEqual(['late', 'early']);
  });

  it('wakes who listens', async () => {
    const woken = Promise.withResolvers<void>();
    let wakes = 0;
    // The first wake-up only says that it listens.
    const stop = services.bus.onNews(() => ++wakes === 2 && woken.resolve());
    while (wakes === 0) await pause(10);
    await grid.bus.append([message('news')]);
    await woken.promise;
    await stop();
  });

  it('removes what is older than it keeps, and says to where', async () => {
    const owner = await signedIn(city.busOwnerUrl);
    await owner.query(
      `UPDATE bus_message SET appended_at = now() - interval '31 days'
      WHERE position IN (SELECT position FROM bus_message ORDER BY position LIMIT 2)`,
    );
    await owner.end();
    expect(await services.bus.trim()).toBe(2);
    expect(await services.bus.trim()).toBe(0);
    const { trimmedTo, messages } = await services.bus.read(0, 10);
    expect(messages[0]?.key).toBe('c');
    expect(trimmedTo).toBe((messages[0]?.position ?? 0) - 1);
  });
});

async function signedIn(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
