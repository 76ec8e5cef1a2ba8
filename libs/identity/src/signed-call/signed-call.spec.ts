import { createHmac } from 'node:crypto';
import { fixedClock } from '@gezhi/kernel';
import fc from 'fast-check';
import type { Actor } from '../actor';
import { createCallSigner } from './call-signer';
import { createCallVerifier, createProcessNonces } from './call-verifier';

const START = new Date('2026-11-15T10:00:00Z');
const SECRET = 'a-secret-of-the-grid-department-0001';
const OTHER_SECRET = 'a-secret-of-the-party-department-002';

const actor: Actor = {
  subject: 'demo:officer',
  name: '演示人员',
  organizationId: 'org-1',
  roles: ['DEPARTMENT_OFFICER'],
  areas: ['320104'],
  scopes: [],
  purpose: null,
  caseNumber: null,
};
const call = { method: 'POST', path: '/graphql', body: '{"query":"{ areas { name } }"}' };

function gatewayAndGrid() {
  const clock = fixedClock(START);
  const signer = createCallSigner({ subgraph: 'grid', keyId: 'g1', secret: SECRET, clock });
  const verifier = createCallVerifier({ subgraph: 'grid', keys: { g1: SECRET }, clock });
  const reason = async (token: string | undefined, changes = {}) => {
    const result = await verifier.verify({ ...call, ...changes, token });
    return result.ok ? 'believed' : [result.refusal.code, result.refusal.params.reason];
  };
  const wait = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1000));
  return { clock, signer, verifier, reason, wait, token: signer.sign({ ...call, actor }) };
}

const refusedAs = (reason: string) => ['UNAUTHENTICATED', reason];

