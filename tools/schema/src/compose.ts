import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { checkPolicies, FieldRules, vouchForRules } from '@gezhi/field-rules';
import { POLICIES } from '@gezhi/identity';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';

/** The subgraphs do not fit together; the message lists every reason. */
export class CompositionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The subgraphs do not compose:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'CompositionError';
  }
}

/**
 * Joins the subgraphs' schemas into the supergraph. The addresses in it are names only:
 * the gateway takes the real ones from its environment. Throws UnknownPolicyError on a policy nobody has written.
 */
export function composeSupergraph(subgraphs: readonly { name: string; sdl: string }[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      url: `http://${name}/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (result.errors) throw new CompositionError(result.errors.map(({ message }) => message));
  checkPolicies(new FieldRules(parse(result.supergraphSdl)), POLICIES);
  return `${result.supergraphSdl.trim()}\n`;
}

/** What clients see of a supergraph: the schema to generate their types from. */
export function apiSchemaOf(supergraph: string): string {
  const api = Supergraph.build(vouchForRules(parse(supergraph)))
    .apiSchema()
    .toGraphQLJSSchema({ includeDefer: true });
  return `${printSchema(lexicographicSortSchema(api)).trim()}\n`;
}
