import '../environment';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';

/** `@apollo/query-planner` in this thread: plans at once and for as long as it takes. */
export function createApolloPlanning(supergraphSdl: string): (operation: string) => QueryPlan {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const schema = supergraph.apiSchema();
  // Fragments in fetches would clash when several fetches travel in one request.
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    generateQueryFragments: false,
    incrementalDelivery: { enableDefer: true },
  });
  return (operation) => {
    const document = parse(operation, { noLocation: true });
    return planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false }));
  };
}
