import { readFileSync } from 'node:fs';
import { createGezhiEngine } from '@gezhi/engine';
import { connectionBy, createGateway } from '@gezhi/gateway';
import { ANONYMOUS, createCallSigner } from '@gezhi/identity';
import type { VerifyAccessToken } from '@gezhi/identity';
import { ok, systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import { LIVE_SUBGRAPHS } from './live-subgraphs';

/*
 * The gateway of this clone with calls signed and all limits on but one: a caller may follow more than 200 things,
 * since a thousand who follow the same with the same rights are one caller. Who connects is whom the token names; a
 * token is read once for each connection, which is not measured. Arguments: the supergraph's file, the port and the
 * subgraphs' addresses. Never part of a deployment.
 */
const LASTS_MILLISECONDS = 3_600_000;

const believeEverybody: VerifyAccessToken = async (token) =>
  ok({
    actor: { ...ANONYMOUS, subject: token, name: token, roles: ['RESIDENT'] },
    kind: 'PERSON',
    ignored: [],
    expiresAt: new Date(Date.now() + LASTS_MILLISECONDS),
  });

async function main([file = '', port = '0', ...urls]: readonly string[]): Promise<void> {
  const logger = createLogger({ name: 'gateway', level: 'warn' });
  const subgraphs = LIVE_SUBGRAPHS.map((subgraph, index) => {
    const key = { keyId: 'bench', secret: 'x'.repeat(43) };
    const signer = createCallSigner({ subgraph, ...key, clock: systemClock });
    return [subgraph, connectionBy({ url: urls[index] ?? '', socket: null }, signer)] as const;
  });
  const server = await createGateway({
    supergraphSdl: readFileSync(file, 'utf8'),
    engine: createGezhiEngine({ subgraphs: Object.fromEntries(subgraphs) }),
    verifyToken: believeEverybody,
    streams: { perCaller: Number.POSITIVE_INFINITY },
    logger,
  });
  await runUntilStopped({
    server,
    logger,
    listen: { port: Number(port), host: '127.0.0.1' },
    dispose: async () => undefined,
  });
}

void main(process.argv.slice(2));
