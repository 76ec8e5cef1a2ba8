import { z } from 'zod';
import { canonicalHost } from './loopback';
import { socketPath } from './socket-path';
import { variable } from './variable';
import type { Unsafe } from './variable';

/** Where a server listens: a TCP port of one network interface, or a Unix socket. */
export type ListenAddress =
  { readonly port: number; readonly host: string } | { readonly socket: string };

const EXPECTED = 'a port (4001), host:port (127.0.0.1:4001, [::1]:4001) or unix:/path/to.sock';
const LOOPBACK = '127.0.0.1';
const HOST_AND_PORT = /^(?:(?<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):)?(?<port>\d{1,5})$/;

/**
 * `4001`, `127.0.0.1:4001`, `[::1]:4001` or `unix:/path/to.sock`.
 * A port alone means loopback only: whoever wants to be reached from outside says so (`0.0.0.0:4001`).
 * Port 0 asks the system for a free one.
 *
 * @param options.consentToAll The variable that must be `true` before production listens on all interfaces at once.
 *   Left out: nobody has to consent, as for a gateway that is there to be reached.
 */
export function listenAddress(options: { readonly consentToAll?: string } = {}) {
  const { consentToAll } = options;
  return variable(
    {
      expected: EXPECTED,
      secret: false,
      ...(consentToAll !== undefined && {
        unsafe: (address: ListenAddress) => unsafeAddress(address, consentToAll),
      }),
    },
    z.string().transform((text, context): ListenAddress => {
      const parsed = text.startsWith('unix:') ? parseSocket(text) : parsePort(text);
      if (typeof parsed !== 'string') return parsed;
      context.addIssue({ code: 'custom', message: parsed });
      return z.NEVER;
    }),
  );
}

function parseSocket(text: string): ListenAddress | string {
  const path = socketPath(text);
  return 'path' in path ? { socket: path.path } : path.problem;
}

function parsePort(text: string): ListenAddress | string {
  const { host, port } = HOST_AND_PORT.exec(text)?.groups ?? {};
  if (port === undefined) return `${JSON.stringify(text)} is not an address to listen on`;
  if (Number(port) > 65_535) return `${port} is not a port (0 to 65535)`;
  return { port: Number(port), host: host?.replace(/^\[|\]$/g, '') ?? LOOPBACK };
}

function unsafeAddress(address: ListenAddress, consent: string): Unsafe | undefined {
  if ('socket' in address || !['0.0.0.0', '[::]'].includes(canonicalHost(address.host))) {
    return undefined;
  }
  return { problem: 'listens on all interfaces; name the one the gateway reaches it on', consent };
}
