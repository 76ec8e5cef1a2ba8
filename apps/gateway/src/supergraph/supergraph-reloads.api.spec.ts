import { createHash } from 'node:crypto';
import { createGezhiEngine, createLocalPlanner } from '@gezhi/engine';
import type { CreatePlanner } from '@gezhi/engine';
import { listen } from '@gezhi/server';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { supergraphVariants } from '../testing/supergraph-variants.testing';
import { startTestGateway } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';
import { supergraphId } from './served-graph';

type Running = Awaited<ReturnType<typeof start>>;

/** A gateway that serves the first supergraph, over real connections, and counts what is planned. */
async function start(options: TestGatewayOptions = {}) {
  const planned: string[] = [];
  const planners = { opened: 0, closed: 0, start: true };
  const createPlanner: CreatePlanner = (sdl) => {
    const planner = createLocalPlanner(sdl);
    planners.opened += 1;
    return {
      ready: () => (planners.start ? Promise.resolve() : Promise.reject(new Error('no memory'))),
      plan(operation) {
        planned.push(operation);
        return planner.plan(operation);
      },
      async close() {
        planners.closed += 1;
        await planner.close();
      },
    };
  };
  const graph = await startTestGateway({
    createEngine: (subgraphs) => createGezhiEngine({ subgraphs, createPlanner }),
    ...options,
  });
  const variants = supergraphVariants(graph.supergraphSdl);
  const { supergraphs } = graph.gateway;
  await supergraphs.offer(variants.first);
  const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
  const post = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, data, code: errors?.[0]?.extensions.code };
  };
  return { ...graph, address, variants, supergraphs, planned, planners, post };
}

