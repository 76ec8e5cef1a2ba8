import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANONYMOUS, createCallSigner, createCallVerifier } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createHttpServer, createLogger } from '@gezhi/server';
import { buildSchema } from 'graphql';
import { sealedUpload } from './sealed-upload';
import { serveUploads } from './serve-uploads';

const secret = 'a key for tests alone, long enough for HS256';
const key = { subgraph: 'lamps', clock: systemClock };
const signer = createCallSigner({ ...key, keyId: 'k', secret });
const calls = createCallVerifier({ ...key, keys: { k: secret } });
const schema = buildSchema('scalar Upload type Query { file(file: Upload): String }');

/** A subgraph's server that notes which operations it would execute, and for whom. */
async function startServer() {
  const executed: unknown[] = [];
  const broken = Promise.withResolvers<string>();
  const write = (line: string) => {
    if (line.includes('request failed')) broken.resolve(line);
  };
  const logger = createLogger({ name: 'lamps', level: 'error', destination: { write } });
  const server = createHttpServer({ name: 'lamps', logger, health: {} });
  serveUploads(server, { schema, calls });
  server.post('/graphql', async (request) => {
    executed.push(request.uploader?.subject ?? null);
    return {};
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  return { url, executed, broken: broken.promise, [Symbol.asyncDispose]: () => server.close() };
}

function upload() {
  const content = Buffer.alloc(300_000, 'x');
  const operation = { query: 'mutation', variables: { file: null } };
  return sealedUpload(signer, ANONYMOUS, operation, [
    { place: 'file', mediaType: 'image/png', content },
  ]);
}

describe('a subgraph', () => {
  it('executes an operation with files that came whole', async () => {
    await using served = await startServer();
    const { headers, body } = upload();
    const request = httpRequest(served.url, { method: 'POST', headers });
    request.end(body);
    const [response] = (await once(request, 'response')) as [
      { statusCode: number; resume(): void },
    ];
    response.resume();
    expect([response.statusCode, served.executed]).toEqual([200, [ANONYMOUS.subject]]);
  });

  it('executes nothing when the gateway ends the request before its end', async () => {
    await using served = await startServer();
    const { headers, body } = upload();
    const request = httpRequest(served.url, { method: 'POST', headers });
    request.on('error', () => undefined).write(body.subarray(0, 200_000), () => request.destroy());
    await served.broken;
    expect(served.executed).toEqual([]);
  });

  it('executes for nobody what was sealed by nobody', async () => {
    await using served = await startServer();
    const { headers, body } = upload();
    const changed = Buffer.from(body);
    changed[200_000] = 0;
    const request = httpRequest(served.url, { method: 'POST', headers });
    request.end(changed);
    const [response] = (await once(request, 'response')) as [{ resume(): void }];
    response.resume();
    // Whoever opens the context of a request refuses those of nobody.
    expect(served.executed).toEqual([null]);
  });
});
