import '../environment';
import { createHash } from 'node:crypto';
import { ApolloGateway } from '@apollo/gateway';
import { extendSchema, GraphQLError, getOperationAST, parse, print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { abortSignalOf } from '../cancellation';
import type { Engine, Graph, PreparedOperation } from '../engine';
import { mayDefer, withoutDefer } from '../plan/defer';
import { withCompletionErrors } from './completion-errors';
import { SharedClients } from '../transport/shared-clients';
import type { Lease } from '../transport/shared-clients';
import { createSubgraphTransport } from '../transport/subgraph-transport';
import type { SubgraphConnection, SubgraphTransport } from '../transport/subgraph-transport';
import { SubgraphDataSource } from './subgraph-data-source';
import type { FetchContext } from './subgraph-data-source';

/** The part of a logger the stock gateway uses. */
export interface EngineLogger {
  debug(message?: string): void;
  info(message?: string): void;
  warn(message?: string): void;
  error(message?: string): void;
}

export interface StockEngineOptions {
  /** How each subgraph is reached, by the name it has in the supergraph. */
  readonly subgraphs: Readonly<Record<string, SubgraphConnection>>;
  readonly logger: EngineLogger;
}

const DEFER = parse(
  'directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT',
);

type GatewayRequest = Parameters<ApolloGateway['executor']>[0];

/**
 * The reference implementation: plans and execution of `@apollo/gateway`, over our own transport.
 * It gets its supergraph from us alone: no Uplink, no polling, no introspection of subgraphs.
 */
export function createStockEngine({ subgraphs, logger }: StockEngineOptions): Engine {
  const shared = new SharedClients(subgraphs, createSubgraphTransport);
  return {
    async load(supergraphSdl) {
      const lease = shared.lease();
      const gateway = new ApolloGateway({
        supergraphSdl,
        logger,
        validateSupergraph: true,
        __exposeQueryPlanExperimental: false,
        buildService: ({ name }) => new SubgraphDataSource(lease.take(name)),
      });
      try {
        const { schema, executor } = await gateway.load();
        return graphOf(gateway, schema, executor, lease, logger);
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
  };
}

function graphOf(
  gateway: ApolloGateway,
  schema: Graph['schema'],
  executor: ApolloGateway['executor'],
  lease: Lease<SubgraphTransport>,
  logger: EngineLogger,
): Graph {
  const prepared = new WeakMap<DocumentNode, Map<string, PreparedOperation>>();

  function prepare(given: DocumentNode, operationName?: string): PreparedOperation {
    if (!getOperationAST(given, operationName)) {
      throw new GraphQLError('The document has no such operation.');
    }
    // It answers at once; clients that would take parts later take all of it, too.
    const document = mayDefer(given) ? withoutDefer(given) : given;
    const queryHash = createHash('sha256').update(print(document)).digest('hex');
    return {
      async execute(variables, caller, signal) {
        const context: FetchContext = { caller, signal: signal && abortSignalOf(signal) };
        const request = {
          request: { operationName, variables },
          operationName: operationName ?? null,
          document,
          queryHash,
          context,
          metrics: {},
          logger,
        };
        // The executor reads these fields only; the rest of its type describes Apollo Server.
        return withCompletionErrors(await executor(request as unknown as GatewayRequest));
      },
    };
  }

  return {
    schema: extendSchema(schema, DEFER),
    subgraphs: [...lease.clients.keys()],
    async silentSubgraphs() {
      const states = await Promise.all(
        [...lease.clients].map(async ([name, transport]) => ({
          name,
          up: await transport.isReady(),
        })),
      );
      return states.filter(({ up }) => !up).map(({ name }) => name);
    },
    async prepare(document, operationName) {
      const operations = prepared.get(document) ?? new Map<string, PreparedOperation>();
      prepared.set(document, operations);
      const known = operations.get(operationName ?? '') ?? prepare(document, operationName);
      operations.set(operationName ?? '', known);
      return known;
    },
    async dispose() {
      await gateway.stop();
      await lease.release();
    },
  };
}
