import type { BuiltSubgraph } from '@gezhi/subgraph';
import { buildSubgraph } from '@gezhi/subgraph';
import { areaByCode } from './area/area.loader';
import { AreaResolver } from './area/area.resolver';
import { GridCatalogueResolver } from './catalogue/catalogue.resolver';
import type { GridContext } from './context';
import { eventById } from './event/gov-event.loader';
import { GovEventResolver } from './event/gov-event.resolver';

/** The grid subgraph: its resolvers, and how the gateway finds what it owns by key. */
export function buildGridSchema(): BuiltSubgraph {
  return buildSubgraph<GridContext>({
    resolvers: [AreaResolver, GovEventResolver, GridCatalogueResolver],
    references: {
      Area: { key: 'code', load: areaByCode },
      GovEvent: { key: 'id', load: eventById },
    },
  });
}
