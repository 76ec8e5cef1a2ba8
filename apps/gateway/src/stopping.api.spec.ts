import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { listen } from '@gezhi/server';
import { stopping } from './stopping';
import { startTestGateway } from './testing/test-gateway.testing';

/** A client with one connection that it keeps, as HTTP/1.1 clients do. */
function keptConnection(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async ask(query: string, headers: Record<string, string> = {}) {
      const sent = request(`${address}/graphql`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', ...headers },
      });
      sent.end(JSON.stringify({ query }));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      let body = '';
      for await (const piece of response) body += String(piece);
      return [response.statusCode, response.headers.connection, JSON.parse(body) as unknown];
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

describe('a gateway that stops', () => {
  it('answers what comes meanwhile, on either way through it, and ends each connection with its answer', async () => {
    await using graph = await startTestGateway();
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const signedIn = await graph.signIn('integrator');
    using early = keptConnection(address);
    using common = keptConnection(address);
    const answer = { data: { eventTotal: 7 } };
    expect(await early.ask('{ eventTotal }', signedIn)).toMatchObject([200, 'keep-alive', answer]);
    expect(await common.ask('{ eventTotal }')).toMatchObject([200, 'keep-alive', answer]);
    graph.gateway.lifecycle.stopping = true;
    expect(await early.ask('{ eventTotal }', signedIn)).toMatchObject([200, 'close', answer]);
    expect(await common.ask('{ eventTotal }')).toMatchObject([200, 'close', answer]);
  });

  it('finishes what is under way when it closes, on either way through it', async () => {
    await using graph = await startTestGateway();
    const address = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    const answered = Promise.withResolvers<void>();
    const ask = async (client: ReturnType<typeof keptConnection>, headers = {}) => {
      const arrived = Promise.withResolvers<void>();
      graph.events.answerNext((_request, response) => {
        arrived.resolve();
        void answered.promise.then(() =>
          response.setHeader('content-type', 'application/json').end('{"data":{"eventTotal":8}}'),
        );
      });
      const answer = client.ask('{ eventTotal }', headers);
      await arrived.promise;
      return { answer };
    };
    using early = keptConnection(address);
    using common = keptConnection(address);
    const slow = [await ask(early, await graph.signIn('integrator')), await ask(common)];
    const closed = graph.gateway.close();
    answered.resolve();
    for (const { answer } of slow)
      expect(await answer).toMatchObject([200, expect.any(String), { data: { eventTotal: 8 } }]);
    await closed;
  });

  it('gives notice in production, and elsewhere when it is told to', () => {
    const [production, test] = [{ NODE_ENV: 'production' }, { NODE_ENV: 'test' }] as const;
    expect(stopping({ ...production } as never)).toMatchObject({ noticeMilliseconds: 5_000 });
    expect(stopping({ ...test } as never)).toMatchObject({ noticeMilliseconds: 0 });
    const told = { ...test, STOP_NOTICE_MILLISECONDS: 700, STOP_DRAIN_MILLISECONDS: 0 };
    expect(stopping(told as never)).toEqual({ noticeMilliseconds: 700, drainMilliseconds: 0 });
  });
});
