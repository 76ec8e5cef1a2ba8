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
import { openWatch } from './observability/open-watch';
import { chooseEngine } from './supergraph/choose-engine';
import { connectSubgraphs } from './supergraph/subgraph-connections';
import { COMMITTED_SUPERGRAPH, SupergraphFile } from './supergraph/supergraph-file';

async function main(environment: GatewayEnvironment, logger: Logger): Promise<void> {
  const means = { clock: systemClock, logger };
  const file = new SupergraphFile(environment.SUPERGRAPH_FILE ?? COMMITTED_SUPERGRAPH);
  const { connections, stop } = connectSubgraphs(environment, means);
  const { watch, close: closeWatch } = await openWatch(environment, means);
  const server = await createGateway({
    ...(await createTokenAuthority(environment, means)),
    supergraphSdl: await file.read(),
    engine: chooseEngine(environment.GATEWAY_ENGINE, {
      subgraphs: connections,
      logger,
      observer: watch?.observer,
    }),
    subgraphs: connections,
    refusals: environment.REFUSED_FIELDS,
    development: environment.NODE_ENV === 'development',
    logger,
    ...(await limitOptions(environment, means)),
    ide: { folder: BUILT_IDE },
    watch,
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
      await closeWatch();
    },
  });
}

const environment = readEnvironment();
const logger = createLogger({ name: 'gateway', level: environment.LOG_LEVEL });
main(environment, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'cannot start');
  process.exit(1);
});
