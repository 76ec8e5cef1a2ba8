import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileStore } from '../domain/attachment/file-store';
import { FileStoreError } from '../domain/attachment/file-store';
import { diskStore } from './disk-store';
import { NO_STORE } from './no-store';
import type { S3Server } from './s3-server.testing';
import { startS3Server } from './s3-server.testing';
import { s3Store } from './s3-store';
import { expectedSignature } from './sigv4.testing';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'gezhi-store-'));
let server: Awaited<ReturnType<typeof startS3Server>> & S3Server;
beforeAll(async () => void (server = await startS3Server('grid-files')));
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});
const s3 = (more: object = {}) =>
  s3Store({
    endpoint: server.endpoint,
    bucket: 'grid-files',
    region: 'cn-east-1',
    prefix: 'attachments/',
    ...server.keys,
    ...more,
  });

const keyOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const textOf = async (store: FileStore, ...read: Parameters<FileStore['read']>) => {
  const content = await store.read(...read);
  if (content === null) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString();
};
const keysOf = async (store: FileStore) => {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys.sort();
};

describe.each<[string, () => FileStore]>([
  ['a folder', () => diskStore(join(folder, 'contract'))],
  ['a bucket', () => s3()],
])('%s as a file store', (_name, open) => {
  const content = Buffer.from('what a camera saw');
  const key = keyOf(content);

  it('keeps bytes by their hash, whole and in part, once however often they are stored', async () => {
    const store = open();
    expect([await store.has(key), await store.read(key)]).toEqual([false, null]);
    await store.put(key, content);
    await store.put(key, content);
    expect(await store.has(key)).toBe(true);
    expect(await textOf(store, key)).toBe('what a camera saw');
    expect(await textOf(store, key, { start: 5, end: 10 })).toBe('a came');
    expect(await keysOf(store)).toEqual([key]);
  });

  it('lists many, and forgets what is removed', async () => {
    const store = open();
    const contents = Array.from({ length: 8 }, (_, index) => Buffer.from(`file ${index}`));
    for (const each of contents) await store.put(keyOf(each), each);
    expect(await keysOf(store)).toEqual([key, ...contents.map(keyOf)].sort());
    for (const each of [content, ...contents]) await store.remove(keyOf(each));
    await store.remove(key);
    expect([await keysOf(store), await store.has(key)]).toEqual([[], false]);
  });

  it.each([
    '../../etc/passwd',
    '',
    'a'.repeat(63),
    `${'a'.repeat(64)}/x`,
    'A'.repeat(64),
    `..${'a'.repeat(62)}`,
  ])('takes nothing for a key that is none: %j', async (wrong) => {
    const store = open();
    await expect(store.put(wrong, content)).rejects.toThrow(RangeError);
    await expect(store.read(wrong)).rejects.toThrow(RangeError);
    await expect(store.remove(wrong)).rejects.toThrow(RangeError);
  });
});

