import type { ApolloServerOptions } from '@apollo/server';
import type { Graph } from '@gezhi/engine';
import type { GatewayContext } from '../gateway-context';
import { planRefusal } from './plan-refusal';

type ApolloGatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>;

/** Presents a loaded graph of the engine to Apollo Server, which parses, validates and answers over HTTP. */
export function apolloGatewayOf(graph: Graph, supergraphSdl: string): ApolloGatewayInterface {
  const listeners = new Set<Parameters<ApolloGatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) {
        listener({ apiSchema: graph.schema, coreSupergraphSdl: supergraphSdl });
      }
      return {
        async executor({ document, request, context }) {
          const { caller, signal } = context as GatewayContext;
          try {
            const operation = await graph.prepare(document, request.operationName);
            return await operation.execute(request.variables ?? {}, caller, signal);
          } catch (error) {
            return { errors: [planRefusal(error, caller.language)] };
          }
        },
      };
    },
    stop: () => graph.dispose(),
  };
}
