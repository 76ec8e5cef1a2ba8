import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { listen } from '@gezhi/server';
import { receivingFiles } from '../testing/file-department.testing';
import type { ReceivedFiles } from '../testing/file-department.testing';
import {
  begin,
  END,
  FIELD,
  FILE,
  KEEP,
  one,
  opening,
  send,
} from '../testing/multipart-request.testing';
import { startTestGateway } from '../testing/test-gateway.testing';

type Graph = Awaited<ReturnType<typeof startTestGateway>>;

describe('operations with files', () => {
  let graph: Graph;
  let url: string;
  let signedIn: Record<string, string>;

  beforeAll(async () => {
    graph = await startTestGateway({
      uploads: { files: 3, fileBytes: 1_000, requestBytes: 5_000, stallMilliseconds: 150 },
    });
    url = await listen(graph.gateway, { port: 0, host: '127.0.0.1' });
    signedIn = await graph.signIn('resident');
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  /** Lets the next request to a department bring files; settles when its body has ended. */
  function nextFiles(
    department: Pick<Graph['grid'], 'answerNext' | 'verifier'> = graph.grid,
    onBytes?: (bytes: number) => void,
  ) {
    return new Promise<ReceivedFiles>((resolve) => {
      department.answerNext(receivingFiles(department.verifier, resolve, onBytes));
    });
  }

  it('reach the department that takes them, signed and sealed, with only its operation', async () => {
    const received = nextFiles();
    const answer = await send(url, signedIn, one() + FILE('a', 'the photo') + END);
    expect(answer).toMatchObject({ status: 200, data: { keep: '9' } });
    const { files, ...rest } = await received;
    expect(rest).toMatchObject({
      isSealed: true,
      query: expect.stringContaining('keep(file:$file)'),
      variables: { file: null },
      map: { 0: ['variables.file'] },
    });
    const sha256 = createHash('sha256').update('the photo').digest('base64url');
    // Not what the sender calls it.
    expect(files).toEqual([{ name: '0', mediaType: 'image/jpeg', bytes: 9, sha256 }]);
  });

  it('may bring several, in any order, to places within the variables', async () => {
    const received = nextFiles();
    const query = 'mutation Send($input: FilesInput!) { keepAll(input: $input) }';
    const variables = { input: { note: 'two', files: [null, null] } };
    const map = { y: ['variables.input.files.1'], x: ['variables.input.files.0'] };
    const body = opening({ query, variables, operationName: 'Send' }, map);
    const answer = await send(
      url,
      signedIn,
      body + FILE('x', 'four') + FILE('y', '', 'what?') + END,
    );
    expect(answer.data).toEqual({ keepAll: '4+0' });
    expect(await received).toMatchObject({
      isSealed: true,
      variables: { input: { note: 'two', files: [null, null] } },
      map: { 0: ['variables.input.files.1'], 1: ['variables.input.files.0'] },
      files: [
        { name: '1', mediaType: 'image/jpeg' },
        { name: '0', mediaType: 'application/octet-stream' },
      ],
    });
  });

  it('run beside other changes, which are made in their order', async () => {
    const received = nextFiles();
    graph.events.calls.length = 0;
    const query = 'mutation($file: Upload!) { closeEvent keep(file: $file) }';
    // The first request of this department is the one with files.
    const answer = await send(url, signedIn, one(query) + FILE('a', 'x') + END);
    expect(answer.data).toEqual({ closeEvent: 'closed', keep: '1' });
    expect(graph.events.calls).toHaveLength(1);
    expect((await received).query).not.toContain('closeEvent');
  });

  it('may bring files of any name but no name of a prototype', async () => {
    const received = nextFiles();
    const body = opening(
      { query: KEEP, variables: { file: null } },
      { constructor: ['variables.file'] },
    );
    const answer = await send(url, signedIn, body + FILE('constructor', 'x') + END);
    expect(answer.data).toEqual({ keep: '1' });
    expect((await received).files).toHaveLength(1);
    const reaching = '{"query":"mutation($a:FilesInput!){keepAll(input:$a)}","variables":{"a":{}}}';
    const map = JSON.stringify({ a: ['variables.a.__proto__.files'] });
    const refused = await send(
      url,
      signedIn,
      FIELD('operations', reaching) + FIELD('map', map) + END,
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('UPLOAD_MAP_INVALID');
  });

  const file = FILE('a', 'x');

  it('are refused as JSON with anything but null in place of a file', async () => {
    for (const file of ['x', {}, 7]) {
      const { errors } = await graph.ask(KEEP, { headers: signedIn, variables: { file } });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('need an access token, which no page elsewhere can make a browser send', async () => {
    const anonymous = await send(url, {}, one() + file + END);
    expect([anonymous.status, anonymous.errors?.[0]?.extensions.code]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    const header = { 'apollo-require-preflight': '1' };
    expect((await send(url, header, one() + file + END)).status).toBe(401);
    const forged = await send(url, { authorization: 'Bearer forged' }, one() + file + END);
    expect(forged.status).toBe(401);
  });

  it('are refused compressed', async () => {
    const headers = { ...signedIn, 'content-encoding': 'gzip' };
    expect((await send(url, headers, one() + file + END)).status).toBe(415);
  });

  it('show no field to who may not have it, and ask no department for it', async () => {
    graph.grid.calls.length = 0;
    const query = 'mutation($file: Upload!) { keepHushed(file: $file) }';
    const answer = await send(url, signedIn, one(query) + file + END);
    expect(answer.data).toEqual({ keepHushed: null });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(graph.grid.calls).toHaveLength(0);
  });

  it('are admitted before a byte of a file is read', async () => {
    const { request, answered } = begin(url, signedIn);
    // The rest never comes.
    request.write(one('mutation { nothing }') + FILE('a', 'x').slice(0, -2));
    const answer = await answered;
    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    request.destroy();
  });

  it('end at the department when the client goes away', async () => {
    const reached = Promise.withResolvers<void>();
    const received = nextFiles(graph.grid, () => reached.resolve());
    const { request } = begin(url, signedIn);
    request.write(one() + FILE('a', 'x'.repeat(900)).slice(0, -40));
    await reached.promise;
    request.destroy();
    expect(await received).toMatchObject({ isCut: true, isSealed: false });
  });

  it('end at the department when the client stops sending, and say so', async () => {
    const received = nextFiles();
    const { request, answered } = begin(url, signedIn);
    request.write(one() + FILE('a', 'x'.repeat(900)).slice(0, -40));
    const answer = await answered;
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([408, 'BODY_TOO_SLOW']);
    expect(answer.data).toEqual({ keep: null });
    expect(await received).toMatchObject({ isCut: true, isSealed: false });
    request.destroy();
  });

  it('are refused while others bring as much as is taken at once', async () => {
    await using narrow = await startTestGateway({
      uploads: { underWayBytes: 1_600, requestBytes: 1_500 },
    });
    const there = await listen(narrow.gateway, { port: 0, host: '127.0.0.1' });
    const token = await narrow.signIn('resident');
    const reached = Promise.withResolvers<void>();
    narrow.grid.answerNext(
      receivingFiles(
        narrow.grid.verifier,
        () => undefined,
        () => reached.resolve(),
      ),
    );
    const first = begin(there, token);
    first.request.write(one() + FILE('a', 'x'.repeat(90)).slice(0, -40));
    await reached.promise;
    const second = await send(there, token, one() + file + END);
    expect([second.status, second.headers['retry-after']]).toEqual([503, '2']);
    expect(second.errors?.[0]?.extensions.code).toBe('TOO_MANY_UPLOADS');
    first.request.end('x'.repeat(10) + `\r\n${END}`);
    expect((await first.answered).status).toBe(200);
  });

  it('are not served by the stock engine', async () => {
    await using stock = await startTestGateway({ engineName: 'stock' });
    const there = await listen(stock.gateway, { port: 0, host: '127.0.0.1' });
    const answer = await send(there, await stock.signIn('resident'), one() + file + END);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([
      501,
      'UPLOADS_NOT_SERVED',
    ]);
  });

  it('do not wait longer for a department than anything else does', async () => {
    graph.grid.answerNext((request, response) => {
      request.on('error', () => undefined).resume();
      response.writeHead(503).end();
    });
    const answer = await send(url, signedIn, one() + file + END);
    expect(answer.errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('bring 100 MB through a gateway that holds next to nothing of them', async () => {
    const bytes = 100_000_000;
    await using wide = await startTestGateway({
      uploads: { fileBytes: bytes, requestBytes: bytes + 10_000 },
    });
    const there = await listen(wide.gateway, { port: 0, host: '127.0.0.1' });
    const token = await wide.signIn('resident');
    const collect = garbageCollector();
    const held = () => {
      collect();
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      return arrayBuffers + heapUsed;
    };
    const before = held();
    let most = 0;
    let looked = 0;
    const received = nextFiles(wide.grid, (arrived) => {
      if (arrived < looked + 10_000_000) return;
      looked = arrived;
      most = Math.max(most, held() - before);
    });
    const { request, answered } = begin(there, token);
    request.write(one() + FILE('a', '').slice(0, -2));
    const piece = Buffer.alloc(100_000, 'x');
    for (let sent = 0; sent < bytes; sent += piece.length) {
      if (!request.write(piece)) await once(request, 'drain');
    }
    request.end(`\r\n${END}`);
    expect(await answered).toMatchObject({ status: 200, data: { keep: String(bytes) } });
    expect((await received).isSealed).toBe(true);
    // Client, gateway and department together.
    expect(looked).toBeGreaterThan(80_000_000);
    expect(most).toBeLessThan(30_000_000);
  }, 60_000);
});

/** What is held, and not what has not been thrown away yet. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
