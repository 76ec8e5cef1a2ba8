import { systemClock } from '@gezhi/kernel';
import { verifyAccessToken } from './access-token';
import { startIssuer } from './issuer.testing';
import { IssuerUnavailableError } from './issuer-unavailable-error';
import { remoteIssuerKeys } from './issuer-keys';
import type { KeyNews } from './issuer-keys';

/** A gateway's view of a small issuer whose first key is `k1`, with a clock that only the test moves. */
async function startWatched() {
  const issuer = await startIssuer();
  await issuer.publish('k1');
  let milliseconds = 0;
  const news: KeyNews[] = [];
  const keys = remoteIssuerKeys({
    locate: async () => issuer.keysUrl,
    rules: { requireHttps: false },
    maxAgeSeconds: 300,
    staleSeconds: 3_600,
    elapsed: () => milliseconds,
    onNews: (piece) => news.push(piece),
  });
  const config = { issuer: issuer.url, audience: 'gezhi', keys, clock: systemClock };
  const verify = verifyAccessToken(config);
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer.url, aud: 'gezhi', sub: 'u-1', iat: now, exp: now + 600 };
  return {
    issuer,
    keys,
    news,
    pass: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
    async ask(kid: string) {
      const result = await verify(await issuer.sign(claims, kid));
      return result.ok ? 'believed' : result.refusal.params.reason;
    },
    down: () => issuer.answer((_request, response) => response.writeHead(503).end()),
    up: () => issuer.answer(null),
    [Symbol.asyncDispose]: () => issuer[Symbol.asyncDispose](),
  };
}

