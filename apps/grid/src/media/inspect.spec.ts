import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { MediaType } from '../domain/attachment/attachment.codes';
import { MEDIA_TYPE_NAMES } from '../domain/attachment/attachment.codes';
import { inspect } from './inspect';

const told = async (content: Buffer, mediaType: MediaType) => {
  const inspected = await inspect(content, mediaType);
  return inspected.ok ? inspected.value.content : inspected.refusal.code;
};
const kept = async (content: Buffer, mediaType: MediaType): Promise<Buffer> => {
  const inspected = await told(content, mediaType);
  if (typeof inspected === 'string') throw new Error(inspected);
  return inspected;
};

describe('a document', () => {
  const pdf = (...objects: (string | Buffer)[]) =>
    Buffer.concat([
      Buffer.from('%PDF-1.5\n'),
      ...objects.map((object) => Buffer.from(object as string, 'latin1')),
      Buffer.from('trailer << /Root 1 0 R /Info 9 0 R >>\n%%EOF\n'),
    ]);
  const info =
    '9 0 obj\n<< /Author (Zhang \\(San\\) of (Gezhi)) /Creator <FEFF5F204E09> /CreationDate (D:2026) >>\nendobj\n';
  const root = '1 0 obj\n<< /Type /Catalog >>\nendobj\n';

  it('loses its author, program and times, and nothing of it moves', async () => {
    const given = pdf(root, info);
    const content = await kept(given, 'application/pdf');
    expect(content.length).toBe(given.length);
    const text = content.toString('latin1');
    expect(text).not.toMatch(/Zhang|San|Gezhi|5F20|D:2026/);
    expect(text.indexOf('endobj')).toBe(given.indexOf('endobj'));
    expect(text).toMatch(/\/Author \( +\) \/Creator <0+> \/CreationDate \( +\)/);
  });

  it('loses XMP, and what cameras wrote into its pictures', async () => {
    const exif = Buffer.concat([
      Buffer.from([0xff, 0xe1, 0x00, 0x18]),
      Buffer.from('Exif\0\0GPS 32.04 118.78', 'latin1'),
    ]);
    const xmp =
      '5 0 obj\n<< /Type /Metadata /Length 20 >>\nstream\n<dc:creator>Li Si<x>\nendstream\nendobj\n';
    const content = await kept(
      pdf(root, info, xmp, '6 0 obj\n<<>>\nstream\n', exif, '\nendstream\nendobj\n'),
      'application/pdf',
    );
    expect(content.toString('latin1')).not.toMatch(/Li Si|GPS|32\.04/);
  });

  it.each([
    [
      'metadata that is packed',
      ['5 0 obj\n<< /Type /Metadata /Filter /FlateDecode >>\nstream\nx\nendstream\n'],
      'ATTACHMENT_METADATA_STAYS',
    ],
    ['metadata that is packed with other objects', null, 'ATTACHMENT_METADATA_STAYS'],
    ['a lock', ['<< /Encrypt 8 0 R >>'], 'ATTACHMENT_BROKEN'],
    ['a script under another spelling', ['<< /J#61vaScript (x) >>'], 'ATTACHMENT_ACTIVE_CONTENT'],
    ['a program to start', ['<< /S /Launch /F (cmd.exe) >>'], 'ATTACHMENT_ACTIVE_CONTENT'],
    [
      'a packed script',
      [
        Buffer.concat([
          Buffer.from('2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
          deflateSync(Buffer.from('<< /S /JavaScript >>')),
          Buffer.from('\nendstream\n'),
        ]).toString('latin1'),
      ],
      'ATTACHMENT_ACTIVE_CONTENT',
    ],
  ] as const)('with %s is refused', async (_what, objects, code) => {
    const given = objects === null ? pdf(root) : pdf(root, info, ...objects);
    expect(await told(given, 'application/pdf')).toBe(code);
  });

  it('with anything behind its end is refused', async () => {
    const given = Buffer.concat([pdf(root, info), Buffer.alloc(200, 'x')]);
    expect(await told(given, 'application/pdf')).toBe('ATTACHMENT_CONTENT_MISMATCH');
  });
});

describe('a recording', () => {
  const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
    const body = Buffer.concat(content.map((part) => Buffer.from(part as string, 'latin1')));
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const track = (handler: string) =>
    box(
      'trak',
      box('mdia', box('hdlr', Buffer.alloc(8), handler, Buffer.alloc(12), 'Maker of telephones\0')),
    );
  const mp4 = (...tracks: string[]) =>
    Buffer.concat([
      box('ftyp', 'isom', Buffer.alloc(4)),
      box(
        'moov',
        box('mvhd', Buffer.alloc(4), 'WHENWHEN', Buffer.alloc(88)),
        ...tracks.map(track),
        box('udta', box('\xa9xyz', '+32.0400+118.7800/')),
      ),
      box('uuid', 'a packet of XMP'),
      box('mdat', 'samples'),
    ]);

  it('loses its place, its time and its maker, and no sample moves', async () => {
    const given = mp4('vide', 'soun');
    const content = await kept(given, 'video/mp4');
    expect(content.length).toBe(given.length);
    expect(content.indexOf('samples')).toBe(given.indexOf('samples'));
    expect(content.toString('latin1')).not.toMatch(/32\.04|XMP|WHEN|Maker|xyz|udta|uuid/);
    expect(await kept(mp4('soun'), 'audio/mp4')).toBeInstanceOf(Buffer);
  });

  it.each([
    ['a track of places', mp4('vide', 'meta'), 'video/mp4', 'ATTACHMENT_METADATA_STAYS'],
    ['no picture', mp4('soun'), 'video/mp4', 'ATTACHMENT_CONTENT_MISMATCH'],
    ['pictures where sound was announced', mp4('vide'), 'audio/mp4', 'ATTACHMENT_CONTENT_MISMATCH'],
    [
      'something behind its end',
      Buffer.concat([mp4('vide'), Buffer.from('<script>')]),
      'video/mp4',
      'ATTACHMENT_BROKEN',
    ],
    [
      'a box of another kind',
      Buffer.concat([mp4('vide'), box('evil', 'x')]),
      'video/mp4',
      'ATTACHMENT_CONTENT_MISMATCH',
    ],
    ['another beginning', box('free', 'x'), 'video/mp4', 'ATTACHMENT_CONTENT_MISMATCH'],
  ] as const)('with %s is refused', async (_what, content, mediaType, code) => {
    expect(await told(content, mediaType)).toBe(code);
  });

  /** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
  const mp3 = Buffer.concat(
    [1, 2, 3].map(() => Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])),
  );
  /** 20 bytes each. */
  const aac = Buffer.concat(
    [1, 2].map(() =>
      Buffer.concat([
        Buffer.from('fff1508002800', 'hex').subarray(0, 3),
        Buffer.from([0x80, 0x02, 0x9f, 0xfc]),
        Buffer.alloc(13),
      ]),
    ),
  );
  const id3 = Buffer.concat([
    Buffer.from('ID3\x04\0\0\0\0\0\x0d', 'latin1'),
    Buffer.from('TPE1 Wang Wu!'),
  ]);
  const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 'W')]);

  it('of frames loses the tags before and behind them', async () => {
    expect(await kept(Buffer.concat([id3, mp3, id3v1]), 'audio/mpeg')).toEqual(mp3);
    expect(await kept(Buffer.concat([id3, aac]), 'audio/aac')).toEqual(aac);
  });

  it('of frames with anything else among or behind them is refused', async () => {
    expect(await told(Buffer.concat([mp3, Buffer.from('<script>')]), 'audio/mpeg')).toBe(
      'ATTACHMENT_BROKEN',
    );
    expect(await told(mp3.subarray(0, 1_000), 'audio/mpeg')).toBe('ATTACHMENT_BROKEN');
    expect(await told(mp3, 'audio/aac')).toBe('ATTACHMENT_CONTENT_MISMATCH');
  });
});

it('never fails on what a stranger sends, and never takes in chance', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...MEDIA_TYPE_NAMES),
      fc.constantFrom(
        '',
        '%PDF-1.4\n',
        '\0\0\0\x18ftypisom',
        'ID3',
        '\xff\xfb\x90\0',
        '\xff\xd8\xff\xe0',
        '\x89PNG\r\n\x1a\n',
        'RIFF\0\0\0\0WEBP',
      ),
      fc.uint8Array({ maxLength: 300 }),
      async (mediaType, head, rest) => {
        const content = Buffer.concat([Buffer.from(head, 'latin1'), rest]);
        expect(typeof (await told(content, mediaType))).toBe('string');
      },
    ),
    { numRuns: 300 },
  );
});
