import { definePolicies } from '@gezhi/identity';
import { startTestGateway } from '../testing/test-gateway.testing';
import { protectEngine } from './protect-engine';

const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE';

describe.each(['gezhi', 'stock'] as const)('field rules before the %s engine', (engineName) => {
  it('answer null for what the caller may not have, say why in the own language, and give the rest', async () => {
    await using graph = await startTestGateway({ engineName });
    const answer = await graph.ask('{ areas { name board eventCount } myEvents }', {
      headers: { 'accept-language': 'zh' },
    });
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      areas: [{ name: '秦虹街道', board: null, eventCount: 3 }],
      myEvents: null,
    });
    expect(answer.errors).toEqual([
      {
        message: '不向您显示 Query.myEvents：需要登录。',
        path: ['myEvents'],
        extensions: {
          code: CODE,
          coordinate: 'Query.myEvents',
          missing: [{ authenticated: true }],
          traceId: expect.any(String),
        },
      },
      {
        message: '不向您显示 Area.board：需要策略 staff。',
        path: ['areas', 0, 'board'],
        extensions: {
          code: CODE,
          coordinate: 'Area.board',
          missing: [{ policies: [['staff']] }],
          traceId: expect.any(String),
        },
      },
    ]);
    expect(graph.events.calls.join()).not.toMatch(/board|myEvents/);
    expect(JSON.stringify(answer)).not.toContain('hushed');
    expect(graph.log.join('')).toContain('"coordinates":["Area.board","Query.myEvents"]');
  });

  it('give everything to who may have it', async () => {
    await using graph = await startTestGateway({ engineName });
    const headers = await graph.signIn('auditor');
    const answer = await graph.ask('{ areas { board } myEvents }', { headers });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      areas: [{ board: 'hushed board' }],
      myEvents: ['hushed event'],
    });
  });

  it('ask no department when everything asked for is refused, and change nothing', async () => {
    await using graph = await startTestGateway({ engineName });
    expect(await graph.ask('{ myEvents __typename }')).toMatchObject({
      data: { myEvents: null, __typename: 'Query' },
    });
    expect(await graph.ask('mutation { rename(name: "x") { name } closeEvent }')).toMatchObject({
      data: null,
      errors: [{ path: ['closeEvent'], extensions: { code: CODE } }],
    });
    expect([...graph.grid.calls, ...graph.events.calls]).toEqual([]);
  });

  it('hold for each operation of a document by itself', async () => {
    await using graph = await startTestGateway({ engineName });
    const query = 'query A { me } query B { myEvents areas { code } }';
    expect((await graph.ask(query, { operationName: 'A' })).errors).toBeUndefined();
    expect((await graph.ask(query, { operationName: 'B' })).data).toEqual({
      myEvents: null,
      areas: [{ code: '320104001' }],
    });
  });

  it('keep beside them what departments report, each with its path', async () => {
    await using graph = await startTestGateway({ engineName });
    const answer = await graph.ask('{ coded areas { board } }');
    expect(answer.data).toEqual({ coded: null, areas: [{ board: null }] });
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['coded'], 'RULE_G1'],
      [['areas', 0, 'board'], CODE],
    ]);
  });

  it.each([
    ['nobody', null, 401],
    ['a resident', 'resident', 403],
  ])('refuse the whole operation where it is configured so: %s', async (_who, identity, status) => {
    await using graph = await startTestGateway({ engineName, refusals: 'OPERATION' });
    const headers = identity === null ? {} : await graph.signIn(identity);
    const answer = await graph.ask('{ me areas { board } }', { headers });
    expect(answer.status).toBe(status);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toMatchObject([
      {
        extensions: {
          code: CODE,
          refused: [{ coordinate: 'Area.board', missing: [{ policies: [['staff']] }] }],
        },
      },
    ]);
    expect([...graph.grid.calls, ...graph.events.calls]).toEqual([]);
    const skipped = '{ me areas { board @include(if: false) } }';
    expect((await graph.ask(skipped, { headers })).status).toBe(200);
  });

  it('show the names of protected fields in the schema, as every name, and never a value', async () => {
    await using graph = await startTestGateway({ engineName, development: true });
    const answer = await graph.ask('{ __type(name: "Area") { fields { name } } myEvents }');
    expect(JSON.stringify(answer.data)).toContain('"board"');
    expect(answer.data).toMatchObject({ myEvents: null });
  });

  it('stop a gateway from starting that could not enforce them', async () => {
    const load = jest.fn();
    const policies = definePolicies([]);
    const engine = protectEngine({ load }, { policies });
    const supergraph = `schema @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY) { query: Query }
      type Query { board: String @policy(policies: [["staff"]]) }`;
    await expect(engine.load(supergraph)).rejects.toThrow('"staff" at Query.board');
    expect(load).not.toHaveBeenCalled();
  });
});