describe('a supergraph that is exchanged while it is asked', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running[Symbol.asyncDispose]());
  beforeEach(async () => {
    const { supergraphs, variants } = running;
    await supergraphs.offer(variants.first);
    expect(supergraphs.status.id).toBe(supergraphId(variants.first));
  });

  it('answers every request from one graph or the other, and the next from the new one', async () => {
    const { supergraphs, variants, post } = running;
    const isOver = new AbortController();
    const answers = new Map<string, number>();
    const ask = async (number: number) => {
      for (let turn = 0; !isOver.signal.aborted; turn++) {
        const query = `query Ask${number % 3}_${turn % 10} { a: which b: which areas { name eventCount } }`;
        const { status, data, code } = await post({ query });
        const key = JSON.stringify([status, code, data?.['a'] === data?.['b'], data?.['areas']]);
        answers.set(key, (answers.get(key) ?? 0) + 1);
      }
    };
    const asking = Array.from({ length: 8 }, (_, number) => ask(number));
    for (let time = 0; time < 4; time++) {
      const sdl = time % 2 === 0 ? variants.second : variants.first;
      expect(await supergraphs.offer(sdl)).toBe('SERVED');
      const { data } = await post({ query: '{ which }' });
      expect(data).toEqual({ which: time % 2 === 0 ? 'events' : 'grid' });
    }
    isOver.abort();
    await Promise.all(asking);
    expect([...answers.keys()]).toEqual([
      JSON.stringify([200, undefined, true, [{ name: '秦虹街道', eventCount: 3 }]]),
    ]);
  });

  it('answers a field that only the new one has right after, by text and by hash, though both were refused before', async () => {
    const { supergraphs, variants, post } = running;
    const query = '{ brandNew }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    for (const body of [{ query }, { query, extensions }])
      expect(await post(body)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    await supergraphs.offer(variants.second);
    for (const body of [{ query }, { query, extensions }, { extensions }])
      expect(await post(body)).toMatchObject({ status: 200, data: { brandNew: 'new' } });
    await supergraphs.offer(variants.first);
    for (const body of [{ query }, { extensions }])
      expect(await post(body)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('finishes on the old graph what began there, and lets go of it then', async () => {
    const { supergraphs, variants, post, grid, planners } = running;
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    grid.answerNext((_request, response) => {
      arrived.resolve();
      void answer.promise.then(() =>
        response
          .setHeader('content-type', 'application/json')
          .end('{"data":{"which":"slow grid"}}'),
      );
    });
    const slow = post({ query: '{ which }' });
    await arrived.promise;
    const closed = planners.closed;
    expect(await supergraphs.offer(variants.second)).toBe('SERVED');
    expect(await post({ query: '{ which }' })).toMatchObject({ data: { which: 'events' } });
    expect([supergraphs.counts.retiring, planners.closed]).toEqual([1, closed]);
    answer.resolve();
    expect(await slow).toMatchObject({ status: 200, data: { which: 'slow grid' } });
    while (supergraphs.counts.retiring > 0) await new Promise(setImmediate);
    expect(planners.closed).toBe(planners.opened - 1);
  });

  it('goes on over the connections it has', async () => {
    const { supergraphs, variants, post, grid } = running;
    await post({ query: '{ me }' });
    const before = grid.connections();
    await supergraphs.offer(variants.second);
    await supergraphs.offer(variants.first);
    await post({ query: '{ me }' });
    expect(grid.connections()).toBe(before);
  });

  it('tells by /health/ready which one is served since when, and what was refused last', async () => {
    const { address, supergraphs, variants } = running;
    const health = async () =>
      (await (await fetch(`${address}/health/ready`)).json()) as Record<string, unknown>;
    const id = supergraphId(variants.first);
    await supergraphs.offer('nonsense');
    expect(await health()).toMatchObject({
      status: 'ready',
      supergraph: {
        id,
        since: expect.stringMatching(/^\d{4}-/),
        lastRefusal: { id: supergraphId('nonsense'), code: 'SUPERGRAPH_NOT_PARSED' },
      },
    });
    expect(await supergraphs.offer(variants.first)).toBe('SAME');
    expect(await health()).toMatchObject({ supergraph: { id, lastRefusal: null } });
  });

  it.each([
    ['SUPERGRAPH_NOT_PARSED', /at line \d+, column \d+/],
    ['SUPERGRAPH_NOT_VALID', /no valid supergraph/],
    ['SUPERGRAPH_SUBGRAPH_UNKNOWN', /“streets”, which the gateway has no address for/],
    ['SUPERGRAPH_RULES_UNKNOWN', /stuff/],
  ] as const)('is refused as %s, once, and the old one goes on', async (code, words) => {
    const { supergraphs, variants, post, log, planners } = running;
    const broken = variants.broken[code];
    const refused = supergraphs.counts.refused;
    expect(await supergraphs.offer(broken)).toBe('REFUSED');
    const line = JSON.parse(log.at(-1) ?? '{}') as Record<string, unknown>;
    expect(line).toMatchObject({ level: 50, code, served: supergraphs.status.id });
    expect(line['msg']).toMatch(words);
    expect(await post({ query: '{ which }' })).toMatchObject({ data: { which: 'grid' } });
    expect(await supergraphs.offer(broken)).toBe('REFUSED_BEFORE');
    expect(supergraphs.counts.refused).toBe(refused + 1);
    expect(await supergraphs.offer(broken, { again: true })).toBe('REFUSED');
    expect(supergraphs.status.lastRefusal).toMatchObject({ code, id: supergraphId(broken) });
    expect(planners.closed).toBe(planners.opened - 1);
    expect(await supergraphs.offer(variants.second)).toBe('SERVED');
  });

  it('is refused when its planner does not start, and let go of', async () => {
    const { supergraphs, variants, planners, log } = running;
    planners.start = false;
    expect(await supergraphs.offer(variants.second)).toBe('REFUSED');
    planners.start = true;
    expect(supergraphs.status.lastRefusal).toMatchObject({ code: 'SUPERGRAPH_NOT_PLANNED' });
    expect(log.at(-1)).toContain('no memory');
    expect(planners.closed).toBe(planners.opened - 1);
    expect(await supergraphs.offer(variants.second, { again: true })).toBe('SERVED');
  });

  it('sends those who follow something to the new one, each at another time', async () => {
    const { address, supergraphs, variants, grid } = running;
    const spread = jest.spyOn(Math, 'random').mockReturnValue(0.01);
    const closed = Promise.withResolvers<{ readonly code: number; readonly reason: string }>();
    const client = createClient({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { closed: (event) => closed.resolve(event as never) },
    });
    const query = 'subscription { told { cursor } }';
    void client
      .iterate({ query })
      .next()
      .catch(() => undefined);
    await grid.streams.underWay(1);
    await supergraphs.offer(variants.second);
    const { code, reason } = await closed.promise;
    expect(code).toBe(1012);
    expect(JSON.parse(reason)).toMatchObject({ code: 'COME_BACK' });
    while (supergraphs.counts.retiring > 0) await new Promise(setImmediate);
    await grid.streams.underWay(0);
    spread.mockRestore();
    await client.dispose();
  });
});

describe('what is asked again and again', () => {
  const HOT = {
    query: '{ which areas { name eventCount } }',
    mixed: '{ areas { name board } myEvents }',
    conditional: 'query C($on: Boolean!) { areas { name eventCount @include(if: $on) } }',
  };

  it('is not planned again after an exchange, whoever asks it, and what is hottest comes first', async () => {
    await using running = await start({ warmUp: { most: 3 } });
    const { supergraphs, variants, post, planned, signIn } = running;
    const headers = await signIn('integrator');
    const askAll = async () => {
      for (let time = 0; time < 3; time++) {
        await post({ query: HOT.query });
        await post({ query: HOT.mixed });
        await post({ query: HOT.mixed }, headers);
        await post({ query: HOT.conditional, variables: { on: true } });
      }
    };
    await askAll();
    await post({ query: '{ eventTotal }' });
    await post({ query: '{ areas { nosuch } }' });
    await supergraphs.offer(variants.second);
    const before = planned.length;
    await askAll();
    expect(planned.slice(before)).toEqual([]);
    await post({ query: '{ eventTotal }' });
    expect(planned.slice(before)).toHaveLength(1);
    const line = running.log.findLast((each) => each.includes('new supergraph served'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ warmUp: { prepared: 3, refused: 0 } });
  });

  it('and is not there any more is told so, and counted', async () => {
    await using running = await start();
    const { supergraphs, variants, post, log } = running;
    await supergraphs.offer(variants.second);
    for (let time = 0; time < 2; time++) await post({ query: '{ brandNew }' });
    await supergraphs.offer(variants.first);
    expect(JSON.parse(log.at(-1) ?? '{}')).toMatchObject({ warmUp: { refused: 1 } });
    expect(await post({ query: '{ brandNew }' })).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });
});
