import { systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import { createTokenAuthority } from './auth/token-authority';
import { createGateway } from './create-gateway';
import { readEnvironment } from './environment';
import type { GatewayEnvironment } from './environment';
import { BUILT_IDE } from './ide/serve-ide';
import { stopping } from './stopping';
import { limitOptions } from './limits/limit-options';
import { chooseEngine } from './supergraph/choose-engine';
import { connectSubgraphs } from './supergraph/subgraph-connections';
import { COMMITTED_SUPERGRAPH, SupergraphFile } from './supergraph/supergraph-file';

async function main(environment: GatewayEnvironment, logger: Logger): Promise<void> {
  const file = new SupergraphFile(environment.SUPERGRAPH_FILE ?? COMMITTED_SUPERGRAPH);
  const { connections, stop } = connectSubgraphs(environment, { clock: systemClock, logger });
  const server = await createGateway({
    ...(await createTokenAuthority(environment, { clock: systemClock, logger })),
    supergraphSdl: await file.read(),
    engine: chooseEngine(environment.GATEWAY_ENGINE, { subgraphs: connections, logger }),
    subgraphs: connections,
    refusals: environment.REFUSED_FIELDS,
    development: environment.NODE_ENV === 'development',
    logger,
    ...(await limitOptions(environment, { clock: systemClock, logger })),
    ide: { folder: BUILT_IDE },
  });
  const { supergraphs } = server;
  file.watch({
    onText: (sdl, again) => supergraphs.offer(sdl, { again }),
    onProblem: (error) => supergraphs.refuse(error),
  });
  await runUntilStopped({
    server,
    logger,
    listen: environment.listen,
    ...stopping(environment),
    onHangUp: () => void file.lookAgain(),
    dispose: async () => {
      file.stop();
      stop();
    },
  });
}

const environment = readEnvironment();
const logger = createLogger({ name: 'gateway', level: environment.LOG_LEVEL });
main(environment, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'cannot start');
  process.exit(1);
});
