import { hash } from 'node:crypto';
import { ANONYMOUS, CALL_HEADER, createCallSigner, createCallVerifier } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { boundaryOf } from './part-reader';
import { readUpload } from './read-upload';
import { sealedUpload } from './sealed-upload';
import { LARGEST_FILE } from './uploaded-file';
import type { UploadedFile } from './uploaded-file';

const secret = 'a key for tests alone, long enough for HS256';
const key = { subgraph: 'lamps', clock: systemClock };
const signer = createCallSigner({ ...key, keyId: 'k', secret });
const calls = createCallVerifier({ ...key, keys: { k: secret } });
const query = 'mutation($file: Upload!) { keep(file: $file) }';
const photo = { place: 'file', mediaType: 'image/jpeg', content: Buffer.from('a photo') };

async function* inPieces(body: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (let turn = 0; from < body.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield body.subarray(from, (from += size));
  }
}

function read(
  { headers, body }: ReturnType<typeof sealedUpload>,
  { sizes = [64], path = '/graphql' }: { sizes?: readonly number[]; path?: string } = {},
) {
  const boundary = boundaryOf(headers['content-type']) ?? '';
  const content = inPieces(body, sizes);
  return readUpload(
    { method: 'POST', path, token: headers[CALL_HEADER], boundary, content },
    calls,
  );
}

const upload = (parts = [photo], variables: object = { file: null }) =>
  sealedUpload(signer, ANONYMOUS, { query, variables }, parts);
const changed = (given: ReturnType<typeof upload>, from: string, to: string) => ({
  ...given,
  body: Buffer.from(given.body.toString('latin1').replace(from, to), 'latin1'),
});

describe('an operation with files', () => {
  it('is read in whatever pieces it arrives, with any content', async () => {
    // What nearly is a delimiter, and what is none at all.
    const contents = [
      '\r\n--gezhi-tes',
      '',
      '\r\n\r\n--',
      '\r',
      '--gezhi-test\r\n',
      '\n--gezhi-test--\r\n',
    ];
    const parts = contents.map((text, number) => ({
      place: `files.${number}`,
      mediaType: 'image/png',
      content: Buffer.from(text),
    }));
    for (let size = 1; size <= 120; size += 1) {
      const given = upload(parts, { files: contents.map(() => null) });
      const received = await read(given, { sizes: [size, 1 + (size % 7)] });
      const { variables } = (received.ok && received.value.body) as {
        variables: { files: UploadedFile[] };
      };
      expect(variables.files.map((file) => String(file.content))).toEqual(contents);
    }
  });

  it('knows of a file what may be shown, and its content beside that', async () => {
    const received = await read(upload());
    const { variables } = (received.ok && received.value.body) as {
      variables: { file: UploadedFile };
    };
    const sha256 = hash('sha256', 'a photo');
    expect({ ...variables.file }).toEqual({ mediaType: 'image/jpeg', bytes: 7, sha256 });
    expect(variables.file.content?.toString()).toBe('a photo');
  });

  it('does not hold more of a file than anybody takes, but counts it', async () => {
    const content = Buffer.alloc(LARGEST_FILE + 1);
    const received = await read(upload([{ ...photo, content }]), { sizes: [1 << 20] });
    const { variables } = (received.ok && received.value.body) as {
      variables: { file: UploadedFile };
    };
    expect([variables.file.bytes, variables.file.content]).toEqual([LARGEST_FILE + 1, null]);
  });

  it.each([
    [
      'the operation is another',
      (given: ReturnType<typeof upload>) => changed(given, 'keep', 'drop'),
    ],
    [
      'the map is another',
      (given: ReturnType<typeof upload>) => changed(given, 'variables.file', 'variables.feil'),
    ],
    [
      'a byte of a file is another',
      (given: ReturnType<typeof upload>) => changed(given, 'a photo', 'a phota'),
    ],
    [
      'the type of a file is another',
      (given: ReturnType<typeof upload>) => changed(given, 'image/jpeg', 'image/webp'),
    ],
    [
      'a file is longer',
      (given: ReturnType<typeof upload>) => changed(given, 'a photo', 'a photo.'),
    ],
    [
      'the seal is missing its end',
      (given: ReturnType<typeof upload>) => changed(given, '\r\n--gezhi-test--', ''),
    ],
  ])('is refused when %s', async (_what, change) => {
    const received = await read(change(upload())).catch((error: Error) => error.name);
    expect(received === 'BrokenBodyError' || (received as { ok: boolean }).ok === false).toBe(true);
  });

  it('is refused with the seal of another', async () => {
    const [one, other] = [upload(), upload()];
    const sealIn = ({ body }: typeof one) =>
      /name="seal"\r\n\r\n(\S+)/.exec(body.toString('latin1'))?.[1] ?? '';
    expect(await read(changed(one, sealIn(one), sealIn(other)))).toMatchObject({ ok: false });
  });

  it('is refused at another path, and the second time', async () => {
    expect(await read(upload(), { path: '/other' })).toMatchObject({ ok: false });
    const given = upload();
    expect(await read(given)).toMatchObject({ ok: true });
    expect(await read(given)).toMatchObject({ ok: false });
  });

  it('is no ordinary call, nor is an ordinary call one of these', async () => {
    const { headers } = upload();
    const call = { method: 'POST', path: '/graphql', token: headers[CALL_HEADER] };
    expect(await calls.verify({ ...call, body: JSON.stringify({ query }) })).toMatchObject({
      ok: false,
    });
    const body = JSON.stringify({ query, variables: { file: null } });
    const token = signer.sign({ method: 'POST', path: '/graphql', body, actor: ANONYMOUS });
    const given = upload();
    expect(
      await read({ ...given, headers: { ...given.headers, [CALL_HEADER]: token } }),
    ).toMatchObject({ ok: false });
  });

  it('is not waited for when its beginning is not believed', async () => {
    const { headers, body } = changed(upload(), 'keep', 'drop');
    let asked = 0;
    const content = (async function* () {
      yield body.subarray(0, body.indexOf('a photo'));
      asked += 1;
      yield body;
    })();
    const token = headers[CALL_HEADER];
    const boundary = boundaryOf(headers['content-type']) ?? '';
    const call = { method: 'POST', path: '/graphql', token, boundary, content };
    expect(await readUpload(call, calls)).toMatchObject({ ok: false });
    expect(asked).toBe(0);
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary="a"',
    'multipart/mixed; boundary=a',
    'multipart/form-data; boundary=a; charset=x',
    undefined,
  ])('is nothing with the type %s', (type) => {
    expect(boundaryOf(type)).toBeNull();
  });

  it('is broken with anything else in it', async () => {
    for (const [from, to] of [
      ['--gezhi-test\r\n', 'preamble\r\n--gezhi-test\r\n'],
      ['name="0"', 'name="0\r\nx: y"'],
      ['name="map"', 'name="other"'],
      ['--gezhi-test--\r\n', '--gezhi-test--\r\nepilogue'],
      ['content-disposition: form-data; name="0"; filename="0"', 'content-disposition: attachment'],
    ] as const) {
      const error = await read(changed(upload(), from, to)).catch((thrown: Error) => thrown);
      expect((error as Error).name).toBe('BrokenBodyError');
    }
  });
});
