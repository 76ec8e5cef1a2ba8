import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { AuditUnavailableError } from '@gezhi/audit';
import { refusal } from '@gezhi/kernel';
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphContext } from '../context';
import { refusalError } from '../problems/answer-refusals';

/** The code of a field that a rule of the schema refused. */
export const FIELD_REFUSED = 'UNAUTHORIZED_FIELD_OR_TYPE';

/**
 * Before an answer leaves: gives back the connection that reading held, then records what was read and refused.
 * An answer whose reading cannot be recorded is withheld.
 */
export const endRequest: ApolloServerPlugin<SubgraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: async ({ contextValue, response }) => {
        await contextValue.database.endReading();
        for (const error of errorsOf(response)) noteRefusedField(error, contextValue);
        try {
          await contextValue.audit.flush();
        } catch (error) {
          if (!(error instanceof AuditUnavailableError)) throw error;
          const { message, extensions } = refusalError(error.refusal, contextValue);
          response.body = {
            kind: 'single',
            singleResult: { data: null, errors: [{ message, extensions }] },
          };
        }
      },
    }),
};

/** Rules of fields refuse with an error, wherever they stand; refusals of resolvers note themselves. */
function noteRefusedField(
  { extensions = {} }: GraphQLFormattedError,
  context: SubgraphContext,
): void {
  const { code, coordinate } = extensions;
  if (code !== FIELD_REFUSED || typeof coordinate !== 'string') return;
  context.audit.denied(coordinate, refusal(FIELD_REFUSED));
}

function errorsOf({ body }: GraphQLResponse): readonly GraphQLFormattedError[] {
  return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
}
