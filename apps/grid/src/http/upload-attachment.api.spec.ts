import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, CALL_HEADER } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import sharp from 'sharp';
import { keepingFiles } from '../keeping-files';
import { FileStoreError } from '../domain/attachment/file-store';
import type { FileStore } from '../domain/attachment/file-store';
import { diskStore } from '../storage/disk-store';
import { gridSubgraph } from '../subgraph';
import { aSubdistrict } from '../testing/a-subdistrict.testing';
import { eventVerbs } from '../testing/event-verbs.testing';
import { fileVerbs } from '../testing/file-verbs.testing';
import { pdf, photo } from '../testing/files.testing';

jest.setTimeout(120_000);

interface Uploaded {
  readonly code?: string;
  readonly id?: string;
  readonly state?: string;
  readonly url?: string;
  readonly sha256?: string;
}

const UPLOAD = `mutation ($input: UploadAttachmentInput!) { uploadAttachment(input: $input) {
  ... on Attachment { id state url sha256 } ... on Problem { code } } }`;

const folder = mkdtempSync(join(tmpdir(), 'gezhi-uploads-'));
const disk = diskStore(folder);
let isAway = false;
const store: FileStore = {
  ...disk,
  put: (key, content) =>
    isAway ? Promise.reject(new FileStoreError('away')) : disk.put(key, content),
};
let grid: SubgraphUnderTest;
let event: ReturnType<typeof eventVerbs>;
let files: ReturnType<typeof fileVerbs>;
beforeAll(async () => {
  grid = await subgraphInProcess(keepingFiles(gridSubgraph, store));
  event = eventVerbs(grid, await aSubdistrict(grid.dataSource));
  files = fileVerbs(grid, store);
});
afterAll(async () => {
  await grid?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const resident = actorWith('RESIDENT', { subject: 'resident-1' });

async function upload(actor: Actor, content: Buffer, more: object = {}, mediaType = 'image/jpeg') {
  const variables = { input: { ...more, file: null } };
  const part = { place: 'input.file', mediaType, content };
  const { data, errors } = await grid.upload<{ uploadAttachment: Uploaded }>(
    actor,
    UPLOAD,
    variables,
    [part],
  );
  return { errors, ...data?.uploadAttachment };
}

const rows = () =>
  grid.dataSource.query<{ state: string }[]>(
    `SELECT state FROM attachment WHERE state <> 'DELETED'`,
  );

describe('a file sent with a mutation', () => {
  it('is stored freed of what tells about its making, as one sent to an upload address is', async () => {
    const eventId = await event.report();
    const content = await photo();
    const sent = await upload(resident, content, { eventId });
    expect(sent).toMatchObject({ errors: [], state: 'STORED' });
    const stored = await files.get(resident, sent.url ?? '');
    const after = await sharp(stored.body).metadata();
    expect([after.exif, after.xmp, after.width, after.height]).toEqual([
      undefined,
      undefined,
      20,
      40,
    ]);
    const other = await files.upload(resident, content, { eventId });
    expect(other.reply.json()['sha256']).toBe(sent.sha256);
  });

  it('is answered as before when it is sent again with its key', async () => {
    const content = await photo('#204060');
    const first = await upload(resident, content, { clientMutationId: 'once' });
    expect(await upload(resident, content, { clientMutationId: 'once' })).toEqual(first);
    const other = await upload(resident, await photo('#000001'), { clientMutationId: 'once' });
    expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it.each<[string, () => Promise<Buffer>, string, string]>([
    [
      'is a page that calls itself a picture',
      async () => Buffer.from('<html><script>'),
      'image/png',
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    [
      'runs scripts',
      async () => pdf('/OpenAction << /S /JavaScript /JS (app.alert) >>'),
      'application/pdf',
      'ATTACHMENT_ACTIVE_CONTENT',
    ],
    ['is of a type nobody takes', async () => Buffer.from('x'), 'image/heic', 'ATTACHMENT_TYPE'],
    [
      'has more bytes than its type may',
      async () => Buffer.alloc(20 * 1_048_576 + 1),
      'image/jpeg',
      'ATTACHMENT_TOO_LARGE',
    ],
    [
      'has more bytes than any type may',
      async () => Buffer.alloc(50 * 1_048_576 + 1),
      'video/mp4',
      'ATTACHMENT_TOO_LARGE',
    ],
  ])('is refused, and leaves nothing, when it %s', async (_what, make, mediaType, code) => {
    const [before, keys] = [await rows(), await files.keysInStore()];
    expect((await upload(resident, await make(), {}, mediaType)).code).toBe(code);
    expect(await rows()).toEqual(before);
    expect(await files.keysInStore()).toEqual(keys);
  });

  it('is refused to who may not add it, or has not signed in', async () => {
    const eventId = await event.report();
    const stranger = actorWith('RESIDENT', { subject: 'resident-2' });
    expect((await upload(stranger, await photo(), { eventId })).code).toBe('NOT_FOUND');
    expect((await upload(resident, await photo(), { eventId, kind: 'EVIDENCE' })).code).toBe(
      'FORBIDDEN',
    );
    const { errors } = await upload(ANONYMOUS, await photo());
    expect(errors[0]?.extensions['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  it('waits for a store that is away, and goes on when it is sent again', async () => {
    const content = await photo('#445566');
    const more = { clientMutationId: 'later' };
    isAway = true;
    expect((await upload(resident, content, more)).code).toBe('ATTACHMENTS_UNAVAILABLE');
    isAway = false;
    expect(await upload(resident, content, more)).toMatchObject({ state: 'STORED' });
  });

  it('comes as a file and as nothing else', async () => {
    for (const file of ['x', {}, null]) {
      const { errors } = await grid.ask(resident, UPLOAD, { input: { file } });
      expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('is believed of the gateway alone', async () => {
    const part = (name: string) =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n{}\r\n`;
    const unsigned = `${part('operations')}${part('map')}--x--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await grid.send(unsigned, headers)).status).toBe(401);
    expect((await grid.send(unsigned, { ...headers, [CALL_HEADER]: 'a.b.c' })).status).toBe(401);
    expect((await grid.send('{}', { ...headers, [CALL_HEADER]: 'a.b.c' })).status).toBe(400);
  });
});
