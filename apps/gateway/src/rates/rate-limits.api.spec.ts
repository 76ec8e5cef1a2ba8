import { systemClock } from '@gezhi/kernel';
import { startTestGateway } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';
import type { BucketStore } from './bucket-store';
import { callerAddress } from './caller-address';
import { MemoryBuckets } from './memory-buckets';
import { readRateRules } from './rate-rules';

/** A bucket that does not fill while a test runs. */
const rate = (burst: number) => ({ costPerSecond: 0.001, burst });

function start(rules: object, options: Partial<TestGatewayOptions['rates']> & object = {}) {
  const store = new MemoryBuckets(systemClock);
  const rates = { rules: readRateRules(JSON.stringify(rules)), store, fallback: null, ...options };
  return startTestGateway({ rates, trustedProxies: ['127.0.0.1'] });
}

const from = (address: string) => ({ 'x-forwarded-for': address });
const REFUSED = { status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] };

describe('a caller who asks more than their share', () => {
  it('is refused with when to try again, and others are not', async () => {
    await using graph = await start({ anonymous: rate(60), signedIn: rate(1_000) });
    const one = { headers: from('203.0.113.7') };
    // The first time the document is new, which costs fifty.
    for (let time = 0; time < 10; time++) expect((await graph.ask('{ me }', one)).status).toBe(200);
    const refused = await graph.ask('{ me }', one);
    expect(refused).toMatchObject(REFUSED);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ bucket: 'caller' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await graph.ask('{ me }', { headers: from('203.0.113.8') })).status).toBe(200);
    const headers = { ...from('203.0.113.7'), ...(await graph.signIn('integrator')) };
    expect((await graph.ask('{ me }', { headers })).status).toBe(200);
    expect(graph.grid.calls).toHaveLength(12);
  });

  it('pays by what operations cost', async () => {
    await using graph = await start({ anonymous: rate(200) });
    const dear = '{ areas { children { children { code } } } }';
    expect((await graph.ask(dear)).status).toBe(200);
    expect(await graph.ask('{ me }')).toMatchObject(REFUSED);
  });

  it('pays for what is refused as well, so that reading it again and again has an end', async () => {
    await using graph = await start({ anonymous: rate(200) });
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++)
      statuses.push((await graph.ask(`{ nosuch${time} }`)).status);
    expect(statuses).toEqual([400, 400, 400, 400, 429, 429]);
  });
});

describe('limits by rule', () => {
  it('hold for all users of an application together', async () => {
    await using graph = await start({ clients: { hall: rate(55) } });
    const as = (client: string, address: string) => ({
      headers: { 'apollographql-client-name': client, ...from(address) },
    });
    for (const address of [
      '203.0.113.1',
      '203.0.113.2',
      '203.0.113.3',
      '203.0.113.4',
      '203.0.113.5',
    ])
      expect((await graph.ask('{ me }', as('hall', address))).status).toBe(200);
    expect(await graph.ask('{ me }', as('hall', '203.0.113.6'))).toMatchObject({
      ...REFUSED,
      errors: [{ extensions: { bucket: 'client' } }],
    });
    expect((await graph.ask('{ me }', as('app', '203.0.113.6'))).status).toBe(200);
    expect((await graph.ask('{ me }', as('constructor', '203.0.113.6'))).status).toBe(200);
  });

  it('hold for one operation, for each caller', async () => {
    await using graph = await start({ operations: { Search: rate(51) } });
    const search = 'query Search { me }';
    expect((await graph.ask(search, { headers: from('203.0.113.1') })).status).toBe(200);
    expect(await graph.ask(search, { headers: from('203.0.113.1') })).toMatchObject(REFUSED);
    expect((await graph.ask('query Other { me }', { headers: from('203.0.113.1') })).status).toBe(
      200,
    );
    expect((await graph.ask(search, { headers: from('203.0.113.2') })).status).toBe(200);
  });

  it.each([
    ['a word that means nothing', { anonymus: rate(1) }],
    ['a rate of nothing', { anonymous: { costPerSecond: 0, burst: 1 } }],
    ['no burst', { clients: { a: { costPerSecond: 1 } } }],
  ])('are not read with %s', (_what, rules) => {
    expect(() => readRateRules(JSON.stringify(rules))).toThrow('Unusable rate limits');
  });
});

describe('while buckets cannot be reached', () => {
  const store: BucketStore = {
    take: () => Promise.reject(new Error('the database is down')),
    close: async () => undefined,
  };

  it('each gateway counts for itself', async () => {
    const fallback = new MemoryBuckets(systemClock);
    await using graph = await start({ anonymous: rate(51) }, { store, fallback });
    expect((await graph.ask('{ me }')).status).toBe(200);
    expect(await graph.ask('{ me }')).toMatchObject(REFUSED);
    expect(graph.log.filter((line) => line.includes('the database is down'))).toHaveLength(1);
  });

  it('or nobody is answered, where it is configured so', async () => {
    await using graph = await start({ anonymous: rate(51) }, { store });
    expect(await graph.ask('{ me }')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      errors: [{ extensions: { code: 'RATE_LIMITS_UNAVAILABLE' } }],
    });
    expect(graph.grid.calls).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s stands for %s', (address, expected) => {
    expect(callerAddress(address)).toBe(expected);
  });
});
