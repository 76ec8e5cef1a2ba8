import { parse, validate } from 'graphql';
import type { AnswerPart, Graph } from '../engine';
import { deferRules } from '../guard/defer-rules';
import { STOCK } from '../testing/engines.testing';
import { held, threeDepartments } from '../testing/three-departments.testing';
import { caller } from '../testing/two-departments.testing';

async function begin(graph: Graph, text: string, variables: object = {}, signal?: AbortSignal) {
  const operation = await graph.prepare(parse(text));
  const given = variables as Record<string, unknown>;
  const answer = await operation.executeInParts!(given, caller, signal);
  return { ...answer, data: answer.data && (JSON.parse(answer.data) as unknown) };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** The rest, each batch as the client sees it. */
async function batches({ rest }: Begun) {
  const all: { hasNext: boolean; parts: object[] }[] = [];
  for await (const { parts, hasNext } of rest ?? []) all.push({ hasNext, parts: parts.map(shown) });
  return all;
}

function shown({ path, label, data, errors }: AnswerPart) {
  return {
    path: path.join('.'),
    ...(label !== undefined && { label }),
    data: data && (JSON.parse(data) as unknown),
    ...(errors.length > 0 && {
      errors: errors.map((each) => ({ path: each.path?.join('.'), code: each.extensions.code })),
    }),
  };
}

describe('an answer in parts', () => {
  it('begins before the department of a deferred part answers', async () => {
    await using served = await threeDepartments();
    const events = held(served.events);
    const begun = await begin(
      served.graph,
      '{ areas { name ... @defer(label: "counts") { count } } }',
    );
    expect(begun.data).toEqual({ areas: [{ name: 'area 1' }, { name: 'area 2' }] });
    await events.answer({ data: { _entities: [{ count: 4 }, { count: 5 }] } });
    expect(await batches(begun)).toEqual([
      {
        hasNext: false,
        parts: [
          { path: 'areas.0', label: 'counts', data: { count: 4 } },
          { path: 'areas.1', label: 'counts', data: { count: 5 } },
        ],
      },
    ]);
  });

  it('asks for a deferred part as soon as it can, and waits for nothing else', async () => {
    await using served = await threeDepartments();
    const grid = held(served.grid);
    const begun = begin(served.graph, '{ first { name } ... @defer { total } }');
    await grid.asked;
    // The beginning is not there yet, and the other department has been asked.
    while (served.events.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await grid.answer({ data: { first: null } });
    expect(await batches(await begun)).toEqual([
      { hasNext: false, parts: [{ path: '', data: { total: 7 } }] },
    ]);
  });

  it('gives each part when it is ready, those within others after them', async () => {
    await using served = await threeDepartments();
    const law = held(served.law);
    const begun = await begin(
      served.graph,
      '{ first { ... @defer(label: "a") { count day { open ... @defer(label: "b") { closed } } } ...D @defer } } fragment D on Area { code }',
    );
    const rest = begun.rest!;
    const seen: object[] = [];
    while (seen.length < 2) seen.push(...(await rest.next()).value!.parts.map(shown));
    expect(seen).toContainEqual({
      path: 'first',
      label: 'a',
      data: { count: 10, day: { open: 1 } },
    });
    expect(seen).toContainEqual({ path: 'first', data: { code: '1' } });
    await law.answer({ data: { _entities: [{ closed: 9 }] } });
    expect(await batches(begun)).toEqual([
      { hasNext: false, parts: [{ path: 'first.day', label: 'b', data: { closed: 9 } }] },
    ]);
  });

  it('answers a fragment that is spread in two places for each of them', async () => {
    await using served = await threeDepartments();
    const begun = await begin(
      served.graph,
      '{ first { ...C within { ...C } } } fragment C on Area { name ... @defer { count } }',
    );
    const parts = (await batches(begun)).flatMap((batch) => batch.parts);
    expect(parts).toHaveLength(2);
    expect(parts).toContainEqual({ path: 'first', data: { count: 10 } });
    expect(parts).toContainEqual({ path: 'first.within', data: { count: 20 } });
  });

  it('answers later what is fetched with the beginning, and again what was answered then', async () => {
    await using served = await threeDepartments();
    const begun = await begin(served.graph, '{ plan { title ... @defer { title text } } }');
    expect(begun.data).toEqual({ plan: { title: 't' } });
    expect(await batches(begun)).toEqual([
      { hasNext: false, parts: [{ path: 'plan', data: { title: 't', text: 'long' } }] },
    ]);
  });

  it('lets null go as far as the part, and tells why there', async () => {
    await using served = await threeDepartments();
    const begun = await begin(served.graph, '{ areas { name ... @defer { must } } }');
    expect(begun.errors).toEqual([]);
    expect((await batches(begun)).flatMap(({ parts }) => parts)).toEqual([
      { path: 'areas.0', data: { must: 5 } },
      {
        path: 'areas.1',
        data: null,
        errors: [{ path: 'areas.1.must', code: 'DOWNSTREAM_SERVICE_ERROR' }],
      },
    ]);
  });

  it('leaves out parts of objects that are null for what is above them', async () => {
    await using served = await threeDepartments();
    const begun = await begin(
      served.graph,
      '{ first { name within { day { open ... @defer { closed } } strict } } }',
    );
    expect(begun.data).toEqual({ first: { name: 'area 1', within: null } });
    expect(begun.rest).toBeUndefined();
  });

  it('tells a failure of a department in the parts that lack something for it', async () => {
    await using served = await threeDepartments();
    await served.events.stop();
    const begun = await begin(
      served.graph,
      '{ areas { name ... @defer { must } } first { ... @defer { count } } }',
    );
    expect(begun.errors).toEqual([]);
    const parts = (await batches(begun)).flatMap((batch) => batch.parts);
    const error = { path: 'areas', code: 'SUBGRAPH_UNAVAILABLE' };
    expect(parts).toContainEqual({ path: 'areas.0', data: null, errors: [error] });
    expect(parts).toContainEqual({ path: 'areas.1', data: null, errors: [error] });
    expect(parts).toContainEqual({
      path: 'first',
      data: { count: null },
      errors: [{ path: 'first', code: 'SUBGRAPH_UNAVAILABLE' }],
    });
  });

  it.each([
    ['nothing', {}],
    ['no list', { data: { _entities: { count: 1 } } }],
    ['too few', { data: { _entities: [{ count: 1 }] } }],
    ['no objects', { data: { _entities: [1, 'a'] } }],
    ['wrong values', { data: { _entities: [{ count: {} }, { count: 'many' }] } }],
    ['a prototype', { data: { _entities: [{ __proto__: { count: 1 } }, { count: [] }] } }],
  ])('survives a department that answers %s for a part', async (_what, answer) => {
    await using served = await threeDepartments();
    const events = held(served.events);
    const begun = await begin(served.graph, '{ areas { name ... @defer { count } } }');
    await events.answer(answer);
    const parts = (await batches(begun)).flatMap((batch) => batch.parts);
    expect(parts).toHaveLength(2);
    expect(JSON.stringify(parts)).toContain('SUBGRAPH_INVALID_ANSWER');
    expect(begun.data).toEqual({ areas: [{ name: 'area 1' }, { name: 'area 2' }] });
  });

  it('keeps what is answered at once from what a part says of the same field', async () => {
    await using served = await threeDepartments();
    const grid = held(served.grid);
    const events = held(served.events);
    const begun = begin(served.graph, '{ plan { title } total ... @defer { plan { text } } }');
    await events.asked;
    await grid.answerTo('title', { data: { plan: { title: 't' } } });
    // The part has nothing good to say, and says it before the beginning is whole.
    await grid.answerTo('text', { data: { plan: null } });
    await events.answer({ data: { total: 7 } });
    const { data, rest } = await begun;
    expect(data).toEqual({ plan: { title: 't' }, total: 7 });
    await rest?.return?.();
  });

  it('gives equal objects each their part, even those that became equal meanwhile', async () => {
    await using served = await threeDepartments();
    const grid = held(served.grid);
    const events = held(served.events);
    const begun = begin(served.graph, '{ twice { name ... @defer { name judged } } }');
    const area = { __typename: 'Area', code: '1' };
    await grid.answerTo('twice', { data: { twice: [{ ...area, name: 'a' }, area] } });
    await grid.answerTo('_entities', { data: { _entities: [{ name: 'a' }] } });
    await events.answer({ data: { _entities: [{ count: 1 }] } });
    const parts = (await batches(await begun)).flatMap((batch) => batch.parts);
    expect(parts).toEqual(
      ['twice.0', 'twice.1'].map((path) => ({ path, data: { name: 'a', judged: 'judged 1' } })),
    );
  });

  it('decides by variables what is answered later', async () => {
    await using served = await threeDepartments();
    const text = 'query Q($later: Boolean!) { first { name ... @defer(if: $later) { count } } }';
    const whole = await begin(served.graph, text, { later: false });
    expect(whole).toEqual({ data: { first: { name: 'area 1', count: 10 } }, errors: [] });
    const begun = await begin(served.graph, text, { later: true });
    expect(begun.data).toEqual({ first: { name: 'area 1' } });
    expect(await batches(begun)).toHaveLength(1);
    const never = await begin(served.graph, '{ first { ... @defer(if: false) { name } } }');
    expect(never).toEqual({ data: { first: { name: 'area 1' } }, errors: [] });
  });

  it('answers at once when nothing is there of which something could come later', async () => {
    await using served = await threeDepartments();
    const grid = held(served.grid);
    const begun = begin(served.graph, '{ first { name ... @defer { count } } }');
    await grid.answer({ data: { first: null } });
    expect(await begun).toEqual({ data: { first: null }, errors: [] });
    expect(served.events.asked).toEqual([]);
  });

  it('makes all changes before it reads what is answered later', async () => {
    await using served = await threeDepartments();
    const begun = await begin(
      served.graph,
      'mutation { rename(name: "a") { name ... @defer { count } } change }',
    );
    expect(begun.data).toEqual({ rename: { name: 'a' }, change: 1 });
    expect(await batches(begun)).toEqual([
      { hasNext: false, parts: [{ path: 'rename', data: { count: 11 } }] },
    ]);
  });

  it('gives one answer to who asks for one, with the requests of one', async () => {
    await using served = await threeDepartments();
    const operation = await served.graph.prepare(
      parse('{ plan { title } ... @defer { plan { text } } }'),
    );
    const answer = await operation.executeText!({}, caller);
    expect(answer).toEqual({ data: '{"plan":{"title":"t","text":"long"}}', errors: [] });
    expect(served.grid.asked).toHaveLength(1);
  });

  it('stops what is under way when nobody waits for the rest', async () => {
    await using served = await threeDepartments();
    const events = held(served.events);
    const begun = await begin(served.graph, '{ areas { name ... @defer { count } } }');
    const next = begun.rest!.next();
    await events.asked;
    await begun.rest!.return?.();
    await events.cancelled;
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('ends parts with a code when their time is over', async () => {
    await using served = await threeDepartments();
    const events = held(served.events);
    const deadline = new AbortController();
    const begun = await begin(
      served.graph,
      '{ first { name ... @defer { count } } }',
      {},
      deadline.signal,
    );
    await events.asked;
    deadline.abort();
    await events.cancelled;
    expect(await batches(begun)).toEqual([
      {
        hasNext: false,
        parts: [{ path: 'first', data: { count: null }, errors: [{ code: 'REQUEST_CANCELLED' }] }],
      },
    ]);
  });

  it('is one answer from the stock engine', async () => {
    await using served = await threeDepartments(STOCK);
    const document = parse('{ first { name ... @defer { count } } }');
    expect(validate(served.graph.schema, document)).toEqual([]);
    const operation = await served.graph.prepare(document);
    expect(operation.executeInParts).toBeUndefined();
    expect(await operation.execute({}, caller)).toEqual({
      data: { first: { name: 'area 1', count: 10 } },
    });
  });

  it.each([
    ['at the top of a mutation', 'mutation { ... @defer { rename(name: "a") { code } } }'],
    [
      'at the top of a mutation',
      'mutation { ...M @defer } fragment M on Mutation { rename(name: "a") { code } }',
    ],
    ['used twice', '{ first { ... @defer(label: "a") { name } ... @defer(label: "a") { code } } }'],
    ['not a variable', 'query Q($l: String) { first { ... @defer(label: $l) { name } } }'],
  ])('is not valid with @defer %s', async (why, text) => {
    await using served = await threeDepartments();
    const [error] = validate(served.graph.schema, parse(text), [deferRules]);
    expect(error?.message).toContain(why);
  });
});
