import { createLogger } from '@gezhi/server';
import { createProcessNonces } from '@gezhi/identity';
import { whileHeld } from './guard-calls';
import { openLampTown } from './lamp-processes.testing';
import type { LampTown } from './lamp-processes.testing';
import { takeServingPlace } from './serving-place';
import type { ServingPlaceOptions } from './serving-place';

jest.setTimeout(60_000);

let town: LampTown;
beforeAll(async () => void (town = await openLampTown()));
afterAll(() => town[Symbol.asyncDispose]());

/** A process that takes a place, and what it logs. */
async function take(options: Partial<ServingPlaceOptions> = {}) {
  const waiting = new Map<string, () => void>();
  const destination = {
    write(line: string) {
      const { msg } = JSON.parse(line) as { msg: string };
      waiting.get(msg)?.();
    },
  };
  const place = await takeServingPlace({
    name: 'lamps',
    url: town.serviceUrl,
    company: 'ALONE',
    logger: createLogger({ name: 'lamps', level: 'info', destination }),
    waitMilliseconds: 50,
    checkMilliseconds: 20,
    ...options,
  });
  const logged = (message: string) => new Promise<void>((resolve) => waiting.set(message, resolve));
  return { ...place, logged };
}

const PLACES = `pg_locks WHERE locktype = 'advisory'
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Ends every connection that holds a place, as a restart of the server or a broken network would. */
const breakConnections = () =>
  town.dataSource.query(`SELECT pg_terminate_backend(pid) FROM ${PLACES} AND granted`);

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT pid FROM ${PLACES} AND NOT granted`;
  while ((await town.dataSource.query<unknown[]>(waiting)).length === 0);
}

/** Breaks its connection and waits until the process has noticed. */
async function breakConnectionOf(place: { isHeld(): boolean }): Promise<void> {
  await breakConnections();
  while (place.isHeld()) await town.dataSource.query('SELECT 1');
}

describe('the place of a serving process', () => {
  it('is given to one that is alone, or to many that share', async () => {
    const alone = await take();
    await expect(take()).rejects.toThrow('CALL_NONCES=database');
    await expect(take({ company: 'SHARED' })).rejects.toThrow('CALL_NONCES=database');
    await alone.release();
    const [one, other] = [await take({ company: 'SHARED' }), await take({ company: 'SHARED' })];
    await expect(take()).rejects.toThrow('Another process of lamps');
    await one.release();
    await other.release();
  });

  it('is waited for a little: the process before it may just be ending', async () => {
    const ending = await take();
    const next = take({ waitMilliseconds: 20_000 });
    await ending.release();
    const place = await next;
    expect(place.isHeld()).toBe(true);
    await place.release();
  });

  it('is taken again after the connection broke, and not held in between', async () => {
    const place = await take();
    const [lost, again] = [
      place.logged('lost its place at the database'),
      place.logged('holds its place at the database again'),
    ];
    await breakConnections();
    await lost;
    expect(place.isHeld()).toBe(false);
    await again;
    expect(place.isHeld()).toBe(true);
    await place.release();
  });

  it('is not held by the first when another took it while the connection was broken', async () => {
    const first = await take({ checkMilliseconds: 3_600_000 });
    const next = take({ waitMilliseconds: 20_000 });
    await untilSomebodyWaits();
    await breakConnectionOf(first);
    const second = await next;
    expect(second.isHeld()).toBe(true);
    expect(first.isHeld()).toBe(false);
    await first.release();
    await second.release();
  });

  it('decides whether calls are believed: none while another may answer them', async () => {
    const first = await take({ checkMilliseconds: 2_000_000 });
    const memory = whileHeld(first, createProcessNonces());
    expect(await memory.use('a', 0)).toBe('NEW');
    await breakConnectionOf(first);
    // Nobody else is there: taken again by the very next call, which finds what was remembered.
    expect(await memory.use('a', 0)).toBe('SEEN');
    await first.release();

    const lost = await take({ checkMilliseconds: 2_000 });
    const next = take({ waitMilliseconds: 20_000 });
    await untilSomebodyWaits();
    await breakConnectionOf(lost);
    const second = await next;
    await expect(whileHeld(lost, createProcessNonces()).use('b', 0)).rejects.toThrow(
      'Another process may serve',
    );
    await lost.release();
    await second.release();
  });
});
