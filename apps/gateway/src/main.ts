import { createCallSigner } from '@gezhi/identity';
import { createStockEngine } from '@gezhi/engine';
import { systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import { createTokenAuthority } from './auth/token-authority';
import { createGateway } from './create-gateway';
import { readEnvironment } from './environment';
import type { GatewayEnvironment } from './environment';
import { BUILT_IDE } from './ide/serve-ide';
import { COMMITTED_SUPERGRAPH, readSupergraph } from './supergraph/supergraph-file';

async function main(environment: GatewayEnvironment, logger: Logger): Promise<void> {
  const file = environment.SUPERGRAPH_FILE ?? COMMITTED_SUPERGRAPH;
  const server = await createGateway({
    ...(await createTokenAuthority(environment, systemClock, logger)),
    supergraphSdl: await readSupergraph(file),
    engine: createStockEngine({ subgraphs: connectionsOf(environment), logger }),
    development: environment.NODE_ENV === 'development',
    logger,
    ide: { folder: BUILT_IDE },
  });
  await runUntilStopped({ server, logger, listen: environment.listen });
}

function connectionsOf({ subgraphs }: GatewayEnvironment) {
  const entries = subgraphs.map(({ name, url, callKey }) => {
    const signer = createCallSigner({ subgraph: name, ...callKey, clock: systemClock });
    return [name, { ...url, signer }] as const;
  });
  return Object.fromEntries(entries);
}

const environment = readEnvironment();
const logger = createLogger({ name: 'gateway', level: environment.LOG_LEVEL });
main(environment, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'cannot start');
  process.exit(1);
});
