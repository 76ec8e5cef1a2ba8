/** One way past the graph: everything under `/<prefix>/` belongs to one department. */
export interface EdgePrefix {
  readonly prefix: string;
  /** As in the supergraph. */
  readonly subgraph: string;
  /** Largest body of a request, in bytes: the largest any route of the prefix takes. */
  readonly bodyLimit: number;
  /** Longest time from the first byte of a request to the last byte of its answer. */
  readonly milliseconds: number;
  /** Headers of a request its routes read, beside those everybody's may have: see `REQUEST_HEADERS`. */
  readonly headers?: readonly string[];
}

const MEBIBYTE = 1_048_576;

/**
 * What the gateway forwards beside the graph. It is part of the program and not of its environment: where a
 * department is follows from the supergraph's list of subgraphs, what it serves from its own `routes`.
 */
export const EDGE_PREFIXES: readonly EdgePrefix[] = [
  // Photos, documents and short videos of events; a slow mobile network needs minutes for the largest.
  { prefix: 'files', subgraph: 'grid', bodyLimit: 50 * MEBIBYTE, milliseconds: 300_000 },
  // Open311 GeoReport v2.
  { prefix: 'open311', subgraph: 'grid', bodyLimit: MEBIBYTE, milliseconds: 30_000 },
  // Pushes of other systems, and files of many reports.
  {
    prefix: 'intake',
    subgraph: 'grid',
    bodyLimit: 20 * MEBIBYTE,
    milliseconds: 120_000,
    // What a push proves itself with, apps/grid/src/domain/intake/intake-signature.rules.ts.
    headers: [
      'gezhi-intake-key',
      'gezhi-intake-timestamp',
      'gezhi-intake-nonce',
      'gezhi-intake-signature',
    ],
  },
];
