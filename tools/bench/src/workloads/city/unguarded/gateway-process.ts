import { readFileSync } from 'node:fs';
import { createGezhiEngine } from '@gezhi/engine';
import { COMMITTED_SUPERGRAPH, connectionBy, createGateway } from '@gezhi/gateway';
import { createDevelopmentIssuer, fixedIssuerKeys, verifyAccessToken } from '@gezhi/identity';
import type { VerifyAccessToken } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import { BARE_SIGNER } from './bare-calls';

/*
 * The gateway of this clone in front of subgraphs that believe it without a signature, to measure what signing
 * costs. Told by its arguments: port, then `name=socket` for each department. Never part of a deployment.
 */
async function main([port = '0', ...sockets]: readonly string[]): Promise<void> {
  const logger = createLogger({ name: 'gateway', level: 'info' });
  const developmentIssuer = await createDevelopmentIssuer({ clock: systemClock });
  const { issuer, audience, jwks } = developmentIssuer;
  const subgraphs = Object.fromEntries(
    sockets.map((pair) => {
      const [name = '', socket = ''] = pair.split('=');
      return [name, connectionBy({ url: 'http://localhost/graphql', socket }, BARE_SIGNER)];
    }),
  );
  const server = await createGateway({
    supergraphSdl: readFileSync(COMMITTED_SUPERGRAPH, 'utf8'),
    engine: createGezhiEngine({ subgraphs }),
    verifyToken: rememberForEver(
      verifyAccessToken({ issuer, audience, keys: fixedIssuerKeys(jwks), clock: systemClock }),
    ),
    developmentIssuer,
    logger,
  });
  await runUntilStopped({
    server,
    logger,
    listen: { port: Number(port), host: '127.0.0.1' },
    dispose: async () => undefined,
  });
}

/** The gateway believes a token again for half a minute; here one token is asked with all the time. */
function rememberForEver(verify: VerifyAccessToken): VerifyAccessToken {
  const known = new Map<string, ReturnType<VerifyAccessToken>>();
  return (token) => {
    const verifying = known.get(token) ?? verify(token);
    known.set(token, verifying);
    return verifying;
  };
}

void main(process.argv.slice(2));
