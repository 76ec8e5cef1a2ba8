import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** What a gateway answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

const BOUNDARY = 'a-boundary-of-the-test';
export const KEEP = 'mutation($file: Upload!) { keep(file: $file) }';
export const FIELD = (name: string, text: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
export const FILE = (name: string, content: string, type = 'image/jpeg') =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="张三.jpg"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
export const END = `--${BOUNDARY}--\r\n`;

export const opening = (operations: unknown, map: unknown) =>
  FIELD('operations', JSON.stringify(operations)) + FIELD('map', JSON.stringify(map));
/** An operation with one file, which is the part `a`. */
export const one = (query = KEEP, variables: object = { file: null }) =>
  opening({ query, variables }, { a: ['variables.file'] });

/** A request with files whose body is still to be written. */
export function begin(url: string, headers: OutgoingHttpHeaders) {
  const request: ClientRequest = httpRequest(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
  });
  const answered = new Promise<Answered>((resolve, reject) => {
    request.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const { statusCode: status = 0, headers: given } = response;
          const text = Buffer.concat(chunks).toString();
          resolve({ status, headers: given, ...(JSON.parse(text) as object) });
        });
    });
  });
  answered.catch(() => undefined);
  return { request, answered };
}

export function send(url: string, headers: OutgoingHttpHeaders, body: string): Promise<Answered> {
  const { request, answered } = begin(url, {
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  request.end(body);
  return answered;
}
