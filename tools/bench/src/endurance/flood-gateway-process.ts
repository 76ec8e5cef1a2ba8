import { readFileSync } from 'node:fs';
import { createGezhiEngine } from '@gezhi/engine';
import type { EngineObserver } from '@gezhi/engine';
import { connectionBy, createGateway } from '@gezhi/gateway';
import { createCallSigner, createDevelopmentIssuer, verifyAccessToken } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';

/*
 * The gateway of this clone that counts what it plans, and says so whenever asked. Arguments: the supergraph's file,
 * the port, and the subgraphs' addresses as JSON. Never part of a deployment.
 */
export interface PlanCount {
  /** Operations planned since the start. */
  readonly planned: number;
}

async function main([file = '', port = '0', addresses = '{}']: readonly string[]): Promise<void> {
  const logger = createLogger({ name: 'gateway', level: 'warn' });
  let planned = 0;
  const observer: EngineObserver = {
    graphOpened: () => undefined,
    graphClosed: () => undefined,
    planFound: () => undefined,
    planned: () => (planned += 1),
    fetchEnded: () => undefined,
    fetchShared: () => undefined,
    fetchRetried: () => undefined,
  };
  const urls = Object.entries(JSON.parse(addresses) as Record<string, string>);
  const subgraphs = Object.fromEntries(
    urls.map(([subgraph, url]) => {
      const key = { keyId: 'bench', secret: 'x'.repeat(43) };
      const signer = createCallSigner({ subgraph, ...key, clock: systemClock });
      return [subgraph, connectionBy({ url, socket: null }, signer)] as const;
    }),
  );
  const developmentIssuer = await createDevelopmentIssuer({ clock: systemClock });
  const { issuer, audience, jwks } = developmentIssuer;
  const server = await createGateway({
    supergraphSdl: readFileSync(file, 'utf8'),
    engine: createGezhiEngine({ subgraphs, observer }),
    subgraphs,
    verifyToken: verifyAccessToken({ issuer, audience, keys: { jwks }, clock: systemClock }),
    developmentIssuer,
    logger,
  });
  process.on('message', () => process.send?.({ planned } satisfies PlanCount));
  await runUntilStopped({ server, logger, listen: { port: Number(port), host: '127.0.0.1' } });
}

void main(process.argv.slice(2));
