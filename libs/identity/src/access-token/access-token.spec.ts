import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '@gezhi/kernel';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { IssuerUnavailableError, verifyAccessToken } from './access-token';
import { discoverJwksUrl } from './oidc-discovery';

const NOW = new Date('2026-11-15T10:00:00Z');
const nowSeconds = NOW.getTime() / 1000;
const clock = fixedClock(NOW);
const ISSUER = 'https://id.example.gov.cn';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const CLAIMS = {
  iss: ISSUER,
  aud: 'gezhi',
  sub: 'officer-7',
  name: '王经办',
  iat: nowSeconds,
  exp: nowSeconds + 600,
  gezhi: {
    org: 'org-1',
    roles: ['DEPARTMENT_OFFICER'],
    areas: ['320104'],
    scopes: ['metrics:read'],
    purpose: 'STATUTORY_DUTY',
    caseNumber: '2026-1',
  },
};

const sign = (claims: JWTPayload, alg = 'ES256', key: KeyObject = ec.privateKey, kid = alg) =>
  new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);

async function jwks() {
  const named = { ES256: ec, EdDSA: ed, RS256: rsa, PS256: rsa, RS512: rsa };
  const entries = Object.entries(named).map(async ([alg, { publicKey }]) => ({
    ...(await exportJWK(publicKey)),
    kid: alg,
    alg,
  }));
  return { keys: await Promise.all(entries) };
}

async function verifier(changes = {}) {
  const keys = { jwks: await jwks() };
  return verifyAccessToken({ issuer: ISSUER, audience: 'gezhi', keys, clock, ...changes });
}

async function reason(token: string, changes = {}) {
  const result = await (await verifier(changes))(token);
  return result.ok ? 'believed' : result.refusal.params.reason;
}

describe('an access token', () => {
  it('becomes the actor its claims describe', async () => {
    const verify = await verifier();
    expect(await verify(await sign(CLAIMS))).toEqual({
      ok: true,
      value: {
        subject: 'officer-7',
        name: '王经办',
        organizationId: 'org-1',
        roles: ['DEPARTMENT_OFFICER'],
        areas: ['320104'],
        scopes: ['metrics:read'],
        purpose: 'STATUTORY_DUTY',
        caseNumber: '2026-1',
      },
    });
  });

  it('grants nothing its claims leave out', async () => {
    const verify = await verifier();
    const { gezhi: _, name: __, ...bare } = CLAIMS;
    expect(await verify(await sign(bare))).toMatchObject({
      value: {
        subject: 'officer-7',
        name: 'officer-7',
        roles: [],
        areas: [],
        organizationId: null,
      },
    });
  });

  it.each([
    ['EdDSA', ed.privateKey],
    ['RS256', rsa.privateKey],
    ['PS256', rsa.privateKey],
  ])('may be signed with %s', async (alg, key) => {
    expect(await reason(await sign(CLAIMS, alg, key))).toBe('believed');
  });

  it('is refused with an algorithm that is not on the list, with none and with a shared secret', async () => {
    expect(await reason(await sign(CLAIMS, 'RS512', rsa.privateKey))).toBe('ALGORITHM');
    expect(await reason(new UnsecuredJWT(CLAIMS).encode())).not.toBe('believed');
    const secret = new TextEncoder().encode('x'.repeat(32));
    const shared = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await reason(shared)).toBe('ALGORITHM');
  });

  it('is refused when another key signed it, or a key we do not know', async () => {
    expect(await reason(await sign(CLAIMS, 'ES256', stranger.privateKey))).toBe('FORGED');
    expect(await reason(await sign(CLAIMS, 'ES256', ec.privateKey, 'unknown'))).toBe('UNKNOWN_KEY');
  });

  it('is refused from another issuer, for another audience, and without an expiry', async () => {
    expect(await reason(await sign({ ...CLAIMS, iss: 'https://evil.example' }))).toBe('CLAIMS');
    expect(await reason(await sign({ ...CLAIMS, aud: 'somebody-else' }))).toBe('CLAIMS');
    const { exp: _, ...endless } = CLAIMS;
    expect(await reason(await sign(endless))).toBe('CLAIMS');
  });

  it('is refused after its expiry, and before its time, beyond the tolerated skew', async () => {
    expect(await reason(await sign({ ...CLAIMS, exp: nowSeconds - 29 }))).toBe('believed');
    expect(await reason(await sign({ ...CLAIMS, exp: nowSeconds - 30 }))).toBe('EXPIRED');
    expect(await reason(await sign({ ...CLAIMS, nbf: nowSeconds + 31 }))).toBe('CLAIMS');
  });

  it('tolerates no more than a minute of skew, whatever is configured', async () => {
    const late = await sign({ ...CLAIMS, exp: nowSeconds - 60 });
    expect(await reason(late, { skewSeconds: 3600 })).toBe('EXPIRED');
  });

  it.each([
    ['an unknown role', { roles: ['EMPEROR'] }],
    ['roles that are not a list', { roles: 'ADMINISTRATOR' }],
    ['a malformed area', { areas: ['everywhere'] }],
    ['an empty area, which would cover everything', { areas: [''] }],
    ['an organisation that is not a text', { org: 7 }],
    ['an empty scope', { scopes: [''] }],
    ['too many areas', { areas: Array.from({ length: 201 }, () => '320104') }],
  ])('is refused as a whole with %s', async (_what, gezhi) => {
    expect(await reason(await sign({ ...CLAIMS, gezhi }))).toBe('CLAIMS');
  });

  it('is refused when it claims to be nobody', async () => {
    expect(await reason(await sign({ ...CLAIMS, sub: 'anonymous' }))).toBe('CLAIMS');
    expect(await reason(await sign({ ...CLAIMS, sub: '' }))).toBe('CLAIMS');
  });

  it.each(['', 'x', 'a.b.c', '....', 'x'.repeat(20_000)])(
    'is refused as garbage: %#',
    async (token) => {
      expect(await reason(token)).toBe('MALFORMED');
    },
  );
});

describe('the keys of a remote issuer', () => {
  it('are found through OpenID discovery and fetched', async () => {
    const keys = await jwks();
    const server = createServer((request, response) => {
      const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
      const document = { issuer: origin, jwks_uri: `${origin}/keys` };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? keys : document));
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      const jwksUrl = await discoverJwksUrl(issuer);
      const token = await sign({ ...CLAIMS, iss: issuer });
      expect(await reason(token, { issuer, keys: { jwksUrl } })).toBe('believed');
      await expect(discoverJwksUrl(`${issuer}/other`)).rejects.toThrow(IssuerUnavailableError);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('that cannot be fetched are a fault of the platform, not of the caller', async () => {
    const token = await sign(CLAIMS);
    const nowhere = { keys: { jwksUrl: new URL('http://localhost:1/keys') } };
    await expect(reason(token, nowhere)).rejects.toThrow(IssuerUnavailableError);
  });
});
