import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { FileStore, StoredFile } from '../domain/attachment/file-store';
import { checkedKey, FileStoreError, isFileKey } from '../domain/attachment/file-store';
import { listPage } from './s3-list';

export interface S3Options {
  /** `https://s3.example:9000`; buckets are named in the path, as every compatible server understands. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** In front of every key: `attachments/`. */
  readonly prefix: string;
  /** Longest wait for the head of an answer. Default 30,000. */
  readonly milliseconds?: number;
}

/** Attempts after the first when the store is busy or away; each waits twice as long as the one before. */
const RETRIES = 3;
const FIRST_PAUSE_MILLISECONDS = 50;
/** SHA-256 of nothing. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Files in a bucket of any S3-compatible store. Each request is signed (AWS Signature Version 4), its body included. */
export function s3Store(options: S3Options): FileStore {
  const { accessKeyId, secretAccessKey, region, bucket, prefix, milliseconds = 30_000 } = options;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    retries: RETRIES,
    initRetryMs: FIRST_PAUSE_MILLISECONDS,
  });
  const base = `${options.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const urlOf = (key: string) => `${base}/${prefix}${checkedKey(key)}`;

  async function ask(method: string, url: string, request: Asked = {}): Promise<Response> {
    const { body, sha256 = NOTHING, headers = {} } = request;
    const send = () =>
      client.fetch(url, {
        method,
        headers: { ...headers, 'x-amz-content-sha256': sha256 },
        // What is being read may take as long as its reader.
        ...(method !== 'GET' && { signal: AbortSignal.timeout(milliseconds) }),
        ...(body && { body }),
      });
    try {
      // A connection that was just being closed; every request may be made twice.
      return await send().catch(send);
    } catch (error) {
      throw new FileStoreError(`${method} was not answered`, { cause: error });
    }
  }

  return {
    async put(key, content) {
      const sha256 = checkedKey(key);
      const answer = await ask('PUT', urlOf(key), {
        body: content as Buffer<ArrayBuffer>,
        sha256,
        headers: {
          'content-type': 'application/octet-stream',
          // The store compares what it got with it, and keeps it.
          'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        },
      });
      await ended(answer, 'PUT', [200]);
    },

    async read(key, range) {
      const headers: Record<string, string> = range
        ? { range: `bytes=${range.start}-${range.end}` }
        : {};
      const answer = await ask('GET', urlOf(key), { headers });
      if (answer.status === 404) {
        await ended(answer, 'GET', [404]);
        return null;
      }
      if (answer.status !== (range ? 206 : 200) || answer.body === null) {
        await answer.body?.cancel();
        throw new FileStoreError(`GET was answered with ${answer.status}`);
      }
      return Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
    },

    async has(key) {
      const answer = await ask('HEAD', urlOf(key));
      await ended(answer, 'HEAD', [200, 404]);
      return answer.status === 200;
    },

    async remove(key) {
      await ended(await ask('DELETE', urlOf(key)), 'DELETE', [200, 204, 404]);
    },

    async *list(): AsyncIterable<StoredFile> {
      for (let token: string | null = null; ;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix });
        if (token !== null) query.set('continuation-token', token);
        const answer = await ask('GET', `${base}?${query}`);
        if (answer.status !== 200) {
          await answer.body?.cancel();
          throw new FileStoreError(`a list was answered with ${answer.status}`);
        }
        const page = listPage(await answer.text());
        for (const { key, storedAt } of page.files) {
          const name = key.slice(prefix.length);
          if (key.startsWith(prefix) && isFileKey(name)) yield { key: name, storedAt };
        }
        if (page.next === null) return;
        token = page.next;
      }
    },

    // A store of objects shows nothing before it is whole.
    removeUnfinished: () => Promise.resolve(0),
  };
}

interface Asked {
  readonly body?: Buffer<ArrayBuffer>;
  readonly sha256?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads the answer to its end, so that its connection is free; the text of an error may name our bucket: it stays here. */
async function ended(answer: Response, method: string, good: readonly number[]): Promise<void> {
  await answer.arrayBuffer().catch(() => undefined);
  if (!good.includes(answer.status))
    throw new FileStoreError(`${method} was answered with ${answer.status}`);
}
