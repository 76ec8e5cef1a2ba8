import type { Language } from '@gezhi/kernel';
import { GraphQLError } from 'graphql';
import { UNAUTHORIZED, unauthorizedMessage } from '../field-rule-problems';
import type { RefusedField } from './refused-places';
import type { TellRefusal } from './settle-answer';

/** Tells refusals in a language, for one answer: code, coordinate and exactly what is missing. */
export function refusalTeller(language: Language): TellRefusal {
  const messages = new Map<RefusedField, string>();
  return (refused, path, more) => {
    const { coordinate, missing } = refused;
    const message = messages.get(refused) ?? unauthorizedMessage(coordinate, missing, language);
    messages.set(refused, message);
    return new GraphQLError(message, {
      path,
      extensions: { code: UNAUTHORIZED, coordinate, missing, ...(more > 0 && { more }) },
    });
  };
}
