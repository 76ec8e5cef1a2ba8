import type { RequestListener } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { GEZHI } from './testing/engines.testing';
import {
  ask,
  caller,
  officer,
  startTwoDepartments,
  supergraphOf,
} from './testing/two-departments.testing';

const json = { 'content-type': 'application/json' };
const BOTH = '{ areas { name eventCount mustCount } }';

async function served(settings = {}) {
  const departments = await startTwoDepartments();
  const all = [departments.grid, departments.events];
  const graph = await GEZHI.engineFor(all, settings).load(supergraphOf(all));
  return {
    ...departments,
    graph,
    async [Symbol.asyncDispose]() {
      await graph.dispose();
      await Promise.all(all.map((subgraph) => subgraph[Symbol.asyncDispose]()));
    },
  };
}

const answer =
  (body: string): RequestListener =>
  (_request, response) =>
    response.writeHead(200, json).end(body);

const entities = (...items: unknown[]) => JSON.stringify({ data: { _entities: items } });

function codes({ errors = [] }: ExecutionResult) {
  return errors.map(({ extensions, path }) => [extensions.code, path]);
}

const INVALID = 'SUBGRAPH_INVALID_ANSWER';

describe('a hostile subgraph', () => {
  const good = { eventCount: 1, mustCount: 1 };

  it.each<[string, string, unknown]>([
    ['one entity too few', entities(good), [[INVALID, ['areas']]]],
    ['one entity too many', entities(good, good, good), [[INVALID, ['areas']]]],
    ['no list of entities', '{"data":{"_entities":{"0":{},"length":2}}}', [[INVALID, ['areas']]]],
    ['nothing about entities', '{"data":{}}', [[INVALID, ['areas']]]],
    ['texts as entities', entities('x', 'y'), [[INVALID, ['areas']]]],
    ['lists as entities', entities([good], [[good]]), [[INVALID, ['areas']]]],
  ])('that answers %s loses its own fields, and is named', async (_what, body, told) => {
    await using graph = await served();
    graph.events.answerWith(answer(body));
    // Fields that must not be null take the area with them, as the specification wants.
    const partial = await ask(graph.graph, '{ areas { name eventCount } }');
    expect(partial.data).toEqual({
      areas: [
        { name: '秦虹街道', eventCount: null },
        { name: '夫子庙街道', eventCount: null },
      ],
    });
    expect(codes(partial)).toEqual(told);
  });

  it.each<[string, string]>([
    ['a text for a number', '"5"'],
    ['a number that is none', '1e999'],
    ['a fraction for an Int', '1.5'],
    ['more than an Int holds', '2147483648'],
    ['a list for a number', '[1]'],
    ['an object for a number', '{"valueOf":7}'],
    ['true for a number', 'true'],
  ])('that gives %s has that value refused, with its place', async (_what, value) => {
    await using graph = await served();
    graph.events.answerWith(
      answer(`{"data":{"_entities":[{"eventCount":${value}},{"eventCount":2}]}}`),
    );
    const partial = await ask(graph.graph, '{ areas { name eventCount } }');
    expect(partial.data).toEqual({
      areas: [
        { name: '秦虹街道', eventCount: null },
        { name: '夫子庙街道', eventCount: 2 },
      ],
    });
    expect(codes(partial)).toEqual([[INVALID, ['areas', 0, 'eventCount']]]);
  });

  it.each<[string, string]>([
    ['an object for a list', '{"areas":{"code":"1"}}'],
    ['a text for a list', '{"areas":"x"}'],
    ['texts for objects', '{"areas":["x"]}'],
    ['lists for objects', '{"areas":[[{"code":"1","name":"x"}]]}'],
    ['null where none may be', '{"areas":[null]}'],
    ['nothing at all', '{}'],
  ])('that gives %s does not bring down the answer', async (_what, data) => {
    await using graph = await served();
    graph.grid.answerWith(answer(`{"data":${data}}`));
    const partial = await ask(graph.graph, '{ areas { name eventCount } eventTotal }');
    expect(partial.data).toBeNull();
    expect(partial.errors?.every(({ extensions }) => extensions.code === INVALID)).toBe(true);
    graph.grid.answerWith(null);
    expect((await ask(graph.graph, BOTH)).errors).toBeUndefined();
  });

  it('that nests lists a hundred thousand deep does not reach the end of our stack', async () => {
    await using graph = await served();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    graph.grid.answerWith(answer(`{"data":{"areas":${deep}}}`));
    const partial = await ask(graph.graph, '{ areas { name } }');
    expect(partial.data).toBeNull();
    expect(partial.errors?.[0]?.extensions.code).toBe(INVALID);
    graph.grid.answerWith(null);
    expect((await ask(graph.graph, BOTH)).errors).toBeUndefined();
  });

  it('that sends names objects inherit changes no object but its own', async () => {
    await using graph = await served();
    const evil =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"eventCount":1,"mustCount":1}';
    graph.events.answerWith(
      answer(`{"data":{"__proto__":{"polluted":1},"_entities":[${evil},${evil}]}}`),
    );
    expect((await ask(graph.graph, BOTH)).errors).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('cannot pass for what a client calls by such a name', async () => {
    await using graph = await served();
    const query = '{ areas { __proto__: name constructor: name toString: eventCount } }';
    const clean = await ask(graph.graph, query);
    const [first] = clean.data?.areas as Record<string, unknown>[];
    expect(JSON.stringify(first)).toBe(
      '{"__proto__":"秦虹街道","constructor":"秦虹街道","toString":1}',
    );
    graph.grid.answerWith(answer('{"data":{"areas":[{"__typename":"Area","code":"320104001"}]}}'));
    const partial = await ask(graph.graph, '{ areas { constructor: name } }');
    expect(partial.data).toBeNull();
  });

  it('that sends keys nobody asked for has them left out', async () => {
    await using graph = await served();
    graph.events.answerWith(
      answer(entities({ ...good, secret: 'x', name: 'x' }, { ...good, code: 'x' })),
    );
    expect(await ask(graph.graph, BOTH)).toEqual({
      data: {
        areas: [
          { name: '秦虹街道', eventCount: 1, mustCount: 1 },
          { name: '夫子庙街道', eventCount: 1, mustCount: 1 },
        ],
      },
    });
  });

  it('that sends 100 MB is cut off at the limit', async () => {
    await using graph = await served();
    let sent = 0;
    graph.events.answerWith((_request, response) => {
      response.writeHead(200, json);
      const piece = Buffer.alloc(1_048_576, 120);
      const more = () => {
        while (sent < 100 * piece.length && !response.destroyed) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const partial = await ask(graph.graph, '{ areas { name eventCount } }');
    expect(codes(partial)).toEqual([[INVALID, ['areas']]]);
    expect(sent).toBeLessThan(60 * 1_048_576);
  });

  it('that announces too much is not read at all', async () => {
    await using graph = await served({ answerLimit: 10_000 });
    graph.events.answerWith((_request, response) => {
      response.writeHead(200, { ...json, 'content-length': '10001' });
      response.flushHeaders();
    });
    expect(codes(await ask(graph.graph, '{ areas { name eventCount } }'))).toEqual([
      [INVALID, ['areas']],
    ]);
  });

  it('that breaks off in the middle of an answer is asked once more', async () => {
    await using graph = await served();
    let times = 0;
    graph.events.answerWith((_request, response) => {
      times += 1;
      response.writeHead(200, { ...json, 'content-length': '1000' });
      response.write('{"data":', () => response.destroy());
    });
    const partial = await ask(graph.graph, '{ areas { name eventCount } }');
    expect(codes(partial)).toEqual([['SUBGRAPH_UNAVAILABLE', ['areas']]]);
    expect(times).toBe(2);
  });

  it('that sends thousands of errors, or errors about nowhere, is heard within bounds', async () => {
    await using graph = await served();
    const error = { message: 'no', path: ['_entities', 77, 'nowhere'] };
    graph.events.answerWith(
      answer(JSON.stringify({ data: null, errors: [error, { message: 'x', path: [{}] }] })),
    );
    const partial = await ask(graph.graph, '{ areas { name eventCount } }');
    expect(codes(partial)).toEqual([
      ['DOWNSTREAM_SERVICE_ERROR', ['areas']],
      ['DOWNSTREAM_SERVICE_ERROR', ['areas']],
    ]);
    const many = Array.from({ length: 1_001 }, () => error);
    graph.events.answerWith(answer(JSON.stringify({ data: null, errors: many })));
    expect(codes(await ask(graph.graph, '{ areas { name eventCount } }'))).toEqual([
      [INVALID, ['areas']],
    ]);
  });

  it('that names another type for an entity has it refused where the type matters', async () => {
    await using graph = await served();
    graph.grid.answerWith(
      answer('{"data":{"areas":[{"__typename":"Query","code":"1","name":"x"}]}}'),
    );
    const partial = await ask(graph.graph, '{ areas { __typename name eventCount } }');
    // Not a type of this place: nobody is asked about it as if it were one.
    expect(partial.data).toEqual({ areas: [{ __typename: 'Area', name: 'x', eventCount: null }] });
    expect(graph.events.asked).toHaveLength(0);
  });
});

describe('a subgraph that keeps failing', () => {
  it('is left alone after five failures, and asked again when it is back', async () => {
    await using graph = await served();
    let asked = 0;
    graph.events.answerWith((_request, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    const once = () => ask(graph.graph, '{ eventTotal }');
    for (let time = 0; time < 20; time += 1) {
      expect(codes(await once())).toEqual([['SUBGRAPH_UNAVAILABLE', undefined]]);
    }
    expect(asked).toBeLessThan(10);
    graph.events.answerWith(null);
    const back = performance.now();
    let answered = await once();
    while (answered.errors !== undefined && performance.now() - back < 10_000) {
      await new Promise((resolve) => setImmediate(resolve));
      answered = await once();
    }
    expect(answered.data).toEqual({ eventTotal: 7 });
  }, 20_000);
});

describe('equal questions under way', () => {
  it('are asked once, and never between callers of different rights or languages', async () => {
    await using graph = await served();
    await Promise.all(Array.from({ length: 20 }, () => ask(graph.graph, '{ areas { name } }')));
    expect(graph.grid.asked.length).toBe(1);
    const others = [
      caller,
      { ...caller, language: 'zh' as const },
      { ...caller, actor: { ...officer, areas: [] } },
      { ...caller, actor: { ...officer, subject: 'demo:other' } },
      { ...caller, traceparent: caller.traceparent.replace('4b', '4c') },
    ];
    const answers = await Promise.all(
      others.map((as) => ask(graph.graph, '{ me areas { code } }', { as })),
    );
    expect(answers.map(({ data }) => data?.me)).toEqual([
      ...['demo:officer', 'demo:officer', 'demo:officer', 'demo:other', 'demo:officer'],
    ]);
    // The trace alone makes no difference: the last shares with the first.
    expect(graph.grid.asked.length).toBe(1 + 4);
  });

  it('are asked each for itself when they change something', async () => {
    await using graph = await served();
    const change = 'mutation { rename(code: "1", name: "x") { name } }';
    await Promise.all(Array.from({ length: 5 }, () => ask(graph.graph, change)));
    expect(graph.grid.asked.length).toBe(5);
  });

  it('go on when one who waits goes away, and end when the last does', async () => {
    await using graph = await served();
    const [one, other] = [new AbortController(), new AbortController()];
    const arrived = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    graph.grid.answerWith((_request, response) => {
      response.once('close', () => closed.resolve());
      arrived.resolve();
    });
    const first = ask(graph.graph, '{ me }', { signal: one.signal });
    const second = ask(graph.graph, '{ me }', { signal: other.signal });
    await arrived.promise;
    one.abort();
    expect(codes(await first)).toEqual([['REQUEST_CANCELLED', undefined]]);
    other.abort();
    expect(codes(await second)).toEqual([['REQUEST_CANCELLED', undefined]]);
    await closed.promise;
  });
});
