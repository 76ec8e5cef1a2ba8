/** One part of a multipart body. */
export interface BodyPart {
  readonly name: string;
  /** Null for a text. */
  readonly mediaType: string | null;
  /** To be read to its end before the next part. */
  readonly content: AsyncIterable<Buffer>;
}

/** The body is not as the gateway writes it, or ended early. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError';
  readonly statusCode = 400;
}

/** The head of one part: ours have some 150 bytes. */
const LONGEST_HEAD = 1_024;
const END_OF_HEAD = '\r\n\r\n';
const BOUNDARY = /^multipart\/form-data; boundary=([A-Za-z0-9_-]{1,70})$/;
const DISPOSITION =
  /^form-data; name="([A-Za-z0-9_.-]{1,40})"(?:; filename="[A-Za-z0-9_.-]{0,40}")?$/;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]{1,60}\/[A-Za-z0-9!#$&^_.+-]{1,60}$/;

/** The boundary of a body the gateway sends; null for any other body. */
export function boundaryOf(contentType: string | undefined): string | null {
  return BOUNDARY.exec(contentType ?? '')?.[1] ?? null;
}

/**
 * Reads a multipart body (RFC 7578) part by part while it arrives and holds no more of it than a piece. It reads what
 * the gateway writes and nothing wider: no preamble, two headers, names without escapes.
 */
export class PartReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private readonly delimiter: Buffer;
  private held: Buffer;

  constructor(body: AsyncIterable<Buffer>, boundary: string) {
    this.pieces = body[Symbol.asyncIterator]();
    this.delimiter = Buffer.from(`\r\n--${boundary}`);
    // As if a part had ended before the first.
    this.held = Buffer.from('\r\n');
  }

  /** All parts; throws BrokenBodyError when the body is something else, or less. */
  async *parts(): AsyncGenerator<BodyPart> {
    for await (const before of this.content()) {
      if (before.length > 0) throw new BrokenBodyError('something before the first part');
    }
    while (!(await this.isLast())) {
      const head = await this.head();
      yield { ...head, content: this.content() };
    }
    while (await this.pull()) {
      if (this.held.length > 0) throw new BrokenBodyError('something behind the last part');
    }
  }

  /** What follows a delimiter: the end, or a line of its own. */
  private async isLast(): Promise<boolean> {
    await this.need(4, 2);
    const mark = this.held.toString('latin1', 0, 4);
    if (mark === '--\r\n') {
      this.held = this.held.subarray(4);
      if (this.held.length > 0) throw new BrokenBodyError('something behind the last part');
      return true;
    }
    if (!mark.startsWith('\r\n'))
      throw new BrokenBodyError('a delimiter is not followed by a part');
    this.held = this.held.subarray(2);
    return false;
  }

  private async head(): Promise<Omit<BodyPart, 'content'>> {
    let end = this.held.indexOf(END_OF_HEAD);
    while (end < 0) {
      if (this.held.length > LONGEST_HEAD || !(await this.pull())) {
        throw new BrokenBodyError('a part without the end of its head');
      }
      end = this.held.indexOf(END_OF_HEAD);
    }
    const lines = this.held.toString('latin1', 0, end).split('\r\n');
    this.held = this.held.subarray(end + END_OF_HEAD.length);
    return headOf(lines);
  }

  /** Up to the next delimiter, which is taken away. */
  private async *content(): AsyncGenerator<Buffer> {
    const { delimiter } = this;
    for (;;) {
      const end = this.held.indexOf(delimiter);
      if (end >= 0) {
        const piece = this.held.subarray(0, end);
        this.held = this.held.subarray(end + delimiter.length);
        yield piece;
        return;
      }
      // The last bytes may be the beginning of a delimiter.
      const sure = Math.max(0, this.held.length - delimiter.length + 1);
      if (sure > 0) {
        const piece = this.held.subarray(0, sure);
        this.held = this.held.subarray(sure);
        yield piece;
      }
      if (!(await this.pull())) throw new BrokenBodyError('the body ended within a part');
    }
  }

  private async need(bytes: number, enough: number): Promise<void> {
    while (this.held.length < bytes) {
      if (await this.pull()) continue;
      if (this.held.length >= enough) return;
      throw new BrokenBodyError('the body ended early');
    }
  }

  private async pull(): Promise<boolean> {
    const { done, value } = await this.pieces.next();
    if (done === true) return false;
    this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value]);
    return true;
  }
}

function headOf(lines: readonly string[]): Omit<BodyPart, 'content'> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([a-z-]+): (.*)$/.exec(line) ?? [];
    if (name === '' || headers.has(name)) throw new BrokenBodyError('a header that is none');
    headers.set(name, value);
  }
  const name = DISPOSITION.exec(headers.get('content-disposition') ?? '')?.[1];
  const mediaType = headers.get('content-type') ?? null;
  if (name === undefined || (mediaType !== null && !MEDIA_TYPE.test(mediaType))) {
    throw new BrokenBodyError('a part that is not described');
  }
  return { name, mediaType };
}
