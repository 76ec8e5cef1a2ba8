/** What a frame is (RFC 6455 §5.2). */
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

const FINAL = 0x80;
const MASKED = 0x80;
const MASK_BYTES = 4;
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;

/**
 * One frame. What a client sends must say that it is masked; the mask is zero, which leaves the bytes as they are
 * and the protocol content: there is no proxy on the way to be misled.
 */
export function frameOf(opcode: number, text: string, isClient: boolean): Buffer {
  const payload = Buffer.from(text);
  const extended = payload.length < TWO_BYTE_LENGTH ? 0 : payload.length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + extended + (isClient ? MASK_BYTES : 0));
  head[0] = FINAL | opcode;
  const length =
    extended === 0 ? payload.length : extended === 2 ? TWO_BYTE_LENGTH : EIGHT_BYTE_LENGTH;
  head[1] = (isClient ? MASKED : 0) | length;
  if (extended === 2) head.writeUInt16BE(payload.length, 2);
  if (extended === 8) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/**
 * Reads frames from the pieces they arrive in. Does only what the bench needs: messages of one frame, without
 * compression. Throws on a message in several.
 */
export class FrameReader {
  private held: Buffer = Buffer.alloc(0);

  constructor(private readonly onFrame: (frame: Frame) => void) {}

  push(piece: Buffer): void {
    let bytes = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
    for (let size = this.read(bytes); size > 0; size = this.read(bytes))
      bytes = bytes.subarray(size);
    this.held = bytes;
  }

  /** Tells of the frame at the beginning; gives its size, or 0 while it is not whole. */
  private read(bytes: Buffer): number {
    const [first, second] = bytes;
    if (first === undefined || second === undefined) return 0;
    if ((first & FINAL) === 0) throw new Error('A message in several frames.');
    const short = second & 0x7f;
    const extended = short < TWO_BYTE_LENGTH ? 0 : short === TWO_BYTE_LENGTH ? 2 : 8;
    const maskAt = 2 + extended;
    const start = maskAt + (second & MASKED ? MASK_BYTES : 0);
    if (bytes.length < start) return 0;
    const length =
      extended === 0
        ? short
        : extended === 2
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < start + length) return 0;
    const payload = bytes.subarray(start, start + length);
    this.onFrame({
      opcode: first & 0x0f,
      payload: start === maskAt ? payload : unmasked(payload, bytes.subarray(maskAt, start)),
    });
    return start + length;
  }
}

function unmasked(payload: Buffer, mask: Buffer): Buffer {
  return Buffer.from(payload.map((byte, index) => byte ^ (mask[index % MASK_BYTES] ?? 0)));
}
