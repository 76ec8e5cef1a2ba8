import { inflateSync } from 'node:zlib';
import type { Inspected } from './inspected';
import { broken, ContentRefused, mismatch, stays } from './inspected';

/** What could act when a document is opened. */
const ACTIVE = [
  'JavaScript',
  'JS',
  'Launch',
  'OpenAction',
  'AA',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
];
/** What one compressed part of a document may unpack to. */
const MOST_INFLATED = 16 * 1_048_576;
const MOST_STREAMS = 20_000;

/**
 * Checks a document (PDF) and blanks what tells about its making, in place, so that every reference in it still
 * holds. It must begin with its header and end with its end: nothing else rides on it. Refused: encrypted documents,
 * what could act, and data about its making in a place where it cannot be blanked.
 */
export function inspectPdf(given: Buffer): Inspected {
  const content = Buffer.from(given);
  const text = content.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw mismatch();
  if (!/%%EOF\s{0,64}$/.test(text.slice(-128))) throw mismatch();
  if (/PK\x03\x04|PK\x05\x06/.test(text.slice(0, 1_024) + text.slice(-66_000))) throw mismatch();
  if (/\/Encrypt[\s<\d]/.test(text)) throw broken();
  checkActive(text);
  for (const inflated of packedObjects(content, text)) checkActive(inflated);
  blankInfo(content, text);
  blankXmp(content, text);
  blankExif(content);
  return { mediaType: 'application/pdf', content, width: null, height: null, thumbnail: null };
}

/** Names may be written with any letter as `#xx`. */
function checkActive(text: string): void {
  for (const [, written = ''] of text.matchAll(/\/([A-Za-z#0-9]{2,80})/g)) {
    const name = written.includes('#')
      ? written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : written;
    if (ACTIVE.includes(name))
      throw new ContentRefused('ATTACHMENT_ACTIVE_CONTENT', { what: name });
  }
}

/** The objects that stand in compressed parts; one that cannot be unpacked could hide anything. */
function* packedObjects(content: Buffer, text: string): Generator<string> {
  let count = 0;
  for (const found of text.matchAll(/\/ObjStm\b/g)) {
    if ((count += 1) > MOST_STREAMS) throw broken();
    const start = /stream\r?\n/g;
    start.lastIndex = found.index;
    const opened = start.exec(text);
    if (opened === null) throw broken();
    const end = text.indexOf('endstream', start.lastIndex);
    const dictionary = text.slice(text.lastIndexOf('obj', found.index), opened.index);
    if (end < 0 || !/\/FlateDecode\b/.test(dictionary)) throw broken();
    try {
      yield inflateSync(content.subarray(start.lastIndex, end), {
        maxOutputLength: MOST_INFLATED,
      }).toString('latin1');
    } catch {
      throw broken();
    }
  }
}

/** Author, program, times: the strings of the document's Info objects. */
function blankInfo(content: Buffer, text: string): void {
  for (const [, number = '', generation = ''] of text.matchAll(/\/Info\s+(\d+)\s+(\d+)\s+R/g)) {
    const objects = [
      ...text.matchAll(new RegExp(`(?:^|[\\r\\n\\s])${number}\\s+${generation}\\s+obj\\b`, 'g')),
    ];
    if (objects.length === 0) throw stays('/Info');
    for (const { index } of objects) {
      const end = text.indexOf('endobj', index);
      if (end < 0) throw broken();
      blankStrings(content, index, end);
    }
  }
  if (/\/Info\s*<</.test(text)) throw stays('/Info');
}

/** Literal strings become spaces, hexadecimal ones zeros: of the same length, so nothing moves. */
function blankStrings(content: Buffer, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const byte = content[at];
    if (byte === 0x28) at = blankLiteral(content, at + 1, to);
    else if (byte === 0x3c && content[at + 1] !== 0x3c && content[at - 1] !== 0x3c)
      for (at += 1; at < to && content[at] !== 0x3e; at += 1) content[at] = 0x30;
  }
}

function blankLiteral(content: Buffer, from: number, to: number): number {
  let depth = 1;
  for (let at = from; at < to; at += 1) {
    const byte = content[at];
    if (byte === 0x5c) {
      content[at] = 0x20;
      content[at + 1] = 0x20;
      at += 1;
      continue;
    }
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    if (depth === 0) return at;
    content[at] = 0x20;
  }
  throw broken();
}

/** Packets of XMP that stand as they are; compressed ones cannot be reached without moving everything behind them. */
function blankXmp(content: Buffer, text: string): void {
  for (const { index } of text.matchAll(/\/Type\s*\/Metadata\b/g)) {
    const begin = text.lastIndexOf('obj', index);
    const stream = text.indexOf('stream', index);
    const end = text.indexOf('endstream', stream);
    if (begin < 0 || stream < 0 || end < 0) throw broken();
    if (/\/Filter\b/.test(text.slice(begin, stream))) throw stays('XMP');
    const start = stream + (text.startsWith('stream\r\n', stream) ? 8 : 7);
    content.fill(0x20, start, end);
  }
}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const XMP_IN_JPEG = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');

/** Pictures in a document keep what the camera wrote: segments APP1 of JPEG, emptied where they stand. */
function blankExif(content: Buffer): void {
  for (const mark of [EXIF, XMP_IN_JPEG]) {
    for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + 1)) {
      if (at < 4 || content[at - 4] !== 0xff || content[at - 3] !== 0xe1) continue;
      const end = at - 2 + content.readUInt16BE(at - 2);
      content.fill(0, at, Math.min(end, content.length));
    }
  }
}
