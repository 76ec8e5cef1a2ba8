import type { Language } from '@gezhi/kernel';
import { GraphQLError } from 'graphql';
import { UNAUTHORIZED, unauthorizedMessage } from '../field-rule-problems';
import type { TellRefusal } from './settle-answer';

/** Tells refusals in a language: code, coordinate and exactly what is missing. */
export function refusalTeller(language: Language): TellRefusal {
  return ({ coordinate, missing }, path, more) =>
    new GraphQLError(unauthorizedMessage(coordinate, missing, language), {
      path,
      extensions: { code: UNAUTHORIZED, coordinate, missing, ...(more > 0 && { more }) },
    });
}
