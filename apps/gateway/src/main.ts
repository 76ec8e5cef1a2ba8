import { systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import { createTokenAuthority } from './auth/token-authority';
import { createGateway } from './create-gateway';
import { readEnvironment } from './environment';
import type { GatewayEnvironment } from './environment';
import { BUILT_IDE } from './ide/serve-ide';
import { limitOptions } from './limits/limit-options';
import { chooseEngine } from './supergraph/choose-engine';
import { connectSubgraphs } from './supergraph/subgraph-connections';
import { COMMITTED_SUPERGRAPH, readSupergraph } from './supergraph/supergraph-file';

async function main(environment: GatewayEnvironment, logger: Logger): Promise<void> {
  const file = environment.SUPERGRAPH_FILE ?? COMMITTED_SUPERGRAPH;
  const { connections, stop } = connectSubgraphs(environment, { clock: systemClock, logger });
  const server = await createGateway({
    ...(await createTokenAuthority(environment, { clock: systemClock, logger })),
    supergraphSdl: await readSupergraph(file),
    engine: chooseEngine(environment.GATEWAY_ENGINE, { subgraphs: connections, logger }),
    subgraphs: connections,
    refusals: environment.REFUSED_FIELDS,
    development: environment.NODE_ENV === 'development',
    logger,
    ...(await limitOptions(environment, { clock: systemClock, logger })),
    ide: { folder: BUILT_IDE },
  });
  await runUntilStopped({
    server,
    logger,
    listen: environment.listen,
    dispose: async () => stop(),
  });
}

const environment = readEnvironment();
const logger = createLogger({ name: 'gateway', level: environment.LOG_LEVEL });
main(environment, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'cannot start');
  process.exit(1);
});