describe('a folder', () => {
  it('keeps its files from everybody else', async () => {
    const content = Buffer.from('private');
    await diskStore(join(folder, 'modes')).put(keyOf(content), content);
    const key = keyOf(content);
    const path = join(folder, 'modes', key.slice(0, 2), key.slice(2, 4), key);
    expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  it('holds nothing half-written, whenever the process that writes is killed', async () => {
    const root = join(folder, 'killed');
    const script = join(folder, 'write.cts');
    writeFileSync(
      script,
      `const { createHash, randomBytes } = require('node:crypto');
       const { diskStore } = require(${JSON.stringify(join(__dirname, 'disk-store.ts'))});
       const store = diskStore(${JSON.stringify(root)});
       const content = randomBytes(20_000_000);
       const key = createHash('sha256').update(content).digest('hex');
       process.stdout.write('writing');
       (async () => { for (;;) { await store.put(key, content); await store.remove(key); } })();`,
    );
    const unfinished = join(root, 'unfinished');
    const begun = (): readonly string[] => (existsSync(unfinished) ? readdirSync(unfinished) : []);
    let left = 0;
    for (let time = 0; time < 6; time += 1) {
      const before = new Set(begun());
      const child = spawn(
        process.execPath,
        ['--conditions=@gezhi/source', '-r', require.resolve('@swc-node/register'), script],
        {
          env: {
            ...process.env,
            SWC_NODE_PROJECT: join(__dirname, '../../../../tsconfig.base.json'),
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await once(child.stdout, 'data');
      // In the middle of a file: stopped as soon as one is seen and, when it is still unfinished then, killed.
      for (;;) {
        while (begun().every((name) => before.has(name))) await setImmediate();
        child.kill('SIGSTOP');
        if (begun().some((name) => !before.has(name))) break;
        child.kill('SIGCONT');
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      for (const key of await keysOf(diskStore(root))) {
        const path = join(root, key.slice(0, 2), key.slice(2, 4), key);
        expect(keyOf(readFileSync(path))).toBe(key);
      }
      left += begun().length;
    }
    expect(left).toBeGreaterThan(0);
    const [first = ''] = begun();
    utimesSync(join(unfinished, first), 0, 0);
    expect(await diskStore(root).removeUnfinished(new Date('2026-01-01'))).toBe(1);
  });

  it('that cannot be written is told as such', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(diskStore(file).put(keyOf(randomBytes(3)), randomBytes(3))).rejects.toThrow(
      FileStoreError,
    );
    expect(await keysOf(diskStore(join(folder, 'not-there')))).toEqual([]);
  });
});

describe('a bucket', () => {
  const content = Buffer.from('in a bucket');

  it('is asked with signatures that an independent reading of the standard agrees with', async () => {
    const store = s3();
    await store.put(keyOf(content), content);
    expect([...server.objects.keys()]).toEqual([`attachments/${keyOf(content)}`]);
    expect(server.refusals).toEqual([]);
    await store.remove(keyOf(content));
  });

  it('refuses another secret, which is told without it', async () => {
    const store = s3({ secretAccessKey: 'another secret' });
    await expect(store.put(keyOf(content), content)).rejects.toThrow('PUT was answered with 403');
    expect(server.refusals).toEqual(['another signature']);
  });

  it('is asked again while it is busy, and given up when it stays so', async () => {
    server.busyFor(2);
    server.asked.length = 0;
    await s3().put(keyOf(content), content);
    expect(server.asked).toHaveLength(3);
    server.busyFor(10);
    await expect(s3().has(keyOf(content))).rejects.toThrow(FileStoreError);
    server.busyFor(0);
    server.breakNext();
    await s3().put(keyOf(content), content);
    expect(await s3().has(keyOf(content))).toBe(true);
    await s3().remove(keyOf(content));
  });
});

it('no store at all refuses, and has nothing to clean', async () => {
  await expect(NO_STORE.put('', Buffer.alloc(0))).rejects.toThrow('ATTACHMENT_STORE');
  expect([await keysOf(NO_STORE), await NO_STORE.removeUnfinished(new Date())]).toEqual([[], 0]);
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
describe('the published examples of AWS Signature Version 4', () => {
  const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const sign = (method: string, url: string, names: string, headers: Record<string, string>) =>
    expectedSignature(
      {
        method,
        url,
        headers: {
          host: 'examplebucket.s3.amazonaws.com',
          'x-amz-date': '20130524T000000Z',
          'x-amz-content-sha256': NOTHING,
          authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${names},Signature=${'0'.repeat(64)}`,
          ...headers,
        },
      },
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    );
  const USUAL = 'host;x-amz-content-sha256;x-amz-date';

  it.each([
    [
      'GET',
      '/test.txt',
      `host;range;x-amz-content-sha256;x-amz-date`,
      { range: 'bytes=0-9' },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      '/test%24file.text',
      `date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class`,
      {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET',
      '/?lifecycle',
      USUAL,
      {},
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'GET',
      '/?max-keys=2&prefix=J',
      USUAL,
      {},
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ] as const)(
    'agree with the server of these tests: %s %s',
    (method, url, names, headers, signature) => {
      expect(sign(method, url, names, headers as unknown as Record<string, string>)).toBe(
        signature,
      );
    },
  );
});
