import { Readable } from 'node:stream';
import { ANONYMOUS, CALL_HEADER, createCallSigner, createCallVerifier } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { ok, refuse, systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { lampSubgraph } from '../server/lamp-subgraph.testing';
import { createSubgraphServer } from '../server/subgraph-server';
import type { HttpRoute } from './http-route';
import { defineRoute } from './http-route';
import { formOf, jsonOf, queryOf } from './read-body';
import { UNSIGNED_CALL } from './serve-routes';

jest.setTimeout(30_000);

const KEY = { keyId: 'test', secret: 'a key for tests alone, long enough for HS256' };
const signer = createCallSigner({ subgraph: 'lamps', ...KEY, clock: systemClock });
const member: Actor = { ...ANONYMOUS, subject: 'member-1', roles: ['GRID_MEMBER'] };
const resident: Actor = { ...ANONYMOUS, subject: 'resident-1', roles: ['RESIDENT'] };

const note = z.strictObject({ text: z.string().max(5) });
const streams: Readable[] = [];
const routes: HttpRoute[] = [
  defineRoute({
    method: 'POST',
    path: '/lamps/:id/notes',
    rule: ['GRID_MEMBER'],
    body: {
      maxBytes: 100,
      accepts: ['application/json', 'application/x-www-form-urlencoded'],
    },
    headers: ['x-lamp'],
    async handle({ actor, language }, request) {
      const read = request.mediaType === 'application/json' ? jsonOf : formOf;
      const given = read(request, note);
      if (!given.ok) return given;
      if (given.value.text === 'storm') return refuse('NO_REPAIR_IN_STORM', { wind: 9 });
      if (given.value.text === 'gone')
        return refuse('NOT_FOUND', { type: 'Lamp', id: request.params['id'] });
      if (given.value.text === 'shy') return refuse('LAMP_IS_SHY');
      const { params, headers } = request;
      return ok({ status: 201, json: { by: actor.subject, language, params, headers } });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/lamps/:id',
    rule: 'ANYBODY',
    async handle(_context, { params, query }) {
      const wanted = queryOf({ query }, z.object({ as: z.enum(['text', 'stream']).optional() }));
      if (!wanted.ok) return wanted;
      if (wanted.value.as !== 'stream')
        return ok({ body: params['id'] ?? '', mediaType: 'text/x' });
      const body = Readable.from([Buffer.from('one '), Buffer.from('two')]);
      streams.push(body);
      return ok({ body, mediaType: 'application/octet-stream', headers: { etag: '"1"' } });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/old/:id',
    rule: 'SIGNED_IN',
    handle: () => Promise.resolve(refuse('NOT_FOUND', { type: 'Lamp', id: '1' })),
    refused: ({ code, message }) => ({
      body: `<error code="${code}">${message}</error>`,
      mediaType: 'text/xml',
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/pushed/:by',
    rule: ['INTAKE_SYSTEM'],
    body: { maxBytes: 100, accepts: ['application/json'] },
    identify: (_context, { params }) =>
      Promise.resolve(
        params['by'] === 'meter'
          ? ok<Actor>({ ...ANONYMOUS, subject: 'svc-meter', roles: ['INTAKE_SYSTEM'] })
          : refuse('FORBIDDEN', { action: 'push', missing: 'KEY' }),
      ),
    handle: ({ actor }) => Promise.resolve(ok({ json: { by: actor.subject } })),
  }),
];

/** Everything that went into the trail, as text; or an error when it cannot be written. */
const trail: string[] = [];
let trailFails = false;
const dataSource = {
  query: (text: string, values: unknown) => {
    if (trailFails) return Promise.reject(new Error('no ink'));
    if (text.includes('audit_append')) trail.push(JSON.stringify(values));
    return Promise.resolve([{}]);
  },
} as unknown as DataSource;

let server: FastifyInstance;
beforeAll(async () => {
  server = await createSubgraphServer(
    { ...lampSubgraph, routes },
    {
      dataSource,
      calls: createCallVerifier({
        subgraph: 'lamps',
        keys: { [KEY.keyId]: KEY.secret },
        clock: systemClock,
      }),
      clock: systemClock,
      logger: createLogger({ name: 'lamps', level: 'silent' }),
    },
  );
});
afterAll(() => server.close());
beforeEach(() => {
  trail.length = 0;
  trailFails = false;
});

interface Asked {
  readonly actor?: Actor;
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}
function ask(method: 'GET' | 'HEAD' | 'POST' | 'DELETE', url: string, asked: Asked = {}) {
  const { actor = member, body = '', type = 'application/json', headers = {} } = asked;
  const call = signer.sign({ method, path: url, body, actor });
  const typed: Record<string, string> = body === '' ? {} : { 'content-type': type };
  return server.inject({
    method,
    url,
    body: body === '' ? undefined : body,
    headers: { [CALL_HEADER]: call, ...typed, ...headers },
  });
}
const write = (text: string, more: Asked = {}) =>
  ask('POST', '/lamps/7/notes', { body: JSON.stringify({ text }), ...more });

describe('a route of a subgraph', () => {
  it('is handled with the actor, the language and what was sent', async () => {
    const reply = await write('lit', {
      headers: { 'accept-language': 'zh', 'x-lamp': '7', 'x-other': '8' },
    });
    expect([reply.statusCode, reply.json()]).toEqual([
      201,
      { by: 'member-1', language: 'zh', params: { id: '7' }, headers: { 'x-lamp': '7' } },
    ]);
    const form = { body: 'text=dark', type: 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await ask('POST', '/lamps/7/notes', form)).statusCode).toBe(201);
  });

  it('records a change under its method and path, and a reading that notes nothing not at all', async () => {
    await write('lit');
    expect(trail.join()).toContain('POST /lamps/:id/notes');
    expect(trail.join()).not.toContain('lit');
    trail.length = 0;
    await ask('GET', '/lamps/7');
    expect(trail).toEqual([]);
  });

  it('answers refusals as problem documents in the language of the caller, and records denials', async () => {
    const storm = await write('storm', { headers: { 'accept-language': 'zh' } });
    expect([storm.statusCode, storm.headers['content-type']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    expect(storm.json()).toEqual({
      type: 'urn:problem-type:gezhi:NO_REPAIR_IN_STORM',
      title: 'Unprocessable Entity',
      status: 422,
      detail: '9 级风不得登高维修。',
      code: 'NO_REPAIR_IN_STORM',
      kind: 'RuleRefusal',
      path: [],
      source: 'JGJ 80-2016',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    expect(trail).toEqual([]);
    expect((await write('gone')).statusCode).toBe(404);
    expect(trail.join()).toContain('DENIAL');
  });

  it('names the field that is wrong and never what stands in it', async () => {
    const long = await write('much too long');
    expect(long.json()).toMatchObject({ status: 400, code: 'INVALID_INPUT', path: ['text'] });
    const number = await write('11010519491231002X');
    expect(number.json()).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT', path: ['text'] });
    expect(number.body).not.toContain('1949');
    expect((await ask('POST', '/lamps/7/notes', { body: '{' })).statusCode).toBe(400);
    expect((await ask('GET', '/lamps/7?as=noise')).json()).toMatchObject({ path: ['as'] });
    const inQuery = await ask('DELETE', '/old/1?who=11010519491231002X');
    expect(inQuery.body).toContain('PERSONAL_DATA_IN_TEXT');
  });

  it('lets in whom its rule names, and records whom it refuses', async () => {
    const other = await write('lit', { actor: resident });
    expect(other.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(trail.join()).toContain('FORBIDDEN');
    expect((await write('lit', { actor: ANONYMOUS })).statusCode).toBe(401);
    expect((await ask('GET', '/lamps/7', { actor: ANONYMOUS })).body).toBe('7');
    const old = await ask('DELETE', '/old/1', { actor: ANONYMOUS });
    expect(old.body).toContain('UNAUTHENTICATED');
  });

  it('speaks the protocol it says it speaks when it refuses', async () => {
    const reply = await ask('DELETE', '/old/1');
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, 'text/xml']);
    expect(reply.body).toMatch(/^<error code="NOT_FOUND">/);
  });

  it('believes no call but a signed one for this method, path, query and body, once', async () => {
    const url = '/lamps/7/notes';
    const body = '{"text":"lit"}';
    const sign = (path: string, method = 'POST') =>
      signer.sign({ method, path, body, actor: member });
    const send = (call: string, more: Partial<{ url: string; body: string }> = {}) =>
      server.inject({
        method: 'POST',
        url,
        body,
        ...more,
        headers: { 'content-type': 'application/json', [CALL_HEADER]: call },
      });
    for (const [call, more] of [
      ['', {}],
      [sign('/lamps/8/notes'), {}],
      [sign(url, 'PUT'), {}],
      [sign(url), { body: '{"text":"dark"}' }],
      [sign(url), { url: `${url}?x=1` }],
    ] as const) {
      const reply = await send(call, more);
      expect([reply.statusCode, reply.headers['www-authenticate']]).toEqual([401, UNSIGNED_CALL]);
    }
    const call = sign(url);
    expect((await send(call)).statusCode).toBe(201);
    expect((await send(call)).statusCode).toBe(401);
  });

  it('is asked by whom another system proves to be, and by nobody without a proof', async () => {
    const push = (by: string) => ask('POST', `/pushed/${by}`, { actor: ANONYMOUS, body: '{}' });
    expect((await push('meter')).json()).toEqual({ by: 'svc-meter' });
    expect(trail.join()).toContain('svc-meter');
    trail.length = 0;
    expect((await push('stranger')).statusCode).toBe(403);
    expect(trail.join()).toContain('DENIAL');
    expect(trail.join()).not.toContain('svc-meter');
  });

  it('takes no larger body and no other type than it says, and none where it takes none', async () => {
    const large = await write('x'.repeat(100));
    expect(large.json()).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    const other = await write('lit', { type: 'text/plain' });
    expect(other.json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect((await ask('DELETE', '/old/1', { body: 'x' })).statusCode).toBe(415);
    expect((await ask('DELETE', '/old/1', { body: 'xy' })).statusCode).toBe(413);
  });

  it('streams, and answers HEAD as GET without the body', async () => {
    const reply = await ask('GET', '/lamps/7?as=stream');
    expect([reply.body, reply.headers['etag']]).toEqual(['one two', '"1"']);
    expect(reply.headers['cache-control']).toBe('no-store');
    const head = await ask('HEAD', '/lamps/7?as=stream');
    expect([head.statusCode, head.body, head.headers['etag']]).toEqual([200, '', '"1"']);
  });

  it('is not answered when it cannot be recorded', async () => {
    trailFails = true;
    const reply = await write('gone');
    expect(reply.json()).toMatchObject({ status: 503, code: 'AUDIT_UNAVAILABLE' });
  });

  it('says of a fault that there was one, and leaves the graph as it is', async () => {
    const fault = await write('shy');
    expect(fault.json()).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(fault.body).not.toContain('SHY');
    const nowhere = await ask('GET', '/moons/1');
    expect(nowhere.json()).toMatchObject({ errors: [{ extensions: { code: 'ROUTE_NOT_FOUND' } }] });
    const text = await ask('POST', '/graphql', { body: 'x', type: 'text/plain' });
    // The graph knows no bytes but those of JSON: any other body is none that was signed.
    expect(text.statusCode).toBe(401);
  });
});

describe('a definition of a route', () => {
  const route = (more: object) => () =>
    defineRoute({ method: 'GET', path: '/a', rule: 'ANYBODY', handle: jest.fn(), ...more });
  it.each([
    [{ path: '/graphql' }],
    [{ path: '/health/x' }],
    [{ path: '/A' }],
    [{ path: '/a/../b' }],
    [{ body: { maxBytes: 1, accepts: ['text/plain'] } }],
    [{ method: 'PUT', body: { maxBytes: 0, accepts: ['text/plain'] } }],
    [{ headers: ['X-Upper'] }],
  ])('is refused: %j', (more) => {
    expect(route(more)).toThrow(RangeError);
  });
});
