import { startTestGateway as start } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;

describe.each(['gezhi', 'stock'] as const)('what the %s gateway refuses', (engineName) => {
  const startTestGateway = (options: TestGatewayOptions = {}) => start({ engineName, ...options });

  it('is told to the department whose fields they are, with caller, operation and trace', async () => {
    await using graph = await startTestGateway();
    const headers = { ...(await graph.signIn('resident')), traceparent };
    await graph.ask('query Look { areas { name board } }', { headers });
    await graph.ask('{ myEvents areas { board } }');
    expect(await graph.events.denials(2)).toEqual([
      {
        subject: 'demo:resident',
        coordinates: ['Area.board'],
        operationName: 'Look',
        traceparent: expect.stringContaining(`00-${TRACE}-`),
      },
      {
        subject: 'anonymous',
        coordinates: ['Query.myEvents', 'Area.board'],
        traceparent: expect.stringMatching(/^00-/),
      },
    ]);
    expect(await graph.grid.denials(0)).toEqual([]);
  });

  it('is told also when the whole operation is refused, by POST and by GET', async () => {
    await using graph = await startTestGateway({ refusals: 'OPERATION' });
    expect((await graph.ask('{ me areas { board } }')).status).toBe(401);
    const byGet = await graph.gateway.inject({
      url: `/graphql?query=${encodeURIComponent('{ myEvents }')}`,
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(byGet.statusCode).toBe(401);
    expect(await graph.events.denials(2)).toMatchObject([
      { coordinates: ['Area.board'] },
      { coordinates: ['Query.myEvents'] },
    ]);
  });

  it('is told once of a request that also lacks a variable, and not at all of who may', async () => {
    await using graph = await startTestGateway();
    const query = 'query ($area: ID!) { eventTotal(area: $area) myEvents }';
    expect((await graph.ask(query)).status).toBe(400);
    const headers = await graph.signIn('auditor');
    await graph.ask('{ myEvents areas { board } }', { headers });
    await graph.gateway.close();
    expect(await graph.events.denials(1)).toHaveLength(1);
  });

  it('keeps no answer waiting, whatever the department does', async () => {
    await using graph = await startTestGateway();
    const asked = Promise.withResolvers<string | undefined>();
    graph.events.answerNext((request) => asked.resolve(request.url));
    expect((await graph.ask('{ myEvents }')).data).toEqual({ myEvents: null });
    expect(await asked.promise).toBe('/denials');
    expect((await graph.ask('{ myEvents me }')).data).toEqual({ myEvents: null, me: 'anonymous' });
  });

  it('is told when a department that was away is back', async () => {
    await using graph = await startTestGateway();
    await graph.events.stop();
    expect((await graph.ask('{ myEvents }')).data).toEqual({ myEvents: null });
    await graph.events.restart();
    expect(await graph.events.denials(1)).toMatchObject([{ coordinates: ['Query.myEvents'] }]);
  });

  it('is told by number beyond sixty a minute of one caller, before the gateway has stopped', async () => {
    await using graph = await startTestGateway();
    for (let time = 0; time < 70; time += 1) await graph.ask('{ myEvents }');
    await graph.gateway.close();
    const denials = await graph.events.denials(61);
    expect(denials).toHaveLength(61);
    expect(denials.at(-1)).toMatchObject({
      subject: 'anonymous',
      coordinates: ['Query.myEvents'],
      leftOut: 10,
    });
    expect(graph.log.join('')).not.toContain('not in the trail');
  });

  it('is in the log when the department does not believe it', async () => {
    await using graph = await startTestGateway();
    graph.events.answerNext((_request, response) => response.writeHead(401).end());
    await graph.ask('{ myEvents }');
    await graph.gateway.close();
    expect(graph.log.join('')).toContain('denial not in the trail');
  });
});
