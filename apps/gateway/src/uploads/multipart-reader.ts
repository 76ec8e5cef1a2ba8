import type { IncomingMessage } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream, BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import { refusal, RefusedRequest } from '../http/refusal';
import type { UploadLimits } from './upload-limits';

/** The two texts a request with files begins with. */
export interface Opening {
  readonly operations: string;
  readonly map: string;
}

export interface FilePart {
  readonly name: string;
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface ReaderLimits extends Pick<
  UploadLimits,
  'files' | 'fileBytes' | 'requestBytes' | 'stallMilliseconds'
> {
  /** Bytes of operations, and of map. */
  readonly textBytes: number;
  /** Longest time until the opening has come. */
  readonly openingMilliseconds: number;
}

interface HeldFile {
  readonly name: string;
  readonly mediaType: string;
  readonly stream: BusboyFileStream;
}

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}$/;
const UNKNOWN_TYPE = 'application/octet-stream';
/** Head of one part: names and a type. */
const LARGEST_HEAD = 4_096;
const GONE = new Error('The client went away while it was sending files');

/**
 * A multipart body while it arrives: first its opening, then its files one after the other, of which it holds no more
 * than their streams do. What is wrong with it, or too slow or too much, ends every reading with one RefusedRequest,
 * kept as `refused`.
 */
export class MultipartReader {
  /** Why the rest is not read. */
  refused: RefusedRequest | null = null;
  private readonly parser: BusboyInstance;
  private readonly texts = new Map<string, string>();
  private readonly files: HeldFile[] = [];
  private current: BusboyFileStream | null = null;
  private isOpen = false;
  private isOver = false;
  private failure: Error | null = null;
  private bytes = 0;
  private wake: (() => void) | null = null;
  private readonly counting = countingFor(this);
  private readonly leaving = leavingOf(this);

  /** Throws RefusedRequest when the head of the request is not one of multipart. */
  constructor(
    private readonly request: IncomingMessage,
    private readonly limits: ReaderLimits,
  ) {
    const { textBytes: fieldSize, fileBytes: fileSize, files } = limits;
    try {
      this.parser = new Busboy({
        headers: request.headers as BusboyHeaders,
        limits: {
          ...{ fieldSize, fileSize, files, fields: 2, parts: files + 2 },
          ...{ fieldNameSize: 40, headerPairs: 20, headerSize: LARGEST_HEAD },
        },
      });
    } catch {
      throw unreadable();
    }
    this.parser
      .on('field', (name, value, _nameCut, cut) => this.text(name, value, cut))
      .on('file', (name, stream, _filename, _encoding, type) => this.file(name, stream, type))
      .on('partsLimit', () => this.refuse(unexpected()))
      .on('filesLimit', () => this.refuse(unexpected()))
      .on('fieldsLimit', () => this.refuse(unreadable()))
      .on('error', () => this.refuse(unreadable()))
      .on('finish', () => this.finished());
    request.on('data', this.counting).once('close', this.leaving).pipe(this.parser);
  }

  /** Rejects with RefusedRequest; no byte of a file has been asked for until then. */
  async opening(): Promise<Opening> {
    await this.until(() => this.isOpen, this.limits.openingMilliseconds);
    return { operations: this.texts.get('operations') ?? '', map: this.texts.get('map') ?? '' };
  }

  /** The files in the order they come; each must be read to its end before the next is asked for. */
  async *parts(): AsyncGenerator<FilePart> {
    for (;;) {
      await this.until(() => this.files.length > 0 || this.isOver, this.limits.stallMilliseconds);
      const file = this.files.shift();
      if (file === undefined) return;
      const { name, mediaType, stream } = file;
      yield { name, mediaType, content: this.content(stream) };
    }
  }

  /** Nothing is read any more; what is still to come is thrown away by whoever answers. */
  dispose(): void {
    this.end(GONE);
  }

  /** Refuses the rest of it. */
  refuse(why: RefusedRequest): RefusedRequest {
    if (this.failure === null) this.refused = why;
    this.end(why);
    return why;
  }

  private async *content(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
    this.current = stream;
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterableIterator<Uint8Array>;
    for (;;) {
      if (this.failure !== null) throw this.failure;
      const patience = this.patience(this.limits.stallMilliseconds);
      const { done, value } = await chunks.next().finally(() => clearTimeout(patience));
      if (this.failure !== null) throw this.failure as Error;
      if (done === true) break;
      yield value;
    }
    this.current = null;
  }

  private text(name: string, value: string, isCut: boolean): void {
    const expected = this.texts.size === 0 ? 'operations' : 'map';
    if (isCut) this.refuse(tooLarge());
    else if (this.isOpen || name !== expected) this.refuse(unreadable());
    else this.texts.set(name, value);
    this.isOpen = this.texts.size === 2;
    this.wake?.();
  }

  private file(name: string, stream: BusboyFileStream, mediaType: string): void {
    stream.on('error', () => undefined);
    stream.once('limit', () => {
      const { fileBytes: limit } = this.limits;
      this.refuse(new RefusedRequest(refusal('UPLOAD_FILE_TOO_LARGE', { limit }, 413)));
    });
    if (this.failure !== null) {
      stream.destroy();
      return;
    }
    if (this.texts.size < 2) {
      this.refuse(unreadable());
      return;
    }
    const safeType = MEDIA_TYPE.test(mediaType) ? mediaType : UNKNOWN_TYPE;
    this.files.push({ name, mediaType: safeType, stream });
    this.wake?.();
  }

  private finished(): void {
    this.request.off('close', this.leaving);
    this.isOver = true;
    if (this.texts.size < 2) this.refuse(unreadable());
    this.wake?.();
  }

  /** That much of it came. */
  arrived(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.requestBytes) this.refuse(tooLarge());
  }

  /** The connection is over. All of it may have come, and wait to be read. */
  left(): void {
    if (!this.request.readableEnded) this.end(GONE);
  }

  private async until(isSo: () => boolean, milliseconds: number): Promise<void> {
    const patience = this.patience(milliseconds);
    try {
      while (!isSo() && this.failure === null) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    } finally {
      clearTimeout(patience);
    }
    if (this.failure !== null) throw this.failure;
  }

  private patience(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.refuse(new RefusedRequest(refusal('BODY_TOO_SLOW', {}, 408)));
    }, milliseconds);
  }

  private end(why: Error): void {
    if (this.failure !== null) return;
    this.failure = why;
    this.request.off('data', this.counting).off('close', this.leaving).unpipe(this.parser);
    this.current?.destroy(why);
    for (const { stream } of this.files.splice(0)) stream.destroy(why);
    this.wake?.();
  }
}

function countingFor(reader: MultipartReader): (chunk: Buffer) => void {
  return ({ length }) => reader.arrived(length);
}

function leavingOf(reader: MultipartReader): () => void {
  return () => reader.left();
}

export function unreadable(): RefusedRequest {
  return new RefusedRequest(refusal('UPLOAD_UNREADABLE'));
}

export function unexpected(): RefusedRequest {
  return new RefusedRequest(refusal('UPLOAD_FILE_UNEXPECTED'));
}

export function tooLarge(): RefusedRequest {
  return new RefusedRequest(refusal('BODY_TOO_LARGE', {}, 413));
}
