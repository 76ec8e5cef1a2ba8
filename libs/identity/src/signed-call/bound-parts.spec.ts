import { createHmac } from 'node:crypto';
import { fixedClock } from '@gezhi/kernel';
import fc from 'fast-check';
import type { Actor } from '../actor';
import { ROLES } from '../role';
import { createCallSigner } from './call-signer';
import type { CallClaims } from './call-claims';
import { createCallVerifier } from './call-verifier';

const clock = fixedClock(new Date('2026-11-15T10:00:00Z'));
const SECRET = 'a-secret-of-the-grid-department-0001';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const someActor: fc.Arbitrary<Actor> = fc.record({
  subject: text,
  name: text,
  organizationId: fc.option(text),
  roles: fc.subarray([...ROLES]),
  areas: fc.array(text, { maxLength: 4 }),
  scopes: fc.array(text, { maxLength: 4 }),
  purpose: fc.option(text),
  caseNumber: fc.option(text),
});
const someCall = fc.record({
  method: fc.constantFrom('POST', 'GET', 'PUT'),
  path: text.map((rest) => `/${rest}`),
  body: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  actor: someActor,
});

const verifierOfGrid = () => createCallVerifier({ subgraph: 'grid', keys: { g1: SECRET }, clock });
const signer = createCallSigner({ subgraph: 'grid', keyId: 'g1', secret: SECRET, clock });

async function isBelieved(call: {
  method: string;
  path: string;
  body: string | Uint8Array;
  token: string;
}): Promise<boolean> {
  return (await verifierOfGrid().verify(call)).ok;
}

function claimsIn(token: string): CallClaims {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as CallClaims;
}

/** The token with other claims under the signature of the old ones. */
function withClaims(token: string, claims: unknown): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('a signed call of any kind', () => {
  it('is believed as it was signed, and the actor arrives whole', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, async ({ actor, ...call }) => {
        const token = signer.sign({ ...call, actor });
        expect(await verifierOfGrid().verify({ ...call, token })).toEqual({
          ok: true,
          value: actor,
        });
      }),
    );
  });

  it('is refused with any other method, path or body', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, someCall, async ({ actor, ...call }, other) => {
        const token = signer.sign({ ...call, actor });
        for (const part of ['method', 'path', 'body'] as const) {
          fc.pre(String(other[part]) !== String(call[part]));
          expect(await isBelieved({ ...call, [part]: other[part], token })).toBe(false);
        }
      }),
    );
  });

  it('is refused with one bit of the body flipped', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, fc.nat(), async ({ actor, ...call }, position) => {
        const token = signer.sign({ ...call, actor });
        const body = Uint8Array.from(call.body);
        const at = position % (8 * body.length);
        body[at >> 3] = (body[at >> 3] ?? 0) ^ (1 << (at & 7));
        expect(await isBelieved({ ...call, body, token })).toBe(false);
      }),
    );
  });

  it('is refused with any part of the actor exchanged', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, someActor, async ({ actor, ...call }, other) => {
        const token = signer.sign({ ...call, actor });
        for (const part of Object.keys(actor) as (keyof Actor)[]) {
          if (JSON.stringify(actor[part]) === JSON.stringify(other[part])) continue;
          const act = { ...actor, [part]: other[part] };
          const forged = withClaims(token, { ...claimsIn(token), act });
          expect(await isBelieved({ ...call, token: forged })).toBe(false);
        }
      }),
    );
  });

  it('is refused with any claim exchanged, dropped or added', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, fc.jsonValue(), async ({ actor, ...call }, value) => {
        const token = signer.sign({ ...call, actor });
        const claims = claimsIn(token);
        for (const name of [...Object.keys(claims), 'extra']) {
          const changed = { ...claims, [name]: value };
          if (JSON.stringify(changed) === JSON.stringify(claims)) continue;
          expect(await isBelieved({ ...call, token: withClaims(token, changed) })).toBe(false);
          const dropped = { ...claims, [name]: undefined };
          if (name === 'extra') continue;
          expect(await isBelieved({ ...call, token: withClaims(token, dropped) })).toBe(false);
        }
      }),
    );
  });

  it('is refused when parts of two calls are put together', async () => {
    await fc.assert(
      fc.asyncProperty(someCall, someCall, async ({ actor, ...call }, other) => {
        const [one, two] = [signer.sign({ ...call, actor }), signer.sign(other)];
        const [header, payload] = one.split('.');
        expect(
          await isBelieved({ ...call, token: `${header}.${payload}.${two.split('.')[2]}` }),
        ).toBe(false);
      }),
    );
  });

  it('is refused when its claims are wrong although the signature is right', async () => {
    const claim = fc.constantFrom('aud', 'iat', 'exp', 'jti', 'htm', 'htu', 'bdh', 'act');
    await fc.assert(
      fc.asyncProperty(someCall, claim, fc.jsonValue(), async ({ actor, ...call }, name, value) => {
        const token = signer.sign({ ...call, actor });
        const claims: CallClaims = claimsIn(token);
        const nowSeconds = claims.iat;
        // Another nonce, a shorter life and a time within the permitted lead are a right call again.
        fc.pre(name !== 'jti' || typeof value !== 'string' || value === '' || value.length > 64);
        fc.pre(name !== 'exp' || typeof value !== 'number' || value <= nowSeconds);
        fc.pre(name !== 'iat' || typeof value !== 'number' || value < nowSeconds - 10);
        fc.pre(JSON.stringify(claims[name as keyof CallClaims]) !== JSON.stringify(value));
        const [header = ''] = token.split('.');
        const payload = Buffer.from(JSON.stringify({ ...claims, [name]: value }));
        const signed = `${header}.${payload.toString('base64url')}`;
        const signature = createHmac('sha256', SECRET).update(signed).digest('base64url');
        expect(await isBelieved({ ...call, token: `${signed}.${signature}` })).toBe(false);
      }),
    );
  });
});
