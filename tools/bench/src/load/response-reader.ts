/** One HTTP answer, its body in the pieces it came in. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: readonly Buffer[];
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 65_536;

/**
 * Reads HTTP/1.1 answers from one kept-alive connection on which one request at a time is under way.
 * Does only what our candidates need (RFC 9112 §6: a length, or chunks), so that the load costs little.
 */
export class ResponseReader {
  private pieces: Buffer[] = [];
  private held = 0;
  private head: { status: number; start: number; length: number | null } | null = null;

  /** Takes what arrived; gives the answer once it is whole. Throws on what is not HTTP/1.1. */
  push(piece: Buffer): HttpAnswer | null {
    this.pieces.push(piece);
    this.held += piece.length;
    this.head ??= this.readHead();
    if (this.head === null) return null;
    const { status, start, length } = this.head;
    if (length !== null) {
      if (this.held < start + length) return null;
      return this.finish(status, skip(this.pieces, start));
    }
    const body = readChunks(Buffer.concat(this.pieces).subarray(start));
    return body === null ? null : this.finish(status, body);
  }

  private readHead() {
    const bytes = this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces);
    const end = bytes?.indexOf(END_OF_HEAD) ?? -1;
    if (bytes === undefined || end < 0) {
      if (this.held > LONGEST_HEAD) throw new Error('The head of the answer does not end.');
      return null;
    }
    this.pieces = [bytes];
    const head = bytes.toString('latin1', 0, end);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    const isChunked = /\r\ntransfer-encoding: *chunked/i.test(head);
    if (Number.isNaN(status) || (length === undefined && !isChunked)) {
      throw new Error(`Not an answer with a length: ${head.slice(0, 200)}`);
    }
    return { status, start: end + END_OF_HEAD.length, length: isChunked ? null : Number(length) };
  }

  private finish(status: number, body: readonly Buffer[]): HttpAnswer {
    this.pieces = [];
    this.held = 0;
    this.head = null;
    return { status, body };
  }
}

function skip(pieces: readonly Buffer[], start: number): Buffer[] {
  const [first, ...others] = pieces;
  return first === undefined ? [] : [first.subarray(start), ...others];
}

/** The chunks of a body; null while the last one is missing. */
function readChunks(bytes: Buffer): Buffer[] | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (Number.isNaN(size)) throw new Error('A chunk without a size.');
    const next = end + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return chunks;
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = next;
  }
}