describe('the keys of a remote issuer', () => {
  it('are fetched once for many callers at once, and kept', async () => {
    await using watched = await startWatched();
    const answers = await Promise.all(Array.from({ length: 200 }, () => watched.ask('k1')));
    expect(new Set(answers)).toEqual(new Set(['believed']));
    watched.pass(200);
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.issuer.asked.keys).toBe(1);
  });

  it('are asked for at most once in 30 seconds, however many unknown ids arrive', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    const flood = async () => {
      const strangers = Array.from({ length: 1_000 }, (_, n) => watched.ask(`unknown-${n}`));
      expect(new Set(await Promise.all(strangers))).toEqual(new Set(['UNKNOWN_KEY']));
    };
    await flood();
    expect(watched.issuer.asked.keys).toBe(1);
    watched.pass(30);
    await flood();
    expect(watched.issuer.asked.keys).toBe(2);
    watched.pass(29.9);
    await flood();
    expect(watched.issuer.asked.keys).toBe(2);
  });

  it('are asked for once when the very first tokens are a thousand with unknown ids', async () => {
    await using watched = await startWatched();
    const strangers = Array.from({ length: 1_000 }, (_, n) => watched.ask(`unknown-${n}`));
    expect(new Set(await Promise.all(strangers))).toEqual(new Set(['UNKNOWN_KEY']));
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.issuer.asked.keys).toBe(1);
  });

  it('rotate while running: a new key is found by its first token', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    watched.pass(31);
    await watched.issuer.publish('k2');
    expect(await watched.ask('k2')).toBe('believed');
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.issuer.asked.keys).toBe(2);
  });

  it('that are withdrawn are believed no longer than the maximum age', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    const edition = watched.keys.edition();
    watched.issuer.withdraw('k1');
    watched.pass(239);
    expect(await watched.ask('k1')).toBe('believed');
    watched.pass(61);
    expect(watched.keys.edition()).toBeNull();
    expect(await watched.ask('k1')).toBe('UNKNOWN_KEY');
    expect(watched.keys.edition()).not.toBe(edition);
  });

  it('are renewed before they are too old, without anybody waiting', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    const held = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    watched.issuer.answer((_request, response) => {
      asked.resolve();
      void held.promise.then(() => response.writeHead(503).end());
    });
    watched.pass(241);
    expect(await watched.ask('k1')).toBe('believed');
    await asked.promise;
    held.resolve();
    expect(watched.issuer.asked.keys).toBe(2);
  });

  it('serve for a bounded time while the issuer is down, and are asked for in the background', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    watched.down();
    watched.pass(301);
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.keys.edition()).toBeNull();
    for (let minute = 0; minute < 59; minute += 1) {
      watched.pass(60);
      expect(await watched.ask('k1')).toBe('believed');
    }
    watched.pass(60);
    await expect(watched.ask('k1')).rejects.toThrow(IssuerUnavailableError);
    watched.up();
    watched.pass(30);
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.news.filter(({ kind }) => kind === 'FETCHED')).toHaveLength(2);
  });

  it('that are unknown while the issuer is down are its fault and not that of the caller', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    watched.down();
    watched.pass(31);
    await expect(watched.ask('k2')).rejects.toThrow(IssuerUnavailableError);
    await expect(watched.ask('k2')).rejects.toThrow(IssuerUnavailableError);
    expect(await watched.ask('k1')).toBe('believed');
    expect(watched.issuer.asked.keys).toBe(2);
  });

  it('that never arrived are asked for every five seconds', async () => {
    await using watched = await startWatched();
    watched.down();
    const failAll = async () => {
      const asks = Array.from({ length: 100 }, () => watched.ask('k1'));
      const results = await Promise.allSettled(asks);
      expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    };
    await failAll();
    watched.pass(4.9);
    await failAll();
    expect(watched.issuer.asked.keys).toBe(1);
    watched.up();
    watched.pass(0.1);
    expect(await watched.ask('k1')).toBe('believed');
  });

  it('are not asked for again while an answer is still awaited', async () => {
    await using watched = await startWatched();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    watched.issuer.answer((_request, response) => {
      asked.resolve();
      void answer.promise.then(() => response.writeHead(503).end());
    });
    const find = async () =>
      watched.keys.find({ alg: 'ES256', kid: 'k1' }, { payload: '', signature: '' });
    const first = find();
    await asked.promise;
    watched.pass(60);
    const second = find();
    answer.resolve();
    await expect(first).rejects.toThrow(IssuerUnavailableError);
    await expect(second).rejects.toThrow(IssuerUnavailableError);
    expect(watched.issuer.asked.keys).toBe(1);
  });

  it('that no signature should be believed of are left out, and an empty set is taken as it is', async () => {
    await using watched = await startWatched();
    const publish = (keys: unknown) =>
      watched.issuer.answer((_request, response) => response.end(JSON.stringify({ keys })));
    publish([
      { kty: 'oct', k: 'c2VjcmV0', kid: 'k1' },
      { kty: 'RSA', n: 'x'.repeat(171), e: 'AQAB', kid: 'k1' },
      { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'private', kid: 'k1' },
      null,
    ]);
    expect(await watched.ask('k1')).toBe('UNKNOWN_KEY');
    expect(watched.news).toEqual([{ kind: 'FETCHED', keyIds: [], unusable: 4 }]);
    watched.up();
    watched.pass(31);
    expect(await watched.ask('k1')).toBe('believed');
    publish([]);
    watched.pass(301);
    expect(await watched.ask('k1')).toBe('UNKNOWN_KEY');
  });

  it('that are broken are unknown, and break nothing else', async () => {
    await using watched = await startWatched();
    const off = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: 'k1', alg: 'ES256' };
    watched.issuer.answer((_request, response) => response.end(JSON.stringify({ keys: [off] })));
    expect(await watched.ask('k1')).toBe('UNKNOWN_KEY');
  });

  it('are not replaced by an answer that is no key set', async () => {
    await using watched = await startWatched();
    await watched.ask('k1');
    for (const text of ['', '[]', '{"keys":7}', `{"keys":[${'{},'.repeat(100)}{}]}`]) {
      watched.issuer.answer((_request, response) => response.end(text));
      watched.pass(301);
      expect(await watched.ask('k1')).toBe('believed');
      expect(watched.news.at(-1)?.kind).toBe('FAILED');
    }
  });
});
