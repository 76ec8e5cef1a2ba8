import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { ENGINES } from './testing/engines.testing';
import { ask, caller, startTwoDepartments, supergraphOf } from './testing/two-departments.testing';

const problems = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ extensions, path }) => ({ ...extensions, path }));

const BOTH = '{ areas { name eventCount } }';

/** What every engine must do, whichever way it does it. */
describe.each(ENGINES)('the $name engine', ({ engineFor }) => {
  async function servedGraph(settings = {}, options = {}) {
    const departments = await startTwoDepartments(options);
    const all = [departments.grid, departments.events];
    const graph = await engineFor(all, settings).load(supergraphOf(all));
    return {
      ...departments,
      graph,
      async [Symbol.asyncDispose]() {
        await graph.dispose();
        await Promise.all(all.map((subgraph) => subgraph[Symbol.asyncDispose]()));
      },
    };
  }

  it('answers one question from two departments, and tells each who asks, in which trace and language', async () => {
    await using served = await servedGraph();
    const as = { ...caller, language: 'zh' as const };
    expect(await ask(served.graph, BOTH, { as })).toEqual({
      data: {
        areas: [
          { name: '秦虹街道', eventCount: 1 },
          { name: '夫子庙街道', eventCount: 2 },
        ],
      },
    });
    for (const { asked } of [served.grid, served.events]) {
      expect(asked).toHaveLength(1);
      expect(asked[0]?.actor).toEqual(caller.actor);
      expect(asked[0]?.headers).toMatchObject({
        traceparent: caller.traceparent,
        'accept-language': 'zh',
      });
    }
  });

  it('reaches a subgraph over a Unix socket as it does over TCP', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gezhi-engine-'));
    try {
      await using served = await servedGraph({}, { socket: join(folder, 'grid.sock') });
      expect(await ask(served.graph, '{ me }')).toEqual({ data: { me: 'demo:officer' } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('signs every call anew, so that a hundred at once are all believed', async () => {
    await using served = await servedGraph();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(served.graph, '{ me }')),
    );
    expect(answers.every(({ data }) => data?.me === 'demo:officer')).toBe(true);
  });

  it('gives partial data with a coded error when a department is down, and all of it when it is back', async () => {
    await using served = await servedGraph();
    await ask(served.graph, BOTH);
    await served.events.stop();
    const partial = await ask(served.graph, BOTH);
    expect(partial.data).toEqual({
      areas: [
        { name: '秦虹街道', eventCount: null },
        { name: '夫子庙街道', eventCount: null },
      ],
    });
    expect(problems(partial)).toEqual([
      { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'events', path: ['areas'] },
    ]);
    expect(await served.graph.silentSubgraphs()).toEqual(['events']);
    await served.events.restart();
    expect((await ask(served.graph, BOTH)).errors).toBeUndefined();
    expect(await served.graph.silentSubgraphs()).toEqual([]);
  });

  it('sends a query again when its connection breaks, and a mutation never', async () => {
    await using served = await servedGraph();
    let broken = 0;
    served.grid.answerWith((request) => {
      broken += 1;
      served.grid.answerWith(null);
      request.socket.destroy();
    });
    expect((await ask(served.graph, '{ me }')).data).toEqual({ me: 'demo:officer' });
    expect(broken).toBe(1);
    served.grid.answerWith((request) => {
      broken += 1;
      request.socket.destroy();
    });
    const refused = await ask(served.graph, 'mutation { rename(code: "1", name: "x") { name } }');
    expect(problems(refused)).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE' }]);
    expect(broken).toBe(2);
  });

  it('gives up a slow department at the deadline of a fetch', async () => {
    await using served = await servedGraph({ deadlineMilliseconds: 50 });
    served.events.answerWith(() => undefined);
    const partial = await ask(served.graph, BOTH);
    expect(partial.data).toMatchObject({ areas: [{ name: '秦虹街道' }, { name: '夫子庙街道' }] });
    expect(problems(partial)).toMatchObject([{ code: 'SUBGRAPH_TIMEOUT', serviceName: 'events' }]);
  });

  it('counts the deadline to the last byte, also when an answer drips', async () => {
    await using served = await servedGraph({ deadlineMilliseconds: 100 });
    served.events.answerWith((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const timer = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(timer));
    });
    expect(problems(await ask(served.graph, BOTH))).toMatchObject([{ code: 'SUBGRAPH_TIMEOUT' }]);
  });

  it('stops asking when the client goes away', async () => {
    await using served = await servedGraph();
    const client = new AbortController();
    served.grid.answerWith(() => client.abort());
    const cancelled = await ask(served.graph, BOTH, { signal: client.signal });
    expect(problems(cancelled)).toMatchObject([{ code: 'REQUEST_CANCELLED' }]);
    expect(served.events.asked).toHaveLength(0);
  });

  const json = { 'content-type': 'application/json' };
  it.each<[string, number, Record<string, string>, string, string]>([
    ['a fault', 500, json, '{"errors":[{"message":"x"}]}', 'SUBGRAPH_UNAVAILABLE'],
    [
      'a refusal of our signature',
      401,
      json,
      '{"errors":[{"message":"x"}]}',
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['a redirect', 302, { location: 'http://127.0.0.1:1/' }, '', 'SUBGRAPH_INVALID_ANSWER'],
    ['a web page', 200, { 'content-type': 'text/html' }, '<html>', 'SUBGRAPH_INVALID_ANSWER'],
    ['truncated JSON', 200, json, '{"data":{"_enti', 'SUBGRAPH_INVALID_ANSWER'],
    ['a list', 200, json, '[]', 'SUBGRAPH_INVALID_ANSWER'],
    ['nothing', 200, json, 'null', 'SUBGRAPH_INVALID_ANSWER'],
    ['neither data nor errors', 200, json, '{}', 'SUBGRAPH_INVALID_ANSWER'],
    ['data that is a text', 200, json, '{"data":"x"}', 'SUBGRAPH_INVALID_ANSWER'],
    ['errors that are no errors', 200, json, '{"errors":[7]}', 'SUBGRAPH_INVALID_ANSWER'],
    ['too much', 200, json, `"${'x'.repeat(5_000)}"`, 'SUBGRAPH_INVALID_ANSWER'],
  ])(
    'takes %s for a failure of that department alone',
    async (_what, status, headers, body, code) => {
      await using served = await servedGraph({ answerLimit: 4_096 });
      served.events.answerWith((_request, response) =>
        response.writeHead(status, headers).end(body),
      );
      const partial = await ask(served.graph, BOTH);
      expect(partial.data).toMatchObject({ areas: [{ name: '秦虹街道' }, { name: '夫子庙街道' }] });
      expect(problems(partial)).toEqual([{ code, serviceName: 'events', path: ['areas'] }]);
      served.events.answerWith(null);
      expect((await ask(served.graph, BOTH)).errors).toBeUndefined();
    },
  );

  it('is not polluted by an answer that tries', async () => {
    await using served = await servedGraph();
    served.events.answerWith((_request, response) => {
      const entity =
        '{"eventCount":5,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
      response.writeHead(200, json).end(`{"data":{"_entities":[${entity},${entity}]}}`);
    });
    await ask(served.graph, BOTH);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reports a null where the schema forbids one as an error, not in a place where nobody looks', async () => {
    await using served = await servedGraph();
    served.events.answerWith((_request, response) =>
      response.writeHead(200, json).end('{"data":{"_entities":[{"mustCount":1},null]}}'),
    );
    const result = await ask(served.graph, '{ areas { mustCount } }');
    expect(result.data).toBeNull();
    expect(problems(result)).toMatchObject([
      { code: 'SUBGRAPH_INVALID_ANSWER', path: ['areas', 1, 'mustCount'] },
    ]);
    expect(result.extensions).toBeUndefined();
  });

  it('passes on errors of a subgraph with their code, its name and the path of the client', async () => {
    await using served = await servedGraph();
    const error = {
      message: 'no',
      path: ['_entities', 1, 'eventCount'],
      extensions: { code: 'NO' },
    };
    const data = { _entities: [{ eventCount: 1 }, { eventCount: null }] };
    served.events.answerWith((_request, response) =>
      response.writeHead(200, json).end(JSON.stringify({ data, errors: [error] })),
    );
    const result = await ask(served.graph, BOTH);
    expect(problems(result)).toEqual([
      { code: 'NO', serviceName: 'events', path: ['areas', 1, 'eventCount'] },
    ]);
  });

  it('prepares a document once, and refuses an operation the document does not have', async () => {
    await using served = await servedGraph();
    const document = parse('query A { me } query B { eventTotal }');
    expect(await served.graph.prepare(document, 'A')).toBe(
      await served.graph.prepare(document, 'A'),
    );
    expect(await (await served.graph.prepare(document, 'B')).execute({}, caller)).toEqual({
      data: { eventTotal: 7 },
    });
    await expect(served.graph.prepare(document, 'C')).rejects.toThrow('no such operation');
  });

  it('does not load a supergraph with a subgraph nobody configured, or one that is not valid', async () => {
    await using served = await servedGraph();
    const supergraph = supergraphOf([served.grid, served.events]);
    await expect(engineFor([served.grid]).load(supergraph)).rejects.toThrow(
      'Subgraph "events" is not configured',
    );
    await expect(engineFor([]).load('type Query { a: Int }')).rejects.toThrow();
  });

  it('has the telemetry of its vendor switched off before the gateway is made', () => {
    expect(process.env.APOLLO_TELEMETRY_DISABLED).toBe('1');
  });
});
