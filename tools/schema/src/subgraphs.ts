import type { SubgraphDefinition } from '@gezhi/subgraph';

/**
 * The four departments' subgraphs, in the order they are composed and shown. Each is loaded when it is asked for,
 * so that one department can print its schema while another's code does not even load.
 */
const LOADERS: Readonly<Record<string, () => Promise<SubgraphDefinition>>> = {
  grid: async () => (await import('@gezhi/grid')).gridSubgraph,
  'party-building': async () => (await import('@gezhi/party-building')).partyBuildingSubgraph,
  services: async () => (await import('@gezhi/services')).servicesSubgraph,
  enforcement: async () => (await import('@gezhi/enforcement')).enforcementSubgraph,
};

export const SUBGRAPH_NAMES: readonly string[] = Object.keys(LOADERS);

/** The definitions of some subgraphs; all unless told. */
export function loadSubgraphs(
  names: readonly string[] = SUBGRAPH_NAMES,
): Promise<SubgraphDefinition[]> {
  return Promise.all(
    names.map((name) => {
      const load = LOADERS[name];
      if (!load)
        throw new RangeError(`There are only these subgraphs: ${SUBGRAPH_NAMES.join(', ')}`);
      return load();
    }),
  );
}
