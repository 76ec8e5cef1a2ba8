import { Kind, print, visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import { argument, textOf } from './linked-names';

const RULES = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/+v0\.\d+\/*$/;

/**
 * The supergraph for an executor behind the guard. Planners refuse features marked SECURITY that they do not
 * enforce themselves, and rightly so; these three are enforced before them, so the mark is taken off.
 */
export function vouchForRules(supergraph: DocumentNode): string {
  return print(
    visit(supergraph, {
      [Kind.DIRECTIVE](directive) {
        const url = textOf(argument(directive, 'url'));
        if (url === undefined || !RULES.test(url)) return undefined;
        const kept = directive.arguments?.filter(({ name }) => name.value !== 'for');
        return { ...directive, arguments: kept };
      },
    }),
  );
}
