import '../environment';
import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { armUploads } from '../upload/upload-scalar';
import { dropUselessKeys } from './drop-useless-keys';
import { separateRequiredFields } from './required-fields';
import type { RequiredFields } from './required-fields';
import { findRequiringFields } from './requiring-fields';
import { findTakenNames } from './taken-names';
import type { TakenNames } from './taken-names';

/** What the engine knows of a supergraph. */
export interface LoadedSupergraph {
  /** The text the planner reads: the given one without what would mislead it. */
  readonly sdl: string;
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Everything, what clients may not see included. */
  readonly whole: GraphQLSchema;
  /** In the order of the supergraph. */
  readonly subgraphs: readonly string[];
  readonly takenNames: TakenNames;
  /** Fields required with arguments, which the planner sees as fields of their own. */
  readonly required: RequiredFields;
  /** Names of fields with `@requires`. */
  readonly requiringFields: ReadonlySet<string>;
}

/** Reads and validates a supergraph; throws when it is not one. */
export function loadSupergraph(given: string): LoadedSupergraph {
  const sdl = dropUselessKeys(given);
  const required = separateRequiredFields(sdl);
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
  const schema = supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true });
  armUploads(schema);
  return {
    sdl: required.sdl,
    schema,
    whole: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata().map(({ name }) => name),
    takenNames: findTakenNames(required),
    required,
    requiringFields: findRequiringFields(required.sdl),
  };
}
