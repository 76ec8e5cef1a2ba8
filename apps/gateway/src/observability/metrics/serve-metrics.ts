import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListenAddress } from '@gezhi/environment';
import { removeDeadSocket } from '@gezhi/server';
import type { Logger } from '@gezhi/server';

/** Prometheus' text format. */
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const HEADER_MILLISECONDS = 5_000;

export interface ServedMetrics {
  /** Where it listens, as a URL or `unix:/path`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` at an address of its own, never at the one clients use: which subgraph is down, what is refused and
 * how much the city asks is for those who run it, and whoever scrapes has no token. It answers while the gateway drains.
 */
export async function serveMetrics(
  on: ListenAddress,
  text: () => Promise<string>,
  logger: Pick<Logger, 'error'>,
): Promise<ServedMetrics> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': TYPE }).end(body),
      (error: unknown) => {
        logger.error({ err: error }, 'metrics cannot be told');
        response.writeHead(500).end();
      },
    );
  });
  server.headersTimeout = HEADER_MILLISECONDS;
  server.requestTimeout = HEADER_MILLISECONDS;
  await listenOn(server, on);
  server.unref();
  return {
    address: addressOf(server.address()),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A socket is for its owner alone, as those of our other servers. */
async function listenOn(server: Server, on: ListenAddress): Promise<void> {
  if ('socket' in on) await removeDeadSocket(on.socket);
  server.listen('socket' in on ? { path: on.socket } : on);
  await once(server, 'listening');
  if ('socket' in on) await chmod(on.socket, 0o600);
}

function addressOf(address: AddressInfo | string | null): string {
  if (typeof address === 'string' || address === null) return `unix:${address ?? ''}`;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
