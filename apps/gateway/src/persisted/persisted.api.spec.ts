import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { startTestGateway } from '../testing/test-gateway.testing';
import type { TestGatewayOptions } from '../testing/test-gateway.testing';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const QUERY = '{ me }';

async function start(options: TestGatewayOptions = {}) {
  const graph = await startTestGateway(options);
  const send = async (payload: object, headers: Record<string, string> = {}) => {
    const answer = await graph.gateway.inject({
      method: 'POST',
      url: '/graphql',
      payload,
      headers,
    });
    const { data, errors } = answer.json<{
      data?: unknown;
      errors?: { extensions: { code: string } }[];
    }>();
    return { status: answer.statusCode, data, code: errors?.[0]?.extensions.code };
  };
  const byHash = (hash: string, query?: string) => ({
    ...(query !== undefined && { query }),
    extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
  });
  return { graph, send, byHash, [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose]() };
}

describe('an operation sent by its hash', () => {
  it('is asked for once with its text, and then known by its hash', async () => {
    await using gateway = await start();
    const hash = sha256(QUERY);
    expect(await gateway.send(gateway.byHash(hash))).toMatchObject({
      status: 200,
      code: 'PERSISTED_QUERY_NOT_FOUND',
    });
    const known = { status: 200, data: { me: 'anonymous' } };
    expect(await gateway.send(gateway.byHash(hash, QUERY))).toMatchObject(known);
    expect(await gateway.send(gateway.byHash(hash))).toMatchObject(known);
    expect(await gateway.send({ documentId: `sha256:${hash}` })).toMatchObject(known);
  });

  it('is known by GET as well', async () => {
    await using gateway = await start();
    await gateway.send(gateway.byHash(sha256(QUERY), QUERY));
    const { extensions } = gateway.byHash(sha256(QUERY));
    const answer = await gateway.graph.gateway.inject({
      url: `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`,
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(answer.json()).toEqual({ data: { me: 'anonymous' } });
  });

  it('is kept under the hash of its text and no other, so that nobody is given another’s', async () => {
    await using gateway = await start();
    const other = sha256('{ eventTotal }');
    expect(await gateway.send(gateway.byHash(other, QUERY))).toMatchObject({
      status: 400,
      code: 'PERSISTED_QUERY_HASH_MISMATCH',
    });
    expect((await gateway.send(gateway.byHash(other))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('is not kept when it is not answered', async () => {
    await using gateway = await start();
    const wrong = '{ nosuch }';
    expect((await gateway.send(gateway.byHash(sha256(wrong), wrong))).code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect((await gateway.send(gateway.byHash(sha256(wrong)))).code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('is not known where that is switched off', async () => {
    await using gateway = await start({ automaticQueries: false });
    await gateway.send(gateway.byHash(sha256(QUERY), QUERY));
    expect((await gateway.send(gateway.byHash(sha256(QUERY)))).code).toBe(
      'PERSISTED_QUERY_NOT_SUPPORTED',
    );
  });

  it.each([
    ['another version', { persistedQuery: { version: 2, sha256Hash: 'a' } }],
    ['no hash', { persistedQuery: { version: 1 } }],
    ['a list', { persistedQuery: [] }],
  ])('is refused with %s of the protocol', async (_what, extensions) => {
    await using gateway = await start();
    expect(await gateway.send({ query: QUERY, extensions })).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
  });
});

describe('a list of operations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-lists-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (client: string, content: string) => {
    writeFileSync(join(folder, `${client}.new`), content);
    renameSync(join(folder, `${client}.new`), join(folder, `${client}.json`));
  };
  const apollo = (...bodies: string[]) =>
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: bodies.map((body) => ({ id: sha256(body), name: 'A', type: 'query', body })),
    });
  const as = (client: string) => ({ 'apollographql-client-name': client });
  const REFUSED = { status: 403, code: 'OPERATION_NOT_SAFELISTED' };

  beforeAll(() => {
    write('hall', apollo(QUERY));
    write('app', JSON.stringify({ 'e2c1-relay-id': '{ eventTotal }' }));
    write('default', apollo('{ __typename }'));
  });

  it('is all that is answered, for each client its own, by text or by hash', async () => {
    await using gateway = await start({ safelist: { mode: 'on', folder } });
    expect((await gateway.send({ query: QUERY }, as('hall'))).data).toEqual({ me: 'anonymous' });
    const byHash = gateway.byHash(sha256(QUERY));
    expect((await gateway.send(byHash, as('hall'))).data).toEqual({ me: 'anonymous' });
    const byName = { documentId: 'e2c1-relay-id' };
    expect((await gateway.send(byName, as('app'))).data).toEqual({ eventTotal: 7 });
    for (const client of ['app', 'nobody', '../hall', 'constructor']) {
      expect(await gateway.send({ query: QUERY }, as(client))).toMatchObject(REFUSED);
      expect(await gateway.send(byHash, as(client))).toMatchObject(REFUSED);
    }
    expect(await gateway.send({ query: QUERY })).toMatchObject(REFUSED);
    expect(await gateway.send({ query: '{  me }' }, as('hall'))).toMatchObject(REFUSED);
    expect((await gateway.send({ query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
    expect(gateway.graph.grid.calls).toHaveLength(2);
  });

  it('only tells of other operations while it is tried out, of each once', async () => {
    await using gateway = await start({ safelist: { mode: 'log', folder } });
    for (let time = 0; time < 3; time++) {
      expect((await gateway.send({ query: QUERY }, as('app'))).status).toBe(200);
    }
    await gateway.send({ query: QUERY }, as('hall'));
    const told = gateway.graph.log.filter((line) => line.includes('operation on no list'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(sha256(QUERY));
  });

  it('is read again when a file changes; one that cannot be read leaves it as it was', async () => {
    await using gateway = await start({ safelist: { mode: 'on', folder, everyMilliseconds: 1 } });
    const untilLogged = async (text: string) => {
      while (!gateway.graph.log.some((line) => line.includes(text))) await setImmediate();
    };
    write('late', apollo(QUERY));
    await untilLogged('read again');
    expect((await gateway.send({ query: QUERY }, as('late'))).status).toBe(200);
    write('late', '{"format":"something else"}');
    await untilLogged('the old ones stay');
    expect((await gateway.send({ query: QUERY }, as('late'))).status).toBe(200);
    expect((await gateway.send({ query: QUERY }, as('hall'))).status).toBe(200);
    write('late', apollo());
  });

  it('that cannot be read keeps the gateway from starting', async () => {
    write('late', '{"a": 1}');
    await expect(startTestGateway({ safelist: { mode: 'on', folder } })).rejects.toThrow(
      'late.json: neither a manifest of Apollo nor one of Relay',
    );
    write('late', apollo());
  });

  it('is what the typed client’s own operations make', async () => {
    const script = join(__dirname, '../../../e2e/bin/client-manifest.mjs');
    write('typed', execFileSync(process.execPath, [script], { encoding: 'utf8' }));
    await using gateway = await start({ safelist: { mode: 'on', folder } });
    const { operations } = JSON.parse(
      execFileSync(process.execPath, [script], { encoding: 'utf8' }),
    ) as { operations: { id: string; body: string }[] };
    expect(operations.length).toBeGreaterThan(1);
    for (const { id, body } of operations) {
      // On the list, so it is read; the small graph of this test does not have what it asks.
      expect((await gateway.send({ query: body }, as('typed'))).code).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      );
      expect((await gateway.send({ documentId: id }, as('typed'))).code).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      );
    }
  });
});
