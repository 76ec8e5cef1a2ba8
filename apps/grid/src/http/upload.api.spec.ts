import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import sharp from 'sharp';
import { keepingFiles } from '../keeping-files';
import { diskStore } from '../storage/disk-store';
import { gridSubgraph } from '../subgraph';
import type { Subdistrict } from '../testing/a-subdistrict.testing';
import { aSubdistrict } from '../testing/a-subdistrict.testing';
import { eventVerbs } from '../testing/event-verbs.testing';
import { fileVerbs, codeOf, sha256 } from '../testing/file-verbs.testing';
import { packed, pdf, photo, pngHead } from '../testing/files.testing';
import { tickingClock } from '../testing/ticking-clock.testing';

jest.setTimeout(120_000);

type Files = ReturnType<typeof fileVerbs>;

const NOON = new Date('2026-10-12T12:00:00+08:00');
const clock = tickingClock(NOON);
const folder = mkdtempSync(join(tmpdir(), 'gezhi-files-'));
const store = diskStore(folder);
let grid: SubgraphUnderTest;
let place: Subdistrict;
let event: ReturnType<typeof eventVerbs>;
let files: ReturnType<typeof fileVerbs>;
beforeAll(async () => {
  grid = await subgraphInProcess(keepingFiles(gridSubgraph, store), { clock });
  place = await aSubdistrict(grid.dataSource);
  event = eventVerbs(grid, place);
  files = fileVerbs(grid, store);
});
beforeEach(() => clock.set(NOON));
afterAll(async () => {
  await grid?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const resident = actorWith('RESIDENT', { subject: 'resident-1' });
const stranger = actorWith('RESIDENT', { subject: 'resident-2' });
const start: Files['start'] = (...given) => files.start(...given);
const put: Files['put'] = (...given) => files.put(...given);
const get: Files['get'] = (...given) => files.get(...given);
const upload: Files['upload'] = (...given) => files.upload(...given);

describe('a photo', () => {
  it('loses the place it was taken at, the maker and the turn on its way in', async () => {
    const content = await photo();
    const before = await sharp(content).metadata();
    expect([before.exif?.includes('Gezhi Telephone'), before.orientation]).toEqual([true, 6]);
    expect(before.exif?.length).toBeGreaterThan(100);
    const eventId = await event.report();
    const { url, reply } = await upload(resident, content, { eventId });
    expect([reply.status, reply.json()]).toEqual([
      200,
      expect.objectContaining({ state: 'STORED', width: 20, height: 40 }),
    ]);
    const stored = await get(resident, url);
    const after = await sharp(stored.body).metadata();
    expect([after.exif, after.xmp, after.icc, after.orientation]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(stored.body.includes('Gezhi Telephone')).toBe(false);
    expect(stored.body.includes('Exif')).toBe(false);
    expect([after.width, after.height]).toEqual([20, 40]);
    expect(reply.json()['sha256']).toBe(sha256(stored.body));
  });

  it('loses whatever rides behind its end', async () => {
    const content = Buffer.concat([
      await photo('#993300'),
      Buffer.from('<script>PK\x03\x04 %PDF-1.7'),
    ]);
    const { url, reply } = await upload(resident, content);
    expect(reply.status).toBe(200);
    expect((await get(resident, url)).body.includes('<script>')).toBe(false);
  });

  it('has a thumbnail', async () => {
    const { url } = await upload(resident, await photo('#009933'));
    const small = await get(resident, `${url}/thumbnail`);
    expect([small.status, small.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await sharp(small.body).metadata()).width).toBe(20);
  });

  it('is given out as a download that no browser runs, whole or in part', async () => {
    const { url } = await upload(resident, await photo('#113355'));
    const whole = await get(resident, url);
    const etag = String(whole.headers['etag']);
    expect(whole.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(whole.body.length),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="[0-9a-f-]{36}\.jpg"$/,
      ) as unknown,
      'accept-ranges': 'bytes',
      etag: `"${sha256(whole.body)}"`,
    });
    const part = await get(resident, url, { range: 'bytes=2-5' });
    expect([part.status, part.body, part.headers['content-range']]).toEqual([
      206,
      whole.body.subarray(2, 6),
      `bytes 2-5/${whole.body.length}`,
    ]);
    const end = await get(resident, url, { range: 'bytes=-3', 'if-range': etag });
    expect(end.body).toEqual(whole.body.subarray(-3));
    const other = await get(resident, url, { range: 'bytes=-3', 'if-range': '"other"' });
    expect([other.status, other.body.length]).toEqual([200, whole.body.length]);
    const beyond = await get(resident, url, { range: 'bytes=999999-' });
    expect(codeOf(beyond)).toEqual([416, 'RANGE_NOT_SATISFIABLE']);
    const known = await get(resident, url, { 'if-none-match': etag });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    const head = await grid.call(resident, { method: 'HEAD', path: url });
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      String(whole.body.length),
      0,
    ]);
  });
});