/** Signs any header and payload with the right secret, as an attacker who learnt it could not do better. */
function handMade(header: object, payload: object | string, secret = SECRET): string {
  const encode = (value: object | string) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

describe('a signed call', () => {
  it('tells the subgraph who acts, exactly as the gateway knew it', async () => {
    const { verifier, token } = gatewayAndGrid();
    expect(await verifier.verify({ ...call, token })).toEqual({ ok: true, value: actor });
  });

  it('may be verified over the bytes of the body', async () => {
    const { reason, token } = gatewayAndGrid();
    expect(await reason(token, { body: Buffer.from(call.body) })).toBe('believed');
  });

  it('is refused when it is missing', async () => {
    const { reason } = gatewayAndGrid();
    expect(await reason(undefined)).toEqual(refusedAs('MISSING'));
    expect(await reason('')).toEqual(refusedAs('MISSING'));
  });

  it('is refused when a single character of it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...'AZaz09-_.='), async (position, character) => {
        const { reason, token } = gatewayAndGrid();
        const at = position % token.length;
        fc.pre(token[at] !== character);
        return (await reason(token.slice(0, at) + character + token.slice(at + 1))) !== 'believed';
      }),
    );
  });

  it('is refused when it was signed with the key of another subgraph', async () => {
    const { clock, reason } = gatewayAndGrid();
    const forger = createCallSigner({ subgraph: 'grid', keyId: 'g1', secret: OTHER_SECRET, clock });
    expect(await reason(forger.sign({ ...call, actor }))).toEqual(refusedAs('FORGED'));
  });

  it('is refused when it was meant for another subgraph', async () => {
    const { clock, reason } = gatewayAndGrid();
    const other = createCallSigner({ subgraph: 'services', keyId: 'g1', secret: SECRET, clock });
    expect(await reason(other.sign({ ...call, actor }))).toEqual(refusedAs('OTHER_AUDIENCE'));
  });

  it('is refused when a byte of the body, the path or the method is not the signed one', async () => {
    const { reason, token } = gatewayAndGrid();
    expect(await reason(token, { body: `${call.body} ` })).toEqual(refusedAs('OTHER_BODY'));
    expect(await reason(token, { path: '/admin' })).toEqual(refusedAs('OTHER_REQUEST'));
    expect(await reason(token, { method: 'GET' })).toEqual(refusedAs('OTHER_REQUEST'));
  });

  it('is refused once its time is over', async () => {
    const { reason, wait, token } = gatewayAndGrid();
    wait(20);
    expect(await reason(token)).toEqual(refusedAs('EXPIRED'));
  });

  it('is refused when it was made to last longer than half a minute', async () => {
    const { clock, reason } = gatewayAndGrid();
    const life = { subgraph: 'grid', keyId: 'g1', secret: SECRET, clock, lifeSeconds: 600 };
    const [, payload = ''] = createCallSigner(life)
      .sign({ ...call, actor })
      .split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      iat: number;
      exp: number;
    };
    expect(claims.exp - claims.iat).toBe(30);
    const header = { alg: 'HS256', typ: 'gezhi-call+jwt', kid: 'g1' };
    const long = handMade(header, { ...claims, exp: claims.iat + 31 });
    expect(await reason(long)).toEqual(refusedAs('EXPIRED'));
  });

  it('is refused when it comes from the future, but a clock may lead a little', async () => {
    const { clock, signer, reason, wait } = gatewayAndGrid();
    wait(5);
    const early = signer.sign({ ...call, actor });
    wait(1);
    const tooEarly = signer.sign({ ...call, actor });
    clock.set(START);
    expect(await reason(early)).toBe('believed');
    expect(await reason(tooEarly)).toEqual(refusedAs('FUTURE'));
  });

  it('is believed once: a replay is refused for as long as it could still be valid', async () => {
    const { reason, wait, signer, token } = gatewayAndGrid();
    expect(await reason(token)).toBe('believed');
    expect(await reason(token)).toEqual(refusedAs('REPLAYED'));
    for (let second = 1; second < 20; second += 1) {
      wait(1);
      expect(await reason(signer.sign({ ...call, actor }))).toBe('believed');
      expect(await reason(token)).toEqual(refusedAs('REPLAYED'));
    }
    wait(1);
    expect(await reason(token)).toEqual(refusedAs('EXPIRED'));
  });

  it('refuses rather than forgets when it cannot remember more calls', async () => {
    const clock = fixedClock(START);
    const signer = createCallSigner({ subgraph: 'grid', keyId: 'g1', secret: SECRET, clock });
    const verifier = createCallVerifier({
      subgraph: 'grid',
      keys: { g1: SECRET },
      clock,
      nonces: createProcessNonces({ capacity: 2 }),
    });
    const answers = await Promise.all(
      [1, 2, 3].map(() => verifier.verify({ ...call, token: signer.sign({ ...call, actor }) })),
    );
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false]);
    clock.set(new Date(START.getTime() + 35_000));
    const later = await verifier.verify({ ...call, token: signer.sign({ ...call, actor }) });
    expect(later.ok).toBe(true);
  });

  it('never lets the sender choose the algorithm', async () => {
    const { reason, token } = gatewayAndGrid();
    const [, payload] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"gezhi-call+jwt","kid":"g1"}').toString(
      'base64url',
    );
    expect(await reason(`${none}.${payload}.`)).toEqual(refusedAs('MALFORMED'));
    expect(await reason(`${none}.${payload}.AAAA`)).toEqual(refusedAs('UNKNOWN_KEY'));
    const weaker = handMade({ alg: 'HS1', typ: 'gezhi-call+jwt', kid: 'g1' }, {});
    expect(await reason(weaker)).toEqual(refusedAs('UNKNOWN_KEY'));
  });

  it('refuses garbage of any kind without throwing', async () => {
    const { reason } = gatewayAndGrid();
    const header = { alg: 'HS256', typ: 'gezhi-call+jwt', kid: 'g1' };
    for (const payload of ['', 'null', '[]', '{', '{"aud":"grid"}', '"text"', '\u0000']) {
      expect(await reason(handMade(header, payload))).toEqual(refusedAs('MALFORMED'));
    }
    expect(await reason('x'.repeat(100_000))).toEqual(refusedAs('MALFORMED'));
    await fc.assert(
      fc.asyncProperty(fc.string(), async (token) => (await reason(token)) !== 'believed'),
    );
  });

  it('cannot be made or checked with a short secret, nor checked with none', async () => {
    const clock = fixedClock(START);
    const short = { subgraph: 'grid', keyId: 'k', secret: 'short', clock };
    expect(() => createCallSigner(short)).toThrow('at least 32 bytes');
    expect(() => createCallVerifier({ subgraph: 'grid', keys: { k: 'short' }, clock })).toThrow(
      '32',
    );
    expect(() => createCallVerifier({ subgraph: 'grid', keys: {}, clock })).toThrow('one key');
  });
});
