import { IssuerUnavailableError } from '@gezhi/identity';
import { listen } from '@gezhi/server';
import { getIntrospectionQuery } from 'graphql';
import { startTestGateway as start } from './testing/test-gateway.testing';
import type { TestGatewayOptions } from './testing/test-gateway.testing';

const CODE = /^[0-9a-f]{32}$/;

/** The gateway answers alike whichever engine executes. */
describe.each(['gezhi', 'stock'] as const)('with the %s engine', (engineName) => {
  const startTestGateway = (options: TestGatewayOptions = {}) => start({ engineName, ...options });

  describe('the gateway', () => {
    it('answers one question from two departments', async () => {
      await using graph = await startTestGateway();
      const answer = await graph.ask('{ areas { name eventCount } }');
      expect(answer).toMatchObject({
        status: 200,
        data: { areas: [{ name: '秦虹街道', eventCount: 3 }] },
      });
      expect(answer.errors).toBeUndefined();
    });

    it('gives partial data, a coded error and the name of the department when one is down', async () => {
      await using graph = await startTestGateway();
      await graph.events.stop();
      const answer = await graph.ask('{ areas { name eventCount } }', {
        headers: { 'accept-language': 'zh-CN' },
      });
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ areas: [{ name: '秦虹街道', eventCount: null }] });
      expect(answer.errors).toEqual([
        {
          message: '部门系统“events”暂时无法访问。',
          path: ['areas'],
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            serviceName: 'events',
            traceId: expect.stringMatching(CODE),
          },
        },
      ]);
      expect(graph.log.join('')).toContain('ECONNREFUSED');
      expect((await graph.ask('{ me }')).status).toBe(200);
      await graph.events.restart();
      expect((await graph.ask('{ eventTotal }')).data).toEqual({ eventTotal: 7 });
    });

    it('is ready once every department answers, and then while any does', async () => {
      await using graph = await startTestGateway();
      const ready = async () => (await graph.gateway.inject('/health/ready')).statusCode;
      await graph.events.stop();
      expect(await ready()).toBe(503);
      await graph.events.restart();
      expect(await ready()).toBe(200);
      await graph.events.stop();
      expect(await ready()).toBe(200);
      await graph.grid.stop();
      expect(await ready()).toBe(503);
    });

    it('does not accept a change by GET, nor a request a foreign page could send', async () => {
      await using graph = await startTestGateway();
      const preflight = { 'apollo-require-preflight': 'true' };
      const change = `/graphql?query=${encodeURIComponent('mutation { rename(name: "x") { name } }')}`;
      const byGet = await graph.gateway.inject({ url: change, headers: preflight });
      expect(byGet.statusCode).toBe(405);
      const simple = await graph.gateway.inject({ url: '/graphql?query={me}' });
      expect(simple.statusCode).toBe(400);
      expect(simple.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST', traceId: expect.stringMatching(CODE) } }],
      });
      const form = await graph.gateway.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'text/plain' },
        payload: '{"query":"{me}"}',
      });
      expect(form.statusCode).toBe(400);
      expect(graph.grid.calls).toEqual([]);
    });

    it('refuses a body that is too large', async () => {
      await using graph = await startTestGateway({ bodyLimit: 200 });
      const answer = await graph.ask(`{ me } # ${'x'.repeat(200)}`);
      expect(answer).toMatchObject({
        status: 413,
        errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }],
      });
    });

    it('gives up an operation at its deadline', async () => {
      await using graph = await startTestGateway({ operationMilliseconds: 1 });
      const answer = await graph.ask('{ areas { name eventCount } }');
      expect(answer).toMatchObject({
        status: 504,
        errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }],
      });
    });

    it('answers over a real connection, and stops asking departments when the client goes away', async () => {
      await using graph = await startTestGateway();
      const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
      const send = (signal?: AbortSignal) =>
        fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query":"{ areas { name eventCount } }"}',
          signal,
        });
      expect(await (await send()).json()).toEqual({
        data: { areas: [{ name: '秦虹街道', eventCount: 3 }] },
      });

      const client = new AbortController();
      graph.grid.answerNext((_request, response) => {
        client.abort();
        response.once('close', () => gone.resolve());
      });
      const gone = Promise.withResolvers<void>();
      await expect(send(client.signal)).rejects.toThrow();
      await gone.promise;
      expect(graph.events.calls).toHaveLength(1);
    });

    it('serves no page of its vendor and no demo identities unless it is told to', async () => {
      await using graph = await startTestGateway();
      const page = await graph.gateway.inject({
        url: '/graphql',
        headers: { accept: 'text/html' },
      });
      expect(page.statusCode).toBe(400);
      expect(page.body).not.toContain('apollographql');
      expect((await graph.gateway.inject('/dev/identities')).statusCode).toBe(404);
      const token = {
        method: 'POST',
        url: '/dev/token',
        payload: { identity: 'integrator' },
      } as const;
      expect((await graph.gateway.inject(token)).statusCode).toBe(404);
    });
  });

  describe('who asks', () => {
    it('is nobody without a token, and the subgraph is told so', async () => {
      await using graph = await startTestGateway();
      expect((await graph.ask('{ me }')).data).toEqual({ me: 'anonymous' });
    });

    it('is whom a verified token names, and the subgraph is told so', async () => {
      await using graph = await startTestGateway();
      const headers = await graph.signIn('integrator');
      expect((await graph.ask('{ me }', { headers })).data).toEqual({ me: 'demo:integrator' });
    });

    it.each([
      ['garbage', 'Bearer garbage'],
      ['another scheme', 'Basic YTpi'],
      ['nothing after the scheme', 'Bearer '],
    ])('is never nobody when the token is not believed: %s', async (_what, authorization) => {
      await using graph = await startTestGateway();
      const answer = await graph.ask('{ me }', { headers: { authorization } });
      expect(answer).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED', traceId: expect.stringMatching(CODE) } }],
      });
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(graph.grid.calls).toEqual([]);
    });

    it('cannot be claimed by sending the header of signed calls to the gateway', async () => {
      await using graph = await startTestGateway();
      const { signer } = graph.grid.connection;
      const body = JSON.stringify({ query: '{ me }' });
      const actor = { ...graph.developmentIssuer.identities[0]!.actor };
      const forged = signer.sign({ method: 'POST', path: '/graphql', body, actor });
      const answer = await graph.ask('{ me }', { headers: { 'gezhi-call': forged } });
      expect(answer.data).toEqual({ me: 'anonymous' });
    });

    it('cannot be told while the issuer is unavailable: 503, not a believed or a refused token', async () => {
      const verifyToken = () => Promise.reject(new IssuerUnavailableError('down'));
      await using graph = await startTestGateway({ verifyToken });
      const answer = await graph.ask('{ me }', { headers: { authorization: 'Bearer abc' } });
      expect(answer).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'ISSUER_UNAVAILABLE' } }],
      });
    });

    it('may be chosen in a demonstration, among the demo identities alone', async () => {
      await using graph = await startTestGateway({ demonstration: true });
      const identities = (await graph.gateway.inject('/dev/identities')).json<{ id: string }[]>();
      expect(identities.map(({ id }) => id)).toContain('subdistrict-command-320104001');
      const sendFor = (identity: unknown) =>
        graph.gateway.inject({ method: 'POST', url: '/dev/token', payload: { identity } });
      const { token } = (await sendFor('auditor')).json<{ token: string }>();
      const headers = { authorization: `Bearer ${token}` };
      expect((await graph.ask('{ me }', { headers })).data).toEqual({ me: 'demo:auditor' });
      for (const identity of ['mayor', '', null, { id: 'auditor' }]) {
        expect((await sendFor(identity)).statusCode).toBe(400);
      }
      const keys = (await graph.gateway.inject('/.well-known/jwks.json')).body;
      expect(keys).toContain('ES256');
      expect(keys).not.toContain('"d"');
    });
  });

  describe('an error', () => {
    it('of a department keeps its code, its details and its message when it was written for clients', async () => {
      await using graph = await startTestGateway();
      const answer = await graph.ask('{ coded }');
      expect(answer.errors).toEqual([
        {
          message: 'Rule G1 forbids it.',
          path: ['coded'],
          extensions: {
            code: 'RULE_G1',
            limit: 3,
            serviceName: 'grid',
            traceId: expect.stringMatching(CODE),
          },
        },
      ]);
    });

    it('that nobody expected keeps its message to our log, outside of development', async () => {
      await using graph = await startTestGateway();
      const answer = await graph.ask('{ secret me }');
      expect(answer.data).toEqual({ secret: null, me: 'anonymous' });
      expect(answer.errors).toMatchObject([
        { path: ['secret'], extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'grid' } },
      ]);
      expect(JSON.stringify(answer)).not.toContain('hush');
      expect(graph.log.join('')).toContain('hush');
      await using open = await startTestGateway({ development: true });
      expect(JSON.stringify(await open.ask('{ secret }'))).toContain('hush');
    });

    it.each([
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['{ nosuch }', 'GRAPHQL_VALIDATION_FAILED'],
      ['query($a: Int!) { eventTotal(area: $a) }', 'GRAPHQL_VALIDATION_FAILED'],
      ['query($a: ID!) { eventTotal(area: $a) }', 'BAD_USER_INPUT'],
      ['query A { me } query B { me }', 'OPERATION_RESOLUTION_FAILURE'],
    ])('in what the client sent has a code and a trace id: %s', async (query, code) => {
      await using graph = await startTestGateway();
      const answer = await graph.ask(query);
      expect(answer.errors).toMatchObject([
        { extensions: { code, traceId: expect.stringMatching(CODE) } },
      ]);
      expect(graph.grid.calls).toEqual([]);
    });

    it('does not suggest names of the schema outside of development', async () => {
      await using graph = await startTestGateway();
      expect(JSON.stringify(await graph.ask('{ secre }'))).not.toContain('Did you mean');
      await using open = await startTestGateway({ development: true });
      expect(JSON.stringify(await open.ask('{ secre }'))).toContain('Did you mean');
    });

    it('carries the trace id that the log and the answer header carry', async () => {
      await using graph = await startTestGateway();
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
      const answer = await graph.ask('{ secret }', { headers });
      expect(answer.errors?.[0]?.extensions.traceId).toBe(traceId);
      expect(answer.headers.traceresponse).toContain(traceId);
      expect(graph.log.filter((line) => line.includes(traceId)).length).toBeGreaterThan(1);
    });
  });

  describe('the limits of an operation', () => {
    const nested = (depth: number) =>
      `{ areas ${'{ children '.repeat(depth - 2)}{ code }${' }'.repeat(depth - 2)} }`;
    const fragments = (levels: number) =>
      Array.from(
        { length: levels },
        (_, n) => `fragment F${n} on Area { ...F${n + 1} children { ...F${n + 1} } }`,
      ).join(' ') + ` fragment F${levels} on Area { code name }`;

    it.each([
      ['depth', nested(17), 'OPERATION_TOO_DEEP'],
      [
        'fields, however few are written',
        `{ areas { ...F0 } } ${fragments(14)}`,
        'OPERATION_TOO_LARGE',
      ],
      [
        'aliases',
        `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: me`).join(' ')} }`,
        'TOO_MANY_ALIASES',
      ],
      ['tokens', `{ ${'me '.repeat(2_000)} }`, 'TOO_MANY_TOKENS'],
    ])('hold for %s, before any department is asked', async (_what, query, code) => {
      await using graph = await startTestGateway();
      const answer = await graph.ask(query);
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
      expect(graph.grid.calls).toEqual([]);
    });

    it('leave room for what pages ask', async () => {
      await using graph = await startTestGateway({ limits: { cost: Infinity } });
      expect((await graph.ask(nested(16))).errors).toBeUndefined();
    });
  });

  describe('the schema', () => {
    const INTROSPECTION = '{ __schema { queryType { name } } }';

    it('is read in production by signed-in callers only', async () => {
      await using graph = await startTestGateway();
      expect(await graph.ask(INTROSPECTION)).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'INTROSPECTION_NOT_ALLOWED' } }],
      });
      expect((await graph.ask('{ areas { ...F } } fragment F on Area { __typename }')).status).toBe(
        200,
      );
      const headers = await graph.signIn('integrator');
      expect((await graph.ask(INTROSPECTION, { headers })).data).toEqual({
        __schema: { queryType: { name: 'Query' } },
      });
    });

    it('is read in development by everybody, as deep as the IDE asks', async () => {
      await using graph = await startTestGateway({ development: true });
      const options = {
        inputValueDeprecation: true,
        schemaDescription: true,
        specifiedByUrl: true,
      };
      expect((await graph.ask(getIntrospectionQuery(options))).errors).toBeUndefined();
    });
  });
});
