import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { fixedClock } from '@gezhi/kernel';
import { GrantedAccess } from './granted-access';
import type { GrantStore, HeldGrant } from './grant-store';

const CLIENT: Actor = {
  subject: 'reports',
  name: 'Reports',
  organizationId: '019a3aff-4800-7b9a-a240-6f5978bbdfd3',
  roles: ['INTEGRATOR'],
  areas: ['320104'],
  scopes: [],
  purpose: 'STATUTORY_DUTY',
  caseNumber: null,
};
const GRANT: HeldGrant = {
  id: 'a',
  purpose: 'STATUTORY_DUTY',
  metrics: ['event.*'],
  datasets: ['events'],
  areaCodes: ['320104001'],
  organizationIds: [],
  operationsPerHour: 60,
};
const HERE = { areaCode: '320104001002' };

/** A store that remembers what it was asked. */
function storeOf(grants: HeldGrant[], exceeded: string[] = []) {
  const store = {
    inForce: jest.fn<Promise<HeldGrant[]>, Parameters<GrantStore['inForce']>>(() =>
      Promise.resolve(grants),
    ),
    count: jest.fn<Promise<ReadonlySet<string>>, Parameters<GrantStore['count']>>(() =>
      Promise.resolve(new Set(exceeded)),
    ),
  };
  return store;
}
const accessTo = (store: GrantStore, actor = CLIENT, at = '2026-11-02T02:20:30.000Z') =>
  GrantedAccess.of(actor, { store, clock: fixedClock(new Date(at)) });
const refused = (result: Result<void>) => (result.ok ? null : result.refusal);

describe('what a client may read in one request', () => {
  it('is looked up once and counted once, however much is read', async () => {
    const store = storeOf([GRANT, { ...GRANT, id: 'b', metrics: ['grid.*'], datasets: [] }]);
    const access = await accessTo(store);
    await Promise.all([
      access.figures(['event.count', 'grid.count'], HERE),
      access.figures(['event.count'], { areaCode: '320104001' }),
      access.rowsOf('events', HERE),
      access.touch('events'),
    ]);
    await access.rowsOf('events');
    expect(store.inForce).toHaveBeenCalledTimes(1);
    expect(store.count.mock.calls.map(([ids]) => ids)).toEqual([['a', 'b']]);
  });

  it('is refused with what is missing, and a refusal counts nothing', async () => {
    const store = storeOf([GRANT]);
    const access = await accessTo(store);
    const metric = await access.figures(['event.count', 'party.count'], HERE);
    expect(refused(metric)).toMatchObject({
      code: 'GRANT_REQUIRED',
      params: {
        what: ['party.count'],
        where: '320104001002',
        purpose: 'STATUTORY_DUTY',
        missing: 'METRIC',
      },
    });
    expect(refused(await access.rowsOf('events', { areaCode: '320104002' }))).toMatchObject({
      params: { missing: 'AREA', what: ['events'] },
    });
    expect(store.count).not.toHaveBeenCalled();
  });

  it('is nothing while the token states another purpose, rows included', async () => {
    const access = await accessTo(storeOf([GRANT]), { ...CLIENT, purpose: 'RESEARCH' });
    expect(access.rows).toEqual([]);
    expect(refused(await access.figures(['event.count'], HERE))?.params['missing']).toBe('PURPOSE');
  });

  it('is nothing for an account of no organisation, and nobody is looked up', async () => {
    const store = storeOf([GRANT]);
    const access = await accessTo(store, { ...CLIENT, organizationId: null });
    expect(refused(await access.rowsOf('events'))?.params['missing']).toBe('GRANT');
    expect(store.inForce).not.toHaveBeenCalled();
  });

  it('tells the database which rows it may show', async () => {
    const access = await accessTo(storeOf([{ ...GRANT, areaCodes: ['320104001', '320104002'] }]));
    expect(access.rows).toEqual(['events:320104001', 'events:320104002']);
  });

  it('says how many seconds are left of an hour that is used up', async () => {
    const access = await accessTo(storeOf([GRANT], ['a']));
    expect(refused(await access.figures(['event.count'], HERE))).toMatchObject({
      code: 'GRANT_RATE_EXCEEDED',
      params: { limit: 60, retryAfter: 39 * 60 + 30 },
    });
    expect(refused(await access.touch('events'))?.code).toBe('GRANT_RATE_EXCEEDED');
  });

  it('lets a client find what it brought itself where it holds no grant', async () => {
    const access = await accessTo(storeOf([]));
    expect(await access.touch('events')).toEqual({ ok: true, value: undefined });
  });
});
