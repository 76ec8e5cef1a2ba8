import type { ApolloServerPlugin } from '@apollo/server';
import { isSignedIn } from '@gezhi/identity';
import { Kind, visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import { codedError } from '../coded-error';
import type { GatewayContext } from '../gateway-context';

/**
 * The schema describes public law and no secrets, but its whole text is a map for attackers: in
 * production it is read by signed-in callers only. In development by everybody, for the IDE.
 */
export function introspectionPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue: { caller } }) {
          if (isSignedIn(caller.actor) || !readsSchema(document)) return;
          throw codedError('INTROSPECTION_NOT_ALLOWED', {}, caller.language, 401);
        },
      };
    },
  };
}

function readsSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}
