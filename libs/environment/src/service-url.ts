import { z } from 'zod';
import { isLoopback } from './loopback';
import { socketPath } from './socket-path';
import { variable } from './variable';
import type { Unsafe } from './variable';

/** How to reach another process over HTTP. */
export interface ServiceUrl {
  /** The address to request; over a socket its host is `localhost` and only its path matters. */
  readonly url: string;
  /** The Unix socket to connect to, or null for TCP. */
  readonly socket: string | null;
}

const EXPECTED = 'http://host:port/path, https://host/path or unix:/path/to.sock';

/**
 * `http(s)://…` or `unix:/path/to.sock`. A URL that carries a user name or password is refused: it would end up in
 * logs; credentials are variables of their own. Production refuses plain http to another machine, unless
 * ALLOW_PLAINTEXT_CALLS=true says that something else (a mesh, a tunnel) encrypts the way.
 *
 * @param options.path The path requested over a socket, which cannot name one. Default `/`.
 */
export function serviceUrl(options: { readonly path?: `/${string}` } = {}) {
  return variable(
    { expected: EXPECTED, secret: false, unsafe: unsafeTransport },
    z.string().transform((text, context): ServiceUrl => {
      const parsed = text.startsWith('unix:')
        ? parseSocket(text, options.path ?? '/')
        : parseUrl(text);
      if (typeof parsed !== 'string') return parsed;
      context.addIssue({ code: 'custom', message: parsed });
      return z.NEVER;
    }),
  );
}

function parseSocket(text: string, path: string): ServiceUrl | string {
  const socket = socketPath(text);
  return 'path' in socket
    ? { url: `http://localhost${path}`, socket: socket.path }
    : socket.problem;
}

function parseUrl(text: string): ServiceUrl | string {
  const url = URL.parse(text);
  if (!url) return 'not a URL';
  if (url.username || url.password) return 'carries a user name or password';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `${JSON.stringify(url.protocol)} is not a scheme we speak`;
  }
  return { url: url.href, socket: null };
}

function unsafeTransport({ url, socket }: ServiceUrl): Unsafe | undefined {
  const { protocol, hostname } = new URL(url);
  if (socket !== null || protocol === 'https:' || isLoopback(hostname)) return undefined;
  return {
    problem: 'plain http to another machine: anybody on the way reads what residents wrote',
    consent: 'ALLOW_PLAINTEXT_CALLS',
  };
}
