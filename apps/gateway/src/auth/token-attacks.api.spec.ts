import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@gezhi/kernel';
import { remoteIssuerKeys, verifyAccessToken } from '@gezhi/identity';
import { listen } from '@gezhi/server';
import { exportJWK, exportSPKI, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { startTestGateway } from '../testing/test-gateway.testing';
import { rememberBelievedTokens } from './remember-believed-tokens';

const TIMES = 100;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ISSUER = 'https://id.example.gov.cn';

const base64url = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const claims = (changes: JWTPayload = {}): JWTPayload => ({
  ...{ iss: ISSUER, aud: 'gezhi', sub: 'officer-7', iat: now(), exp: now() + 600 },
  ...changes,
});
const sign = (payload = claims(), header: object = {}, key = rsa.privateKey) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key);
const hmac = async (secret: string) =>
  new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(secret));
/** A genuine signature under a header of the attacker's, for what jose would not sign. */
const withHeader = async (header: object) => {
  const [, payload, signature] = (await sign()).split('.');
  return `${base64url({ alg: 'RS256', kid: 'k1', ...header })}.${payload}.${signature}`;
};
const publicPem = () => exportSPKI(createPublicKey(rsa.privateKey));
const strangerJwk = () => exportJWK(stranger.publicKey);

/** What each attacker sends, and why it is refused. */
const ATTACKS: readonly [string, string, (n: number) => Promise<string>][] = [
  ['alg none', 'ALGORITHM', async () => `${base64url({ alg: 'none' })}.${base64url(claims())}.`],
  ['alg NONE', 'ALGORITHM', async () => `${base64url({ alg: 'NONE' })}.${base64url(claims())}.`],
  ['HS256 with our public key', 'ALGORITHM', async () => hmac(await publicPem())],
  ['HS256 with its modulus', 'ALGORITHM', async () => hmac(String((await publicJwk()).n))],
  ['expired', 'EXPIRED', () => sign(claims({ exp: now() - 31 }))],
  ['never expiring', 'CLAIMS', () => sign(claims({ exp: undefined }))],
  ['not yet valid', 'CLAIMS', () => sign(claims({ nbf: now() + 90 }))],
  ['issued in the future', 'CLAIMS', () => sign(claims({ iat: now() + 90 }))],
  ['for another audience', 'CLAIMS', () => sign(claims({ aud: 'gezhi-ide' }))],
  ['of another issuer', 'CLAIMS', () => sign(claims({ iss: `${ISSUER}/` }))],
  ['of an unknown key', 'UNKNOWN_KEY', (n) => sign(claims(), { kid: `unknown-${n}` })],
  ['of a stranger under our key id', 'FORGED', () => sign(claims(), {}, stranger.privateKey)],
  ['with its own key', 'HEADER', async () => signedByStranger({ jwk: await strangerJwk() })],
  ['with its own key set', 'HEADER', () => signedByStranger({ jku: 'http://evil.example/k' })],
  ['with its own certificate', 'HEADER', () => signedByStranger({ x5u: 'http://evil.example' })],
  ['with a chain', 'HEADER', () => signedByStranger({ x5c: ['MIIB'] })],
  ['with a critical header', 'HEADER', () => withHeader({ crit: ['gezhi'], gezhi: 1 })],
  ['unencoded payload', 'HEADER', () => withHeader({ crit: ['b64'], b64: false })],
  ['of another type', 'TYPE', () => sign(claims(), { typ: 'logout+jwt' })],
  ['an ID token', 'TYPE', () => sign(claims({ at_hash: 'x' }))],
  ['bound to a key', 'BOUND', () => sign(claims({ cnf: { jkt: 'x' } }))],
  ['in the name of nobody', 'CLAIMS', () => sign(claims({ sub: 'anonymous' }))],
  ['in the name of the platform', 'CLAIMS', () => sign(claims({ sub: 'system' }))],
  [
    'truncated',
    'MALFORMED',
    async (n) =>
      (await sign())
        .split('.')
        .slice(0, 1 + (n % 2))
        .join('.'),
  ],
  ['of 1 MB', 'TOO_LONG', async () => `${await sign()}${'A'.repeat(1_048_576)}`],
];

