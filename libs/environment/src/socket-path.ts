import { isAbsolute } from 'node:path';

/** `sun_path` of a Unix socket holds 108 bytes, the last of them zero. */
const LONGEST_SOCKET_PATH_BYTES = 107;

/** The path in `unix:/path/to.sock`, or why it cannot be one. */
export function socketPath(text: string): { readonly path: string } | { readonly problem: string } {
  const path = text.slice('unix:'.length);
  if (!isAbsolute(path) || path.endsWith('/')) {
    return { problem: `${JSON.stringify(text)} does not name a socket by an absolute path` };
  }
  const bytes = Buffer.byteLength(path);
  if (bytes > LONGEST_SOCKET_PATH_BYTES) {
    return {
      problem: `the socket path has ${bytes} bytes, the system allows ${LONGEST_SOCKET_PATH_BYTES}`,
    };
  }
  return { path };
}
