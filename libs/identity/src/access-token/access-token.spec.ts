import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fixedClock } from '@gezhi/kernel';
import fc from 'fast-check';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { verifyAccessToken } from './access-token';
import type { AccessTokenConfig } from './access-token';

const NOW = new Date('2026-11-15T10:00:00Z');
const nowSeconds = NOW.getTime() / 1000;
const clock = fixedClock(NOW);
const ISSUER = 'https://id.example.gov.cn';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

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

async function verifier(changes: Partial<AccessTokenConfig> = {}) {
  const keys = { jwks: await jwks() };
  return verifyAccessToken({ issuer: ISSUER, audience: 'gezhi', keys, clock, ...changes });
}

async function reason(token: string, changes: Partial<AccessTokenConfig> = {}) {
  const result = await (await verifier(changes))(token);
  return result.ok ? 'believed' : result.refusal.params.reason;
}

describe('an access token', () => {
  it('becomes the actor its claims describe', async () => {
    const verify = await verifier();
    expect(await verify(await sign(CLAIMS))).toEqual({
      ok: true,
      value: {
        actor: {
          subject: 'officer-7',
          name: '王经办',
          organizationId: 'org-1',
          roles: ['DEPARTMENT_OFFICER'],
          areas: ['320104'],
          scopes: ['metrics:read'],
          purpose: 'STATUTORY_DUTY',
          caseNumber: '2026-1',
        },
        kind: 'PERSON',
        ignored: [],
        expiresAt: new Date(NOW.getTime() + 600_000),
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
    expect(await reason(await sign({ ...CLAIMS, nbf: nowSeconds + 30 }))).toBe('believed');
    expect(await reason(await sign({ ...CLAIMS, nbf: nowSeconds + 31 }))).toBe('CLAIMS');
    expect(await reason(await sign({ ...CLAIMS, iat: nowSeconds + 30 }))).toBe('believed');
    expect(await reason(await sign({ ...CLAIMS, iat: nowSeconds + 31 }))).toBe('CLAIMS');
  });

  it('tolerates no more than a minute of skew, whatever is configured', async () => {
    const generous = { skewSeconds: 3600 };
    const late = await sign({ ...CLAIMS, exp: nowSeconds - 60 });
    expect(await reason(late, generous)).toBe('EXPIRED');
    expect(await reason(await sign({ ...CLAIMS, iat: nowSeconds + 61 }), generous)).toBe('CLAIMS');
  });

  it('names the claim it is refused for', async () => {
    const refused = await (await verifier())(await sign({ ...CLAIMS, aud: 'somebody-else' }));
    expect(refused).toMatchObject({ refusal: { params: { reason: 'CLAIMS', claim: 'aud' } } });
  });

  it.each([
    ['jwk', { kty: 'EC' }],
    ['jku', 'https://evil.example/keys'],
    ['x5u', 'https://evil.example/certificate'],
    ['x5c', ['MIIB']],
    ['crit', ['exp']],
  ])('is refused when its header brings its own key or rules: %s', async (name, value) => {
    const header = { alg: 'ES256', kid: 'ES256', [name]: value };
    const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signature = (await sign(CLAIMS)).split('.')[2];
    expect(await reason(`${text(header)}.${text(CLAIMS)}.${signature}`)).toBe('HEADER');
  });

  it.each([
    ['at+jwt', 'believed', 'believed'],
    ['application/AT+JWT', 'believed', 'believed'],
    ['JWT', 'believed', 'TYPE'],
    [undefined, 'believed', 'TYPE'],
    ['logout+jwt', 'TYPE', 'TYPE'],
    ['gezhi-call+jwt', 'TYPE', 'TYPE'],
  ])('of type %s is %s, and %s where at+jwt is required', async (typ, usual, strict) => {
    const header = { alg: 'ES256', kid: 'ES256', ...(typ && { typ }) };
    const token = await new SignJWT(CLAIMS).setProtectedHeader(header).sign(ec.privateKey);
    expect(await reason(token)).toBe(usual);
    expect(await reason(token, { typeRequired: true })).toBe(strict);
  });

  it('is not an ID token, nor one whose holder must prove a key of their own', async () => {
    expect(await reason(await sign({ ...CLAIMS, at_hash: 'x' }))).toBe('TYPE');
    expect(await reason(await sign({ ...CLAIMS, cnf: { jkt: 'x' } }))).toBe('BOUND');
  });

  it('may be signed with more algorithms where configured, never with a shared secret', async () => {
    const algorithms = ['RS512', 'HS256', 'none'];
    expect(await reason(await sign(CLAIMS, 'RS512', rsa.privateKey), { algorithms })).toBe(
      'believed',
    );
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' });
    const confused = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'HS256', kid: 'RS512' })
      .sign(new TextEncoder().encode(pem.toString()));
    expect(await reason(confused, { algorithms })).toBe('ALGORITHM');
    expect(await reason(new UnsecuredJWT(CLAIMS).encode(), { algorithms })).toBe('ALGORITHM');
  });

  it.each(['', 'x', 'a.b.c', '....', '..', 'e30.e30.e30'])(
    'is refused as garbage: %j',
    async (token) => {
      expect(await reason(token)).not.toBe('believed');
    },
  );

  it('is not even read when it is too long', async () => {
    expect(await reason('x'.repeat(8_193))).toBe('TOO_LONG');
  });

  it('is refused with any one byte changed, also in the spare bits of its end', async () => {
    const verify = await verifier();
    const token = await sign(CLAIMS);
    const changes = Array.from(token).flatMap((byte, at) => {
      const isLast = at === token.length - 1;
      const others = isLast ? [...LETTERS, '='] : ['A', 'B', '.', '=', 'é'];
      return others
        .filter((other) => other !== byte)
        .map((other) => token.slice(0, at) + other + token.slice(at + 1));
    });
    expect(changes.length).toBeGreaterThan(1_500);
    const results = await Promise.all(changes.map(verify));
    expect(results.filter(({ ok }) => ok)).toEqual([]);
  });

  it('never makes the verifier fail, whatever it is', async () => {
    const verify = await verifier();
    const part = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc
        .record({ alg: fc.constantFrom('ES256', 'RS256', 'none', 7, null), kid: fc.anything() })
        .map((header) => Buffer.from(JSON.stringify(header) ?? '').toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        expect((await verify(parts.join('.'))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
