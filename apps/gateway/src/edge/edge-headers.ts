import type { FastifyRequest } from 'fastify';

/** Headers of a request that any route may read. Whatever is not named somewhere stays at the gateway. */
export const REQUEST_HEADERS = [
  'accept',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'range',
] as const;

/** Headers of an answer that reach the client. Cookies and redirects to elsewhere are no department's to give. */
const ANSWER_HEADERS = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-length',
  'content-range',
  'content-security-policy',
  'content-type',
  'etag',
  'last-modified',
  'location',
  'retry-after',
  'vary',
] as const;

/** For every answer: nothing that comes from here is a page, a script or a frame of ours. */
const PROTECTION = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

type Incoming = Readonly<Record<string, string | string[] | undefined>>;

/** Of several headers with one name none is forwarded: nobody knows which is meant. */
export function requestHeaders(
  { headers, raw }: Pick<FastifyRequest, 'headers' | 'raw'>,
  more: readonly string[] = [],
): Record<string, string> {
  const given = new Map<string, number>();
  raw.rawHeaders.forEach((name, index) => {
    if (index % 2 === 0) given.set(name.toLowerCase(), (given.get(name.toLowerCase()) ?? 0) + 1);
  });
  const named = [...REQUEST_HEADERS, ...more].filter((name) => given.get(name) === 1);
  return Object.fromEntries(
    named.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** A place of an answer stays on this host: a path, never an address. */
const OWN_PLACE = /^\/[A-Za-z0-9][A-Za-z0-9._~/?=&%-]*$/;

export function answerHeaders(headers: Incoming): Record<string, string> {
  const passed = ANSWER_HEADERS.flatMap((name): [string, string][] => {
    const value = headers[name];
    if (typeof value !== 'string') return [];
    return name === 'location' && !OWN_PLACE.test(value) ? [] : [[name, value]];
  });
  return { ...PROTECTION, ...Object.fromEntries(passed) };
}
