import { defineCatalogue } from '@gezhi/metrics';
import { buildLamps, LAMP_PROBLEMS, LAMP_STATES } from '../lamp.testing';
import type { SubgraphDefinition } from '../manifest';

/** The subgraph of street lamps as a department would define it. */
export const lampSubgraph: SubgraphDefinition = {
  name: 'lamps',
  entities: [],
  migrations: [],
  buildSchema: buildLamps,
  seedReference: () => Promise.resolve(),
  problems: LAMP_PROBLEMS,
  metrics: defineCatalogue('lamps', []),
  machines: [],
  codeLists: [LAMP_STATES],
};
