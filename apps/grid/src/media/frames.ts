import type { MediaType } from '../domain/attachment/attachment.codes';
import type { Inspected } from './inspected';
import { broken, mismatch } from './inspected';

/** Bytes per second × 1,000 by version of MPEG (1, else 2) and index of the frame, layer III. */
const BIT_RATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** The length of the frame that begins here; null where none does. */
type FrameLength = (content: Buffer, at: number) => number | null;

/**
 * Checks a recording that is nothing but frames (MP3, AAC) and cuts the tags before and behind them, which say who
 * made it, where and when. What is left must be frames from its first byte to its last.
 */
export function inspectFrames(
  given: Buffer,
  mediaType: Extract<MediaType, 'audio/mpeg' | 'audio/aac'>,
): Inspected {
  const content = withoutTags(given);
  const lengthAt = mediaType === 'audio/mpeg' ? mp3Frame : adtsFrame;
  let at = 0;
  let frames = 0;
  while (at < content.length) {
    const length = lengthAt(content, at);
    if (length === null) throw frames < 2 ? mismatch() : broken();
    at += length;
    frames += 1;
  }
  // A single frame can be chance.
  if (frames < 2 || at !== content.length) throw frames < 2 ? mismatch() : broken();
  return { mediaType, content, width: null, height: null, thumbnail: null };
}

function withoutTags(given: Buffer): Buffer {
  let content = given;
  while (content.length > 10 && content.toString('latin1', 0, 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((content[at] ?? 0) & 0x7f), 0);
    const footer = ((content[5] ?? 0) & 0x10) === 0 ? 0 : 10;
    content = content.subarray(10 + size + footer);
  }
  if (
    content.length > 128 &&
    content.toString('latin1', content.length - 128, content.length - 125) === 'TAG'
  )
    content = content.subarray(0, -128);
  const foot = content.length - 32;
  if (foot > 0 && content.toString('latin1', foot, foot + 8) === 'APETAGEX') {
    const hasHead = (content.readUInt32LE(foot + 20) & 0x8000_0000) !== 0;
    const size = content.readUInt32LE(foot + 12) + (hasHead ? 32 : 0);
    if (size > content.length) throw broken();
    content = content.subarray(0, content.length - size);
  }
  return Buffer.from(content);
}

const mp3Frame: FrameLength = (content, at) => {
  if (content.length - at < 4) return null;
  const head = content.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const layer = (head >>> 17) & 3;
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1) return null;
  const isFirst = version === 3;
  const bits = BIT_RATES[isFirst ? 1 : 2][(head >>> 12) & 15];
  const base = SAMPLE_RATES[(head >>> 10) & 3];
  if (!bits || base === undefined) return null;
  const rate = isFirst ? base : version === 2 ? base / 2 : base / 4;
  return Math.floor(((isFirst ? 144 : 72) * bits * 1_000) / rate) + ((head >>> 9) & 1);
};

const adtsFrame: FrameLength = (content, at) => {
  if (content.length - at < 7) return null;
  if (content[at] !== 0xff || ((content[at + 1] ?? 0) & 0xf6) !== 0xf0) return null;
  const length =
    (((content[at + 3] ?? 0) & 3) << 11) |
    ((content[at + 4] ?? 0) << 3) |
    ((content[at + 5] ?? 0) >> 5);
  return length < 7 ? null : length;
};
