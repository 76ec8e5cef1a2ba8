import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorizationOf, expectedSignature } from './sigv4.testing';

export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly objects: Map<string, { content: Buffer; at: Date }>;
  /** What it was asked, `PUT /bucket/key`. */
  readonly asked: string[];
  /** Why it refused, if it did. */
  readonly refusals: string[];
  /** The next requests are answered with 503. */
  busyFor(requests: number): void;
  /** The next request loses its connection. */
  breakNext(): void;
}

const KEYS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret of the test store' };
const PAGE = 3;

/**
 * A small S3 in memory that believes nothing: the signature of every request is computed again from what arrived,
 * its time, the hash of its body and the checksum the client gave. Objects, ranges, pages of lists.
 */
export async function startS3Server(bucket: string): Promise<S3Server & { keys: typeof KEYS }> {
  const objects: S3Server['objects'] = new Map();
  const asked: string[] = [];
  const refusals: string[] = [];
  let busy = 0;
  let breaks = false;

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { method = '', url = '' } = request;
    const refuse = (why: string) => {
      refusals.push(why);
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    };
    const headers = request.headers as Record<string, string>;
    const signed = { method, url, headers };
    const digest = createHash('sha256').update(body);
    try {
      const { credential, signedHeaders, signature } = authorizationOf(signed);
      if (!credential.startsWith(`${KEYS.accessKeyId}/`)) return refuse('another key');
      if (
        !['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) =>
          signedHeaders.includes(name),
        )
      )
        return refuse('headers left out of the signature');
      const at = headers['x-amz-date']?.replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z');
      if (Math.abs(Date.parse(at ?? '') - Date.now()) > 60_000) return refuse('another time');
      if (expectedSignature(signed, KEYS.secretAccessKey) !== signature)
        return refuse('another signature');
      if (headers['x-amz-content-sha256'] !== digest.copy().digest('hex'))
        return refuse('another body');
    } catch (error) {
      return refuse((error as Error).message);
    }
    const given = headers['x-amz-checksum-sha256'];
    if (given !== undefined && given !== digest.digest('base64')) return refuse('another checksum');
    const { pathname, searchParams } = new URL(url, 'http://s3');
    if (!pathname.startsWith(`/${bucket}`)) return void response.writeHead(404).end();
    const key = pathname.slice(bucket.length + 2);
    if (method === 'GET' && key === '') return list(response, searchParams);
    if (method === 'PUT') {
      objects.set(key, { content: body, at: new Date() });
      return void response.writeHead(200).end();
    }
    if (method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = objects.get(key)?.content;
    if (!found) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers['range'] ?? '') ?? [];
    const part = first === undefined ? found : found.subarray(Number(first), Number(last) + 1);
    response.writeHead(first === undefined ? 200 : 206, { 'content-length': part.length });
    response.end(method === 'HEAD' ? undefined : part);
  }

  function list(response: ServerResponse, query: URLSearchParams): void {
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? ''))
      .sort();
    const from = Number(query.get('continuation-token') ?? '0');
    const page = keys.slice(from, from + PAGE);
    const isMore = from + PAGE < keys.length;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
    );
    response.end(
      `<?xml version="1.0"?><ListBucketResult>${contents.join('')}<IsTruncated>${isMore}</IsTruncated>${
        isMore ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''
      }</ListBucketResult>`,
    );
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url?.split('?')[0]}`);
      if (breaks) {
        breaks = false;
        return request.socket.destroy();
      }
      if ((busy -= 1) >= 0) return void response.writeHead(503).end('<Error/>');
      return answer(request, response, Buffer.concat(chunks));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    keys: KEYS,
    objects,
    asked,
    refusals,
    busyFor: (requests) => void (busy = requests),
    breakNext: () => void (breaks = true),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<unknown>((done) => server.close(done));
    },
  };
}
