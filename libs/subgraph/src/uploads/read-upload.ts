import { createHash } from 'node:crypto';
import type { Actor, CallVerifier, SealedFile } from '@gezhi/identity';
import { openingOf } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { BodyPart } from './part-reader';
import { BrokenBodyError, PartReader } from './part-reader';
import { LARGEST_FILE, UploadedFile } from './uploaded-file';

/** An operation with its files, as the gateway sent it. */
export interface ReceivedUpload {
  readonly actor: Actor;
  /** What Apollo Server reads as the body of a request. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface UploadCall {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly boundary: string;
  readonly content: AsyncIterable<Buffer>;
}

const LARGEST_OPERATIONS = 1_048_576;
const LARGEST_MAP = 65_536;
const LONGEST_SEAL = 100;
/** Of one operation; the gateway lets fewer pass. */
const MOST_FILES = 50;

/**
 * Reads an operation whose files stream in. The signature over its beginning is checked before a byte of a file is
 * read, the seal over all of it before anything is answered: UNAUTHENTICATED otherwise. Throws BrokenBodyError, or
 * what the stream throws when the gateway ends it early.
 */
export async function readUpload(
  call: UploadCall,
  calls: CallVerifier,
): Promise<Result<ReceivedUpload>> {
  const parts = new PartReader(call.content, call.boundary).parts();
  const operations = await textOf(await next(parts), 'operations', LARGEST_OPERATIONS);
  const map = await textOf(await next(parts), 'map', LARGEST_MAP);
  const { method, path, token = '' } = call;
  const body = openingOf(operations, map);
  const believed = await calls.verify({ method, path, body, token });
  if (!believed.ok) return believed;

  const files = new Map<string, UploadedFile>();
  const sealed: SealedFile[] = [];
  let seal: string | null = null;
  for await (const part of parts) {
    if (seal !== null) throw new BrokenBodyError('something behind the seal');
    if (part.mediaType === null) {
      seal = await textOf(part, 'seal', LONGEST_SEAL);
    } else {
      if (files.has(part.name) || files.size >= MOST_FILES) {
        throw new BrokenBodyError('a file twice, or too many');
      }
      const { file, sha256 } = await fileOf(part, part.mediaType);
      files.set(part.name, file);
      sealed.push({ name: part.name, mediaType: part.mediaType, bytes: file.bytes, sha256 });
    }
  }
  if (seal === null || !calls.sealHolds(token, sealed, seal)) {
    return refuse('UNAUTHENTICATED', { reason: 'OTHER_FILES' });
  }
  return ok({ actor: believed.value, body: placed(operations, map, files) });
}

async function next(parts: AsyncGenerator<BodyPart>): Promise<BodyPart> {
  const { done, value } = await parts.next();
  if (done === true) throw new BrokenBodyError('a part is missing');
  return value;
}

async function textOf(part: BodyPart, name: string, most: number): Promise<string> {
  if (part.name !== name || part.mediaType !== null) throw new BrokenBodyError(`no ${name}`);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of part.content) {
    bytes += piece.length;
    if (bytes > most) throw new BrokenBodyError(`too long a part: ${name}`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes).toString('utf8');
}

async function fileOf(
  { content }: BodyPart,
  mediaType: string,
): Promise<{ readonly file: UploadedFile; readonly sha256: string }> {
  const digest = createHash('sha256');
  let pieces: Buffer[] | null = [];
  let bytes = 0;
  for await (const piece of content) {
    digest.update(piece);
    bytes += piece.length;
    if (bytes > LARGEST_FILE) pieces = null;
    pieces?.push(piece);
  }
  const sum = digest.digest();
  const whole = pieces && Buffer.concat(pieces, bytes);
  const file = new UploadedFile(mediaType.toLowerCase(), bytes, sum.toString('hex'), whole);
  return { file, sha256: sum.toString('base64url') };
}

/** The operation with its files in the places the map names; both were signed. */
function placed(
  operations: string,
  map: string,
  files: ReadonlyMap<string, UploadedFile>,
): Readonly<Record<string, unknown>> {
  const body = JSON.parse(operations) as Record<string, unknown>;
  const places = JSON.parse(map) as Record<string, readonly string[]>;
  if (Object.keys(places).length !== files.size)
    throw new BrokenBodyError('not the files of the map');
  for (const [name, file] of files) {
    const [path = ''] = Object.hasOwn(places, name) ? (places[name] ?? []) : [];
    put(body, path.split('.'), file);
  }
  return body;
}

function put(body: Record<string, unknown>, path: readonly string[], file: UploadedFile): void {
  let place: unknown = body;
  for (const key of path.slice(0, -1)) place = isHolder(place, key) ? place[key] : undefined;
  const last = path.at(-1) ?? '';
  if (!isHolder(place, last) || place[last] !== null) throw new BrokenBodyError('no such place');
  place[last] = file;
}

function isHolder(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
