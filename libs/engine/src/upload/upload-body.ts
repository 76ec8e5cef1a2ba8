import { createHash, randomBytes } from 'node:crypto';
import type { SentFile, UploadCredentials } from '../transport/credentials';
import type { IncomingFiles } from './incoming-files';

/** The texts a request with files begins with: the operation, and where its files belong. */
export interface Opening {
  readonly operations: string;
  readonly map: string;
}

/** Of the subgraph's operation, as the specification of GraphQL multipart requests writes it. */
export function openingFor(operations: string, { places }: IncomingFiles): Opening {
  const entries = places.map((place, number) => [String(number), [`variables.${place}`]]);
  return { operations, map: JSON.stringify(Object.fromEntries(entries)) };
}

/** Found in no file but by guessing 144 bits. */
export function newBoundary(): string {
  return `gezhi-${randomBytes(18).toString('base64url')}`;
}

/** The body piece by piece: the opening, each file as it comes, and last the seal over all that went by. */
export async function* uploadBody(
  { operations, map }: Opening,
  files: IncomingFiles,
  credentials: UploadCredentials | undefined,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const field = (name: string, text: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  yield Buffer.from(field('operations', operations) + field('map', map));
  const sent: SentFile[] = [];
  for await (const { number, mediaType, content } of files.read()) {
    const name = String(number);
    // What the sender calls its file may name a person, and nobody needs it.
    const disposition = `form-data; name="${name}"; filename="${name}"`;
    yield Buffer.from(
      `--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${mediaType}\r\n\r\n`,
    );
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    yield Buffer.from('\r\n');
    sent.push({ name, mediaType, bytes, sha256: digest.digest('base64url') });
  }
  const seal = credentials === undefined ? '' : field('seal', credentials.seal(sent));
  yield Buffer.from(`${seal}--${boundary}--\r\n`);
}
