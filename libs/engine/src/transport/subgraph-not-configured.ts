/** A supergraph names a subgraph that nobody said how to reach. */
export class SubgraphNotConfiguredError extends Error {
  override readonly name = 'SubgraphNotConfiguredError';

  constructor(readonly subgraph: string) {
    super(`Subgraph "${subgraph}" is not configured.`);
  }
}
