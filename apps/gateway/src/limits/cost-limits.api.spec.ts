import { startTestGateway } from '../testing/test-gateway.testing';

/** Lists of this graph do not say how long they are: each counts as ten. */
const LISTS = '{ areas { children { code } } }';

describe('what an operation costs', () => {
  it('is told to who asks for it', async () => {
    await using graph = await startTestGateway();
    const told = await graph.ask(LISTS, { headers: { 'gezhi-cost': '1' } });
    expect(told).toMatchObject({
      status: 200,
      extensions: { cost: { estimated: 110, limit: 50_000 } },
    });
    expect(await graph.ask(LISTS)).not.toHaveProperty('extensions');
  });

  it('is told with the limit when it is too much, in the caller’s language, and nobody is asked', async () => {
    await using graph = await startTestGateway({ limits: { cost: 109 } });
    const refused = await graph.ask(LISTS, { headers: { 'accept-language': 'zh-CN' } });
    expect(refused).toMatchObject({
      status: 400,
      errors: [
        {
          message: '该操作的代价估计为 110，一次最多 109。',
          extensions: { code: 'OPERATION_TOO_COSTLY', given: 110, limit: 109 },
        },
      ],
    });
    expect(graph.grid.calls).toEqual([]);
  });

  it('does not count what variables leave out', async () => {
    await using graph = await startTestGateway({ limits: { cost: 100 } });
    const query = 'query ($all: Boolean!) { areas { children @include(if: $all) { code } } }';
    const status = async (all: boolean) => (await graph.ask(query, { variables: { all } })).status;
    expect([await status(false), await status(true)]).toEqual([200, 400]);
  });
});

describe('variables', () => {
  const query = 'query ($id: ID) { eventTotal(area: $id) }';
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

  it.each([
    ['more values than are looked at', Array<number>(5_001).fill(1), 'VARIABLES_TOO_LARGE'],
    ['levels deeper than are looked at', deep(33), 'VARIABLES_TOO_DEEP'],
    ['levels without end', deep(2_000), 'VARIABLES_TOO_DEEP'],
  ])('are refused with %s, also those no operation declares', async (_what, given, code) => {
    await using graph = await startTestGateway();
    for (const variables of [{ id: given }, { other: given }]) {
      expect(await graph.ask(query, { variables })).toMatchObject({
        status: 400,
        errors: [{ extensions: { code } }],
      });
    }
    expect(graph.events.calls).toEqual([]);
  });
});
