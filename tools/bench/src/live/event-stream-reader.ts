const DATA = Buffer.from('data: ');
const END = Buffer.from('\n\n');
const END_OF_LINE = Buffer.from('\r\n');
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Reads `text/event-stream` answers that come in chunks over HTTP/1.1, and tells the data of each event. An event
 * without data, such as a comment that keeps the connection open, is passed over. Throws on any other answer.
 */
export class EventStreamReader {
  private head: Buffer | null = Buffer.alloc(0);
  private chunked: Buffer = Buffer.alloc(0);
  private text: Buffer = Buffer.alloc(0);

  constructor(private readonly onData: (data: Buffer) => void) {}

  push(piece: Buffer): void {
    const body = this.head === null ? piece : this.readHead(piece);
    if (body === null) return;
    this.chunked = this.chunked.length === 0 ? body : Buffer.concat([this.chunked, body]);
    for (let chunk = this.nextChunk(); chunk !== null; chunk = this.nextChunk()) this.read(chunk);
  }

  private readHead(piece: Buffer): Buffer | null {
    const bytes = Buffer.concat([this.head ?? piece, piece]);
    const end = bytes.indexOf(END_OF_HEAD);
    this.head = end < 0 ? bytes : null;
    if (end < 0) return null;
    const head = bytes.toString('latin1', 0, end);
    const isStream = /^HTTP\/1\.1 200 [^]*\r\ncontent-type: *text\/event-stream/i.test(head);
    if (!isStream) throw new Error(`Not a stream of events: ${bytes.toString('utf8', 0, 600)}`);
    return bytes.subarray(end + END_OF_HEAD.length);
  }

  private nextChunk(): Buffer | null {
    const end = this.chunked.indexOf(END_OF_LINE);
    if (end < 0) return null;
    const size = Number.parseInt(this.chunked.toString('latin1', 0, end), 16);
    if (Number.isNaN(size)) throw new Error('A chunk without a size.');
    const start = end + END_OF_LINE.length;
    const after = start + size + END_OF_LINE.length;
    if (size === 0 || this.chunked.length < after) return null;
    const chunk = this.chunked.subarray(start, start + size);
    this.chunked = this.chunked.subarray(after);
    return chunk;
  }

  private read(chunk: Buffer): void {
    this.text = this.text.length === 0 ? chunk : Buffer.concat([this.text, chunk]);
    for (let end = this.text.indexOf(END); end >= 0; end = this.text.indexOf(END)) {
      const start = this.text.indexOf(DATA);
      if (start >= 0 && start < end) this.onData(this.text.subarray(start + DATA.length, end));
      this.text = this.text.subarray(end + END.length);
    }
  }
}