describe('an upload', () => {
  it('may be repeated, and the same key answers the same attachment at a new address', async () => {
    const content = await photo('#224466');
    const more = { clientMutationId: 'photo-1' };
    const first = await start(resident, content, more);
    const again = await start(resident, content, more);
    expect(again.attachment.id).toBe(first.attachment.id);
    expect(codeOf(await put(resident, first.uploadUrl, content))).toEqual([
      403,
      'ATTACHMENT_TICKET',
    ]);
    expect((await put(resident, again.uploadUrl, content)).status).toBe(200);
    expect((await put(resident, again.uploadUrl, content)).status).toBe(200);
    const other = await photo('#000000');
    expect(codeOf(await put(resident, again.uploadUrl, other))).toEqual([
      409,
      'INVALID_TRANSITION',
    ]);
    expect(await start(resident, content, more)).toMatchObject({ uploadUrl: null });
    expect((await start(resident, other, more)).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('is refused when it is not what was announced', async () => {
    const content = await photo();
    const { uploadUrl } = await start(resident, content);
    const changed = Buffer.from(content);
    changed[changed.length - 3] = (changed.at(-3) ?? 0) ^ 1;
    const refused = [422, 'ATTACHMENT_NOT_AS_ANNOUNCED'];
    expect(codeOf(await put(resident, uploadUrl, changed))).toEqual(refused);
    expect(codeOf(await put(resident, uploadUrl, content.subarray(1)))).toEqual(refused);
    expect(codeOf(await put(resident, uploadUrl, content, 'image/png'))).toEqual(refused);
    expect(codeOf(await put(resident, uploadUrl, content, 'text/html'))).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
    expect((await put(resident, uploadUrl, content)).status).toBe(200);
  });

  it('is refused at an address that is old, wrong, of somebody else or no attachment', async () => {
    const content = await photo();
    const { uploadUrl, attachment } = await start(resident, content);
    const path = `/files/${attachment.id}`;
    expect(codeOf(await put(resident, path, content))).toEqual([403, 'ATTACHMENT_TICKET']);
    expect(codeOf(await put(resident, `${path}?ticket=x`, content))).toEqual([
      403,
      'ATTACHMENT_TICKET',
    ]);
    expect((await put(stranger, uploadUrl, content)).status).toBe(404);
    expect((await put(event.command, uploadUrl, content)).status).toBe(404);
    clock.set(new Date(NOON.getTime() + 16 * 60_000));
    expect(codeOf(await put(resident, uploadUrl, content))).toEqual([403, 'ATTACHMENT_TICKET']);
    for (const wrong of [
      '/files/x',
      '/files/..%2f..%2fetc%2fpasswd',
      '/files/%00',
      `${path}/../..`,
    ])
      expect([400, 404]).toContain((await put(resident, wrong, content)).status);
  });

  it.each([
    [
      'a picture of another type',
      'image/jpeg',
      () =>
        sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    [
      'a page',
      'image/png',
      async () => Buffer.from('<html><script>alert(1)</script>'),
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    [
      'a drawing that can run scripts',
      'image/png',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    [
      'half a picture',
      'image/jpeg',
      async () =>
        (
          await sharp({
            create: {
              width: 300,
              height: 300,
              channels: 3,
              background: 'red',
              noise: { type: 'gaussian', mean: 99, sigma: 50 },
            },
          })
            .jpeg()
            .toBuffer()
        ).subarray(0, 2_000),
      'ATTACHMENT_BROKEN',
    ],
    [
      'a picture of 3,600 million pixels in 60 bytes',
      'image/png',
      async () => pngHead(60_000, 60_000),
      'ATTACHMENT_TOO_MANY_PIXELS',
    ],
    [
      'a document with a script',
      'application/pdf',
      async () => pdf('/OpenAction << /S /JavaScript /JS (app.alert) >>'),
      'ATTACHMENT_ACTIVE_CONTENT',
    ],
    [
      'a document that unpacks to 64 MiB',
      'application/pdf',
      async () => pdf('', packed(Buffer.alloc(64 << 20))),
      'ATTACHMENT_BROKEN',
    ],
    [
      'a document that is an archive too',
      'application/pdf',
      async () => Buffer.concat([Buffer.from('%PDF-1.4\nPK\x03\x04'), pdf('')]),
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    [
      'a recording that is a text',
      'audio/mpeg',
      async () => Buffer.from('ID3 and then nothing'),
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
  ] as const)('is refused when it is %s', async (_what, mediaType, make, code) => {
    const content = await make();
    const { reply } = await upload(resident, content, { mediaType });
    expect(codeOf(reply)).toEqual([422, code]);
    expect(reply.json()['detail']).toEqual(expect.any(String));
  });

  it('is refused before it begins when its type or size is not taken', async () => {
    const content = await photo();
    for (const [more, code] of [
      [{ mediaType: 'image/heic' }, 'ATTACHMENT_TYPE'],
      [{ mediaType: 'image/svg+xml' }, 'ATTACHMENT_TYPE'],
      [{ mediaType: '__proto__' }, 'ATTACHMENT_TYPE'],
      [{ bytes: 20 * 1_048_576 + 1 }, 'ATTACHMENT_TOO_LARGE'],
      [{ kind: 'EVIDENCE' }, 'INVALID_INPUT'],
      [{ eventId: '019a3aff-4800-7303-8b70-87e05a0868b2' }, 'NOT_FOUND'],
      [{ sha256: 'x' }, 'INVALID_INPUT'],
    ] as const)
      expect((await start(resident, content, more)).code).toBe(code);
  });

  it('may wait with nineteen others of the same account and no more', async () => {
    const eager = actorWith('RESIDENT', { subject: 'resident-eager' });
    const content = await photo();
    for (let time = 0; time < 20; time += 1)
      expect((await start(eager, content)).code).toBeUndefined();
    expect((await start(eager, content)).code).toBe('ATTACHMENT_TOO_MANY');
  });
});