async function publicJwk() {
  return { ...(await exportJWK(rsa.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
}
async function signedByStranger(header: object) {
  const protectedHeader = base64url({ alg: 'RS256', kid: 'k1', ...header });
  const [, payload, signature] = (await sign(claims(), {}, stranger.privateKey)).split('.');
  return `${protectedHeader}.${payload}.${signature}`;
}

/** A gateway that fetches its keys from an issuer which counts how often. */
async function startAttacked() {
  const fetches = { keys: 0, others: 0 };
  const jwks = JSON.stringify({ keys: [await publicJwk()] });
  const issuer = createServer((request, response) => {
    fetches[request.url === '/keys' ? 'keys' : 'others'] += 1;
    response.end(jwks);
  });
  await new Promise<void>((done) => issuer.listen(0, '127.0.0.1', done));
  const { port } = issuer.address() as AddressInfo;
  const keys = remoteIssuerKeys({
    locate: async () => new URL(`http://127.0.0.1:${port}/keys`),
    rules: { requireHttps: false },
    /** Half a minute never passes, however slow the machine is. */
    elapsed: () => 0,
  });
  const clock = systemClock;
  const verify = verifyAccessToken({ issuer: ISSUER, audience: 'gezhi', keys, clock });
  const graph = await startTestGateway({
    verifyToken: rememberBelievedTokens(verify, clock, keys.edition),
  });
  const answerTo = (token: string) =>
    graph.ask('{ me }', { headers: { authorization: `Bearer ${token}` } });
  expect((await answerTo(await sign())).data).toEqual({ me: 'officer-7' });
  graph.grid.calls.length = 0;
  return {
    ...graph,
    fetches,
    answerTo,
    async [Symbol.asyncDispose]() {
      await graph[Symbol.asyncDispose]();
      issuer.closeAllConnections();
      await new Promise((done) => issuer.close(done));
    },
  };
}

const refusal = (reason: string) => ({
  status: 401,
  errors: [{ extensions: { code: 'UNAUTHENTICATED', reason, traceId: expect.any(String) } }],
});

describe('an attacker with a token', () => {
  let graph: Awaited<ReturnType<typeof startAttacked>>;
  beforeAll(async () => {
    graph = await startAttacked();
  });
  afterAll(() => graph[Symbol.asyncDispose]());
  afterEach(() => {
    expect(graph.grid.calls).toEqual([]);
    expect(graph.fetches).toEqual({ keys: 1, others: 0 });
  });

  it.each(ATTACKS)(`%s: refused as %s, ${TIMES} times`, async (_what, reason, attack) => {
    const tokens = await Promise.all(Array.from({ length: TIMES }, (_, n) => attack(n)));
    const answers = await Promise.all(tokens.map((token) => graph.answerTo(token)));
    for (const answer of answers) expect(answer).toMatchObject(refusal(reason));
  });

  it('that names 1,000 unknown keys causes no fetch within 30 seconds of the last one', async () => {
    const attack = async (n: number) =>
      graph.answerTo(await sign(claims(), { kid: `unknown-${n}` }));
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, n) => attack(n)));
    for (const answer of answers) expect(answer).toMatchObject(refusal('UNKNOWN_KEY'));
  });

  it('that has one byte changed is refused, at every place of the token', async () => {
    const token = await sign();
    const changed = Array.from(token, (byte, at) => {
      const other = byte === 'A' ? 'B' : 'A';
      return token.slice(0, at) + other + token.slice(at + 1);
    });
    const answers = await Promise.all(changed.map((attempt) => graph.answerTo(attempt)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const codes = answers.flatMap(({ errors = [] }) => errors.map((e) => e.extensions['code']));
    expect(codes).toEqual(changed.map(() => 'UNAUTHENTICATED'));
  });
});

describe('an attacker on the wire', () => {
  /** Sends text as it is and gives back everything that is answered. */
  const send = async (address: string, text: string) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    // The server may hang up while we are still sending; what it said before counts.
    socket.on('error', () => undefined);
    socket.write(text);
    await new Promise((done) => socket.once('close', done));
    return Buffer.concat(chunks).toString();
  };
  const BODY = '{"query":"{ me }"}';
  const request = (...headers: string[]) =>
    [
      'POST /graphql HTTP/1.1',
      'host: localhost',
      'connection: close',
      'content-type: application/json',
      `content-length: ${BODY.length}`,
      ...headers,
      '',
      BODY,
    ].join('\r\n');

  it('that sends two Authorization headers is refused, whichever is genuine', async () => {
    await using graph = await startAttacked();
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const genuine = `authorization: Bearer ${await sign()}`;
    expect(await send(address, request(genuine))).toContain('"me":"officer-7"');
    graph.grid.calls.length = 0;
    const pairs = [
      [genuine, genuine],
      [genuine, 'Authorization: Bearer x'],
      ['AUTHORIZATION: Bearer x', genuine],
      [genuine, 'authorization: '],
    ];
    for (const pair of pairs) {
      const answer = await send(address, request(...pair));
      expect(answer).toMatch(/^HTTP\/1.1 401 /);
      expect(answer).toContain('"reason":"GIVEN_TWICE"');
    }
    const joined = await send(address, request(`${genuine}, Bearer x`));
    expect(joined).toMatch(/^HTTP\/1.1 401 /);
    expect(graph.grid.calls).toEqual([]);
  });

  it('that sends a token of 1 MB is answered before it is read, with a code', async () => {
    await using graph = await startAttacked();
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const long = (length: number) => request(`authorization: Bearer ${'A'.repeat(length)}`);
    expect(await send(address, long(12_000))).toMatch(/^HTTP\/1.1 401 .*"reason":"TOO_LONG"/s);
    for (const length of [20_000, 1_048_576]) {
      const answer = await send(address, long(length));
      expect(answer).toMatch(/^HTTP\/1.1 431 .*"code":"HEADERS_TOO_LARGE"/s);
    }
    expect(graph.grid.calls).toEqual([]);
    expect((await graph.ask('{ me }')).status).toBe(200);
  });
});
