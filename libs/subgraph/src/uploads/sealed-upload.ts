import { hash } from 'node:crypto';
import type { Actor, CallSigner, SealedFile } from '@gezhi/identity';
import { CALL_HEADER, openingOf } from '@gezhi/identity';

export interface UploadedPart {
  /** Below the variables: `input.file`. */
  readonly place: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const BOUNDARY = 'gezhi-test';

/**
 * An operation with files, as the gateway sends it: what tests send to a subgraph. The variables are null where files
 * belong.
 */
export function sealedUpload(
  signer: CallSigner,
  actor: Actor,
  operation: { readonly query: string; readonly variables: object },
  parts: readonly UploadedPart[],
): { readonly headers: Record<string, string>; readonly body: Buffer } {
  const operations = JSON.stringify(operation);
  const map = JSON.stringify(
    Object.fromEntries(parts.map(({ place }, number) => [number, [`variables.${place}`]])),
  );
  const body = openingOf(operations, map);
  const { token, seal } = signer.signSealed({ method: 'POST', path: '/graphql', body, actor });
  const files = parts.map(({ mediaType, content }, number): SealedFile => ({
    name: String(number),
    mediaType,
    bytes: content.length,
    sha256: hash('sha256', content, 'base64url'),
  }));
  const written = [
    textPart('operations', operations),
    textPart('map', map),
    ...parts.map(({ mediaType, content }, number) => filePart(String(number), mediaType, content)),
    textPart('seal', seal(files)),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ];
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    [CALL_HEADER]: token,
  };
  return { headers, body: Buffer.concat(written) };
}

function textPart(name: string, text: string): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`;
  return Buffer.from(`${head}${text}\r\n`);
}

function filePart(name: string, mediaType: string, content: Buffer): Buffer {
  const disposition = `form-data; name="${name}"; filename="${name}"`;
  const head = `--${BOUNDARY}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${mediaType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')]);
}
