import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Caller } from '../engine';
import { SubgraphError } from '../transport/subgraph-error';
import type { SubgraphTransport } from '../transport/subgraph-transport';

/** What travels through the stock gateway to the fetches of one request. */
export interface FetchContext {
  readonly caller: Caller;
  readonly signal: AbortSignal | undefined;
}

/** How the stock gateway asks a subgraph: over our transport instead of its own fetcher. */
export class SubgraphDataSource implements GraphQLDataSource {
  constructor(private readonly transport: SubgraphTransport) {}

  async process(options: GraphQLDataSourceProcessOptions) {
    const { query = '', variables = {}, operationName } = options.request;
    const { caller, signal } = options.context as FetchContext;
    const request = { query, variables, operationName, isMutation: /^\s*mutation\b/.test(query) };
    try {
      return await this.transport.send(request, caller, signal);
    } catch (error) {
      if (!(error instanceof SubgraphError)) throw error;
      throw error.toGraphQLError(caller.language, pathOf(options));
    }
  }
}

/** The path in the client's operation as far as it is the same for all entities of the fetch. */
function pathOf(options: GraphQLDataSourceProcessOptions): (string | number)[] | undefined {
  const path = 'pathInIncomingRequest' in options ? (options.pathInIncomingRequest ?? []) : [];
  const end = path.indexOf('@');
  const known = end < 0 ? path : path.slice(0, end);
  return known.length === 0 ? undefined : [...known];
}
