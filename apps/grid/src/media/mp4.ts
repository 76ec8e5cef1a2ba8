import type { MediaType } from '../domain/attachment/attachment.codes';
import type { Inspected } from './inspected';
import { broken, mismatch, stays } from './inspected';

/** One box of an MP4 file: `start` is its head, `body` what it holds. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

const BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4[AV] |MSNV|dash|3gp[4-9]|mmp4)$/;
const TOP_LEVEL = [
  'ftyp',
  'moov',
  'mdat',
  'free',
  'skip',
  'wide',
  'uuid',
  'meta',
  'udta',
  'moof',
  'mfra',
  'sidx',
  'styp',
];
/** Where cameras write places, makers and titles. */
const TELLING = ['udta', 'meta', 'uuid'];
const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf', 'mvex'];
const MOST_BOXES = 10_000;

/**
 * Checks a recording (MP4, M4A) and blanks what tells about its making, in place: samples are found by their distance
 * from the beginning, so nothing may move. Its boxes must fill the file from the first byte to the last. A track that
 * is neither picture nor sound (places a camera noted along the way) cannot be taken out, and is refused.
 */
export function inspectMp4(given: Buffer, mediaType: MediaType): Inspected {
  const content = Buffer.from(given);
  const top = boxesIn(content, 0, content.length);
  const [first] = top;
  if (first?.type !== 'ftyp' || !BRANDS.test(word(content, first.body))) throw mismatch();
  if (!top.every(({ type }) => TOP_LEVEL.includes(type))) throw mismatch();
  if (!top.some(({ type }) => type === 'moov')) throw broken();
  const tracks: string[] = [];
  blank(content, top, tracks, { left: MOST_BOXES });
  if (tracks.length === 0) throw broken();
  const others = tracks.filter((track) => track !== 'vide' && track !== 'soun');
  if (others.length > 0) throw stays('track');
  if (mediaType === 'audio/mp4' ? tracks.includes('vide') : !tracks.includes('vide'))
    throw mismatch();
  return { mediaType, content, width: null, height: null, thumbnail: null };
}

function blank(
  content: Buffer,
  boxes: readonly Box[],
  tracks: string[],
  budget: { left: number },
): void {
  for (const box of boxes) {
    if ((budget.left -= 1) < 0) throw broken();
    if (
      TELLING.includes(box.type) ||
      box.type === 'free' ||
      box.type === 'skip' ||
      box.type === 'wide'
    ) {
      content.write('free', box.start + 4, 'latin1');
      content.fill(0, box.body, box.end);
    } else if (box.type === 'hdlr') tracks.push(handlerOf(content, box));
    else if (['mvhd', 'tkhd', 'mdhd'].includes(box.type)) blankTimes(content, box);
    else if (CONTAINERS.includes(box.type))
      blank(content, boxesIn(content, box.body, box.end), tracks, budget);
  }
}

/** What kind of track it is; the name behind it is the maker's. */
function handlerOf(content: Buffer, { body, end }: Box): string {
  if (end - body < 24) throw broken();
  content.fill(0, body + 24, end);
  return word(content, body + 8);
}

/** When it was recorded. */
function blankTimes(content: Buffer, { body, end }: Box): void {
  const length = content[body] === 1 ? 16 : 8;
  if (end - body < 4 + length) throw broken();
  content.fill(0, body + 4, body + 4 + length);
}

function boxesIn(content: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start < to;) {
    if (to - start < 8 || boxes.length > MOST_BOXES) throw broken();
    const short = content.readUInt32BE(start);
    const isLong = short === 1;
    if (isLong && to - start < 16) throw broken();
    const head = isLong ? 16 : 8;
    const size = isLong
      ? Number(content.readBigUInt64BE(start + 8))
      : short === 0
        ? to - start
        : short;
    const end = start + size;
    if (size < head || end > to) throw broken();
    boxes.push({ type: word(content, start + 4), start, body: start + head, end });
    start = end;
  }
  return boxes;
}

function word(content: Buffer, at: number): string {
  return content.toString('latin1', at, at + 4);
}
