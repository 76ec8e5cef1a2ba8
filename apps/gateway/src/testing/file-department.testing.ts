import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { BusboyHeaders } from '@fastify/busboy';
import { CALL_HEADER, openingOf } from '@gezhi/identity';
import type { CallVerifier, SealedFile } from '@gezhi/identity';

/** What a department got of one request with files, once its body had ended in whatever way. */
export interface ReceivedFiles {
  /** It was signed at its beginning and sealed at its end. */
  readonly isSealed: boolean;
  /** The body was cut off before its end. */
  readonly isCut: boolean;
  readonly query: string;
  readonly variables: object;
  readonly map: object;
  readonly files: readonly SealedFile[];
}

/** Lets a department read files as they come, and answer how many bytes it got, but keep nothing of them. */
export function receivingFiles(
  verifier: Pick<CallVerifier, 'verify' | 'sealHolds'>,
  received: (request: ReceivedFiles) => void,
  onBytes: (bytes: number) => void = () => undefined,
): RequestListener {
  return (request, response) => {
    const texts: Record<string, string> = {};
    const files: SealedFile[] = [];
    const parser = new Busboy({ headers: request.headers as BusboyHeaders });
    parser.on('field', (name, value) => void (texts[name] = value));
    parser.on('file', (name, stream, _filename, _encoding, mediaType) => {
      const digest = createHash('sha256');
      let bytes = 0;
      stream.on('error', () => undefined);
      stream.on('data', (chunk: Buffer) => {
        digest.update(chunk);
        bytes += chunk.length;
        onBytes(bytes);
      });
      stream.on('end', () => {
        files.push({ name, mediaType, bytes, sha256: digest.digest('base64url') });
      });
    });
    const end = async (isCut: boolean) => {
      const { operations = '{}', map = '{}', seal = '' } = texts;
      const { query = '', variables = {} } = JSON.parse(operations) as Partial<ReceivedFiles>;
      const isSealed = !isCut && (await isBelieved(request, { operations, map, seal }, files));
      const told = { isSealed, isCut, query, variables, map: JSON.parse(map) as object, files };
      received(told);
      if (isCut) return;
      const kept = isSealed ? files.map(({ bytes }) => bytes).join('+') : 'nothing';
      const field = /mutation[^{]*\{\s*(\w+)/.exec(query)?.[1] ?? '';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { [field]: kept } }));
    };
    parser.once('finish', () => void end(false)).once('error', () => void end(true));
    request.once('close', () => {
      if (!request.complete) void end(true);
    });
    request.on('error', () => undefined).pipe(parser);
  };

  async function isBelieved(
    { method = '', url: path = '', headers }: IncomingMessage,
    texts: { readonly operations: string; readonly map: string; readonly seal: string },
    files: readonly SealedFile[],
  ): Promise<boolean> {
    const token = headers[CALL_HEADER] as string;
    const body = openingOf(texts.operations, texts.map);
    const call = await verifier.verify({ method, path, body, token });
    return call.ok && verifier.sealHolds(token, files, texts.seal);
  }
}
