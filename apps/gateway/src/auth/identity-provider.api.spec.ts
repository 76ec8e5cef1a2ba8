import { CALL_HEADER } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { decodeJwt } from 'jose';
import { environmentBelieving } from '../testing/provider-environment.testing';
import { startOidcProvider } from '../testing/start-oidc-provider.testing';
import { startTestGateway } from '../testing/test-gateway.testing';
import { createTokenAuthority } from './token-authority';

/** A gateway configured by its variables alone to believe a real provider, and a clock the test may move on. */
async function startBoth(variables: Record<string, string> = {}) {
  const provider = await startOidcProvider();
  const log: string[] = [];
  const logger = createLogger({
    name: 'gateway',
    level: 'info',
    destination: { write: (line) => void log.push(line) },
  });
  let skipped = 0;
  const authority = await createTokenAuthority(environmentBelieving(provider.issuer, variables), {
    clock: systemClock,
    logger,
    elapsed: () => performance.now() + skipped * 1000,
  });
  const graph = await startTestGateway(authority);
  return {
    ...graph,
    provider,
    authorityLog: log,
    pass: (seconds: number) => {
      skipped += seconds;
    },
    askWith: (token: string) =>
      graph.ask('{ me }', { headers: { authorization: `Bearer ${token}` } }),
    async [Symbol.asyncDispose]() {
      await graph[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}

describe('a service account of a real identity provider', () => {
  it('signs in with client credentials, and the subgraph is told who it is', async () => {
    await using both = await startBoth();
    const token = await both.provider.serviceToken();
    expect((await both.askWith(token)).data).toEqual({ me: 'reports' });
    const headers = { authorization: `Bearer ${token}` };
    const seen = await both.gateway.inject({ url: '/auth/actor', headers });
    expect(seen.json()).toEqual({
      actor: {
        subject: 'reports',
        name: '报表服务',
        organizationId: null,
        roles: ['INTEGRATOR'],
        areas: ['320104'],
        scopes: ['metrics:read'],
        purpose: null,
        caseNumber: null,
      },
      kind: 'SERVICE',
      expiresAt: expect.stringMatching(/^20/),
      ignored: [{ claim: '/gezhi/roles', reason: 'NOT_FOR_SERVICES', value: 'DISTRICT_COMMAND' }],
    });
    expect(both.authorityLog.join('')).toContain('part of a token ignored');

    const signed = Promise.withResolvers<string>();
    both.grid.answerNext((call, response) => {
      signed.resolve(String(call.headers[CALL_HEADER]));
      response.setHeader('content-type', 'application/json').end('{"data":{"me":"heard"}}');
    });
    expect((await both.askWith(token)).data).toEqual({ me: 'heard' });
    expect(decodeJwt(await signed.promise)['act']).toEqual(seen.json<{ actor: object }>().actor);
    expect(await both.provider.counts()).toMatchObject({ discovery: 1, keys: 1 });
  });

  it('is nobody without a token, and never cached', async () => {
    await using both = await startBoth();
    const seen = await both.gateway.inject('/auth/actor');
    expect(seen.json()).toMatchObject({ actor: { subject: 'anonymous' }, kind: null });
    expect(seen.headers['cache-control']).toBe('no-store');
    expect(await both.provider.counts()).toMatchObject({ discovery: 0, keys: 0 });
  });

  it('is refused for another audience, with the claim that is wrong', async () => {
    await using both = await startBoth({ AUDIENCE: 'urn:gezhi:other' });
    const answer = await both.askWith(await both.provider.serviceToken());
    expect(answer).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'CLAIMS', claim: 'aud' } }],
    });
    expect(answer.headers['www-authenticate']).toContain('error_description="CLAIMS"');
    expect(both.grid.calls).toEqual([]);
  });

  it('goes on through a change of keys, and a withdrawn key takes its tokens with it', async () => {
    await using both = await startBoth();
    const { provider, askWith, pass } = both;
    const before = await provider.serviceToken();
    expect((await askWith(before)).status).toBe(200);
    await provider.rotate();
    pass(31);
    const after = await provider.serviceToken();
    expect((await askWith(after)).data).toEqual({ me: 'reports' });
    expect((await askWith(before)).status).toBe(200);
    await provider.withdrawOldKeys();
    pass(299);
    expect((await askWith(after)).status).toBe(200);
    pass(2);
    expect(await askWith(before)).toMatchObject({
      status: 401,
      errors: [{ extensions: { reason: 'UNKNOWN_KEY' } }],
    });
    expect((await askWith(after)).status).toBe(200);
  });

  it('goes on while the provider is down, for a bounded time, and signs in when it is back', async () => {
    await using both = await startBoth({ KEYS_STALE_SECONDS: '600' });
    const { provider, askWith, pass } = both;
    const token = await provider.serviceToken();
    expect((await askWith(token)).status).toBe(200);
    await provider.stop();
    pass(301);
    expect((await askWith(token)).status).toBe(200);
    pass(600);
    expect(await askWith(token)).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'ISSUER_UNAVAILABLE' } }],
    });
    expect((await both.ask('{ me }')).data).toEqual({ me: 'anonymous' });
    await provider.start();
    pass(31);
    expect((await askWith(token)).data).toEqual({ me: 'reports' });
    expect(both.authorityLog.join('')).toContain('keys of the issuer cannot be fetched');
  });

  it('may sign in once a provider that was down at our start is up', async () => {
    await using both = await startBoth();
    const { provider, askWith, pass } = both;
    const token = await provider.serviceToken();
    await provider.stop();
    expect((await askWith(token)).status).toBe(503);
    await provider.start();
    pass(5);
    expect((await askWith(token)).status).toBe(200);
  });
});
