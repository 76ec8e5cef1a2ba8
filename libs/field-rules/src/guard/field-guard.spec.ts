import { ANONYMOUS } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import { parse, print, validate } from 'graphql';
import { FieldRules } from '../rules/field-rules';
import { callerWith } from '../testing/callers.testing';
import { localGraph } from '../testing/local-graph.testing';
import type { LocalGraph } from '../testing/local-graph.testing';
import { TEST_POLICIES, testSubgraphs } from '../testing/three-subgraphs.testing';
import { createFieldGuard } from './field-guard';
import type { FieldGuard } from './field-guard';
import { refusalTeller } from './tell-refusal';

const resident = callerWith('RESIDENT');
const officer = callerWith('DEPARTMENT_OFFICER');

describe('a guarded graph', () => {
  let graph: LocalGraph;
  let guard: FieldGuard;
  beforeAll(async () => {
    graph = await localGraph(testSubgraphs(null));
    const rules = new FieldRules(parse(graph.supergraphSdl));
    guard = createFieldGuard({ schema: graph.schema, rules, policies: TEST_POLICIES });
  });
  afterAll(() => graph?.stop());

  async function ask(actor: Actor, source: string, variables = {}, language: 'en' | 'zh' = 'en') {
    const document = parse(source);
    expect(validate(graph.schema, document)).toEqual([]);
    const context = { actor, language: 'en' as const, asked: [] as string[] };
    const tell = refusalTeller(language);
    const part = guard.check(document).partFor(actor);
    if (part) expect(validate(graph.schema, part.document)).toEqual([]);
    const answer =
      part?.answerLocally(variables, tell) ??
      (part
        ? part.settle(await graph.execute(part.document, variables, context), tell)
        : await graph.execute(document, variables, context));
    return {
      data: JSON.parse(JSON.stringify(answer.data)) as unknown,
      errors: (answer.errors ?? []).map(
        ({ message, path, extensions }): Record<string, unknown> => ({
          message,
          path,
          ...extensions,
        }),
      ),
      asked: context.asked,
      sent: part && print(part.document),
    };
  }

  it('answers null for what is refused, says what is missing and asks for the rest alone', async () => {
    const { data, errors, asked, sent } = await ask(
      ANONYMOUS,
      '{ person(id: "p1") { label phone home { title } } }',
    );
    expect(data).toEqual({
      person: { label: 'Person.label#p1;', phone: null, home: { title: null } },
    });
    expect(errors).toEqual([
      {
        message: 'Person.phone is not shown to you: it takes the policy staff.',
        path: ['person', 'phone'],
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        coordinate: 'Person.phone',
        missing: [{ policies: [['staff']] }],
      },
      {
        message: 'Place.title is not shown to you: sign in first.',
        path: ['person', 'home', 'title'],
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        coordinate: 'Place.title',
        missing: [{ authenticated: true }],
      },
    ]);
    expect(asked).toEqual(['people']);
    expect(sent).not.toMatch(/phone|title/);
  });

  it('says so in Chinese to whoever reads Chinese', async () => {
    const { errors } = await ask(ANONYMOUS, '{ person(id: "p1") { rating } }', {}, 'zh');
    expect(errors[0]?.message).toBe(
      '不向您显示 Person.rating：需要策略 readsFigures；需要范围 a:read。',
    );
  });

  it('does not touch the document of callers who may have all of it', async () => {
    const document = parse('{ person(id: "p1") { phone } }');
    expect(guard.check(document).partFor(officer)).toBeNull();
    expect(
      guard.check(parse('{ people { label __typename } __schema { queryType { name } } }'))
        .isPublic,
    ).toBe(true);
  });

  it.each([
    ['one field', '{ me { phone } }'],
    [
      'several, in fragments and under other names',
      '{ a: me { label } ...F } fragment F on Query { nodes { id } vault { gold } }',
    ],
    [
      'what answers a union with a protected member',
      '{ search(text: "x") { __typename ... on Company { id } } }',
    ],
    ['all but the name of the type', '{ __typename me { id } }'],
  ])('asks nobody when everything asked for is refused: %s', async (_what, source) => {
    const { asked, errors } = await ask(ANONYMOUS, source);
    expect(asked).toEqual([]);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('asks nobody when something refused at the top allows no null: the rest would be for nothing', async () => {
    const { data, asked, errors } = await ask(ANONYMOUS, '{ people { label } nodes { id } }');
    expect({ data, asked }).toEqual({ data: null, asked: [] });
    expect(errors).toMatchObject([{ path: ['nodes'], coordinate: 'Query.nodes' }]);
  });

  it('counts what is skipped by variables as not asked for', async () => {
    const source = 'query ($with: Boolean!) { people { label } me @include(if: $with) { id } }';
    expect((await ask(ANONYMOUS, source, { with: false })).errors).toEqual([]);
    const { data, errors } = await ask(ANONYMOUS, source, { with: true });
    expect(data).toMatchObject({ me: null });
    expect(errors).toMatchObject([{ path: ['me'] }]);
    const alone = 'query ($with: Boolean = false) { me @include(if: $with) { id } }';
    expect(await ask(ANONYMOUS, alone)).toMatchObject({ data: {}, errors: [] });
  });

  it('moves null up to where it is allowed, list items included', async () => {
    const { data, errors } = await ask(
      resident,
      '{ grid { plain value } person(id: "p1") { must { open inner { open closed } } } }',
    );
    expect(data).toEqual({
      grid: [null, null, [], null],
      person: {
        must: {
          open: 'Strict.open#p1;',
          inner: { open: 'Inner.open#p1;', closed: 'Inner.closed#p1;' },
        },
      },
    });
    expect(errors.map(({ path }) => path)).toEqual([
      ['grid', 0, 0, 'value'],
      ['grid', 3, 0, 'value'],
    ]);
    const nobody = await ask(
      ANONYMOUS,
      '{ person(id: "p1") { label must { open inner { open closed } } } }',
    );
    expect(nobody.data).toEqual({ person: { label: 'Person.label#p1;', must: null } });
    expect(nobody.errors).toMatchObject([{ path: ['person', 'must', 'inner', 'closed'] }]);
  });

  it('refuses what several selections of one name ask for as soon as it refuses one of them', async () => {
    const { data } = await ask(resident, '{ named { label ... on Person { label hidden } } }');
    expect(data).toEqual({
      named: [{ label: null, hidden: 'Person.hidden#p1;' }, null, { label: null }],
    });
  });

  it('keeps the order in which the client asked', async () => {
    const { data } = await ask(resident, '{ person(id: "p1") { phone id callSign label } }');
    expect(JSON.stringify(data)).toBe(
      '{"person":{"phone":null,"id":"p1","callSign":null,"label":"Person.label#p1;"}}',
    );
  });

  it('is not confused by answer names that look like its marks or like a prototype', async () => {
    const { data, errors } = await ask(
      ANONYMOUS,
      '{ _refused_0: person(id: "p1") { _refused_0: label __proto__: phone constructor: label } }',
    );
    const text = JSON.stringify(data);
    expect(text).toBe(
      '{"_refused_0":{"_refused_0":"Person.label#p1;","__proto__":null,"constructor":"Person.label#p1;"}}',
    );
    expect(errors).toMatchObject([{ path: ['_refused_0', '__proto__'] }]);
    expect(({} as { phone?: unknown }).phone).toBeUndefined();
  });

  it('sends no variable that only refused fields use', async () => {
    const source =
      'query ($id: ID!, $secret: String) { person(id: $id) { label } search(text: $secret) { __typename } }';
    const { sent, data } = await ask(ANONYMOUS, source, { id: 'p1', secret: 'hush' });
    expect(sent).not.toContain('secret');
    expect(data).toEqual({ person: { label: 'Person.label#p1;' }, search: null });
  });

  it('keeps the places where delivery was deferred', () => {
    const document = parse(
      '{ person(id: "p1") { label ... @defer(label: "x") { phone visits } } }',
    );
    const part = guard.check(document).partFor(ANONYMOUS);
    expect(print(part!.document)).toContain('@defer(label: "x")');
    expect(print(part!.document)).not.toContain('phone');
  });

  it('lists every refused field, and counts its places beyond a hundred errors', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `a${n}: people { phone callSign }`).join(' ');
    const { errors } = await ask(ANONYMOUS, `{ ${many} people { rating } }`);
    expect(errors.length).toBeLessThanOrEqual(130);
    expect(errors.map(({ coordinate }) => coordinate)).toContain('Person.rating');
    const places = errors.reduce((sum, error) => sum + 1 + Number(error['more'] ?? 0), 0);
    expect(places).toBe(60 * 3 * 2 + 3);
  });

  it('names what the variables ask for, for whoever refuses whole operations', () => {
    const document = parse('query ($a: Boolean!) { me @include(if: $a) { id } people { phone } }');
    const part = guard.check(document).partFor(ANONYMOUS);
    const refused = (variables: Record<string, unknown>) =>
      part!.refused(variables).map(({ coordinate }) => coordinate);
    expect(refused({ a: true })).toEqual(['Query.me', 'Person.phone']);
    expect(refused({ a: false })).toEqual(['Person.phone']);
    expect(refused({})).toEqual(['Query.me', 'Person.phone']);
  });

  it('filters a document once for all who meet the same requirements, and keeps a bounded number', () => {
    const document = parse('{ people { phone } }');
    const checked = guard.check(document);
    expect(checked.partFor(resident)).toBe(checked.partFor(ANONYMOUS));
    expect(guard.check(document)).toBe(checked);
    const small = createFieldGuard({
      schema: graph.schema,
      rules: new FieldRules(parse(graph.supergraphSdl)),
      policies: TEST_POLICIES,
      variants: 2,
    });
    const first = small.check(document);
    const part = first.partFor(ANONYMOUS);
    for (const name of ['rating', 'callSign']) {
      small.check(parse(`{ people { ${name} } }`)).partFor(ANONYMOUS);
    }
    expect(first.partFor(ANONYMOUS)).not.toBe(part);
  });

  it('has no such operation', () => {
    const document = parse('query A { me { id } } query B { vault { gold } }');
    expect(() => guard.check(document)).toThrow('no such operation');
    expect(() => guard.check(document, 'C')).toThrow('no such operation');
    expect(guard.check(document, 'B').partFor(ANONYMOUS)).not.toBeNull();
  });
});
