import { enforcementSubgraph } from '@gezhi/enforcement';
import { gridSubgraph } from '@gezhi/grid';
import { systemClock } from '@gezhi/kernel';
import { partyBuildingSubgraph } from '@gezhi/party-building';
import { createDataSource, ownersDatabase } from '@gezhi/persistence';
import { createLogger, runUntilStopped } from '@gezhi/server';
import { servicesSubgraph } from '@gezhi/services';
import { createSubgraphServer } from '@gezhi/subgraph';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { CREDULOUS_VERIFIER } from './bare-calls';

/*
 * A department's subgraph without row rules and without signed calls, to measure what they cost. Told by its
 * arguments: name, socket, address of the database as its owner. Never part of a deployment.
 */
const SUBGRAPHS: Readonly<Record<string, SubgraphDefinition>> = {
  grid: gridSubgraph,
  'party-building': partyBuildingSubgraph,
  services: servicesSubgraph,
  enforcement: enforcementSubgraph,
};

async function main([name = '', socket = '', url = '']: readonly string[]): Promise<void> {
  const definition = SUBGRAPHS[name];
  if (!definition) throw new Error(`No subgraph is called ${name}`);
  const { entities, migrations } = definition;
  const logger = createLogger({ name, level: 'info' });
  const dataSource = createDataSource({ name: `bench-${name}`, url, entities, migrations });
  await dataSource.initialize();
  const server = await createSubgraphServer(definition, {
    dataSource,
    calls: CREDULOUS_VERIFIER,
    clock: systemClock,
    logger,
    openDatabase: (given, _caller, options) => ({ ...ownersDatabase(given), ...options }),
  });
  await runUntilStopped({
    server,
    logger,
    listen: { socket },
    dispose: () => dataSource.destroy(),
  });
}

void main(process.argv.slice(2));
