import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, CALL_HEADER, createCallSigner, createCallVerifier } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { defineCatalogue } from '@gezhi/metrics';
import { createLogger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { buildLamps, LAMP_PROBLEMS, LAMP_STATES } from '../lamp.testing';
import type { SubgraphDefinition } from '../manifest';
import { createSubgraphServer } from './subgraph-server';

jest.setTimeout(30_000);

const definition: SubgraphDefinition = {
  name: 'lamps',
  entities: [],
  migrations: [],
  buildSchema: buildLamps,
  seedReference: () => Promise.resolve(),
  problems: LAMP_PROBLEMS,
  metrics: defineCatalogue('lamps', []),
  machines: [],
  codeLists: [LAMP_STATES],
};
const KEY = { keyId: 'test', secret: 'a key for tests alone, long enough for HS256' };
const signer = createCallSigner({ subgraph: 'lamps', ...KEY, clock: systemClock });
const actor: Actor = { ...ANONYMOUS, subject: 'member-1', roles: ['GRID_MEMBER'] };
const database = { query: jest.fn(() => Promise.resolve([{}])) };

let server: FastifyInstance;
beforeAll(async () => {
  server = await createSubgraphServer(definition, {
    dataSource: database as unknown as DataSource,
    calls: createCallVerifier({
      subgraph: 'lamps',
      keys: { [KEY.keyId]: KEY.secret },
      clock: systemClock,
    }),
    clock: systemClock,
    logger: createLogger({ name: 'lamps', level: 'silent' }),
  });
});
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly text: string;
}

async function send(body: string, headers: Record<string, string>): Promise<Reply> {
  const response = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const parsed = JSON.parse(response.body) as Omit<Reply, 'status' | 'text'>;
  return { ...parsed, status: response.statusCode, text: response.body };
}
const sign = (body: string) => signer.sign({ method: 'POST', path: '/graphql', body, actor });
function ask(query: string, headers: Record<string, string> = {}): Promise<Reply> {
  const body = JSON.stringify({ query });
  return send(body, { [CALL_HEADER]: sign(body), ...headers });
}

describe('a subgraph', () => {
  it('answers the gateway', async () => {
    expect(await ask('{ lamp(id: "lamp-1") { id state } }')).toMatchObject({
      status: 200,
      data: { lamp: { id: 'lamp-1', state: 'LIT' } },
    });
  });

  it('refuses an unsigned call before the operation is read, in the language of the caller', async () => {
    const reply = await send('{"query":"{ nonsense"}', { 'accept-language': 'zh-CN' });
    expect(reply.status).toBe(401);
    expect(reply.errors?.[0]).toMatchObject({
      message: expect.stringContaining('请先登录') as unknown,
      extensions: { code: 'UNAUTHENTICATED', kind: 'Forbidden' },
    });
  });

  it('refuses a body other than the one that was signed', async () => {
    const body = JSON.stringify({ query: '{ lamp(id: "lamp-1") { id } }' });
    const headers = { [CALL_HEADER]: sign(body) };
    expect((await send(body.replace('lamp-1', 'lamp-2'), headers)).status).toBe(401);
    // One space more is another body, although it means the same.
    expect((await send(`${body} `, headers)).status).toBe(401);
  });

  it('refuses the same call a second time', async () => {
    const body = JSON.stringify({ query: '{ lamp(id: "lamp-1") { id } }' });
    const headers = { [CALL_HEADER]: sign(body) };
    expect((await send(body, headers)).status).toBe(200);
    expect((await send(body, headers)).status).toBe(401);
  });

  it('tells a refusal in the language of the request', async () => {
    const reply = await ask('{ lamp(id: "storm") { id } }', { 'accept-language': 'zh' });
    expect(reply.errors?.[0]).toMatchObject({
      message: '9 级风不得登高维修。',
      extensions: { code: 'NO_REPAIR_IN_STORM', kind: 'RuleRefusal' },
    });
  });

  it.each(['broken', 'uncatalogued', 'shy'])(
    'says of a fault that there was one, and nothing else: %s',
    async (id) => {
      const reply = await ask(`{ lamp(id: "${id}") { id state } }`);
      expect(reply.errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
        ['Internal error', { code: 'INTERNAL_SERVER_ERROR' }],
      ]);
      expect(reply.text).not.toMatch(/pump|SHY|SECRET|3201041990|stack|node_modules/);
    },
  );

  it('tells the gateway what is wrong with a malformed operation', async () => {
    const codes = async (query: string) =>
      (await ask(query)).errors?.map(({ extensions }) => extensions['code']);
    expect(await codes('{ lamp(')).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(await codes('{ moon }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await codes('query ($id: ID!) { lamp(id: $id) { id } }')).toEqual(['BAD_USER_INPUT']);
  });

  it('does not tell its schema', async () => {
    expect((await ask('{ __schema { types { name } } }')).data).toBeUndefined();
  });

  it('is ready while its database answers', async () => {
    expect((await server.inject('/health/ready')).statusCode).toBe(200);
    database.query.mockRejectedValueOnce(new Error('gone'));
    expect((await server.inject('/health/ready')).statusCode).toBe(503);
  });
});
