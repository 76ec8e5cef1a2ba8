import { chmod, lstat, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Where a server listens: a TCP port of one network interface (0: any free one), or a Unix socket. */
export type ListenOn =
  { readonly port: number; readonly host: string } | { readonly socket: string };

/**
 * Starts listening and says where, as a URL or `unix:/path`.
 *
 * A socket is made for its owner alone (0600). A socket file left behind by a killed process is
 * replaced; one that another live process answers on is an error (EADDRINUSE).
 */
export async function listen(server: FastifyInstance, on: ListenOn): Promise<string> {
  if (!('socket' in on)) return server.listen({ port: on.port, host: on.host });
  await removeDeadSocket(on.socket);
  await server.listen({ path: on.socket });
  await chmod(on.socket, 0o600);
  return `unix:${on.socket}`;
}

/** Removes what a killed process left behind; a socket that another live process answers on stays. */
export async function removeDeadSocket(path: string): Promise<void> {
  const file = await lstat(path).catch(() => null);
  if (file?.isSocket() && !(await answers(path))) await unlink(path);
}

async function answers(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(path);
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}
