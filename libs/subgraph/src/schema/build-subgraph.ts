import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { createSubgraphGuard, FieldRules } from '@gezhi/field-rules';
import { POLICIES } from '@gezhi/identity';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { concatAST, parse, validateSchema } from 'graphql';
import type { NonEmptyArray } from 'type-graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import type { SensitiveReads } from '../audit/audit-fields';
import { auditFields } from '../audit/audit-fields';
import type { SubgraphContext } from '../context';
import type { FieldMasks } from '../masking/mask-fields';
import { maskFields } from '../masking/mask-fields';
import { answerRefusals } from '../problems/answer-refusals';
import { validateInput } from '../problems/validate-input';
import type { Dataset } from '../sharing/dataset';
import { admitToEntity, shareFields } from '../sharing/share-fields';
import { declareListSizes } from './declare-list-sizes';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql names classes this way
type Class = Function;

/** Loads an entity by its key for the gateway; answers through a batched loader, null for an unknown key. */
export type ReferenceLoader<C extends SubgraphContext = SubgraphContext> = (
  context: C,
  key: string,
) => Promise<object | null>;

export interface SubgraphParts<C extends SubgraphContext = SubgraphContext> {
  readonly resolvers: NonEmptyArray<Class>;
  /** Types that only references or unions reach. */
  readonly orphanedTypes?: readonly Class[];
  /** For every entity type this subgraph owns: its key field, and how it is loaded. */
  readonly references: Readonly<Record<string, { key: string; load: ReferenceLoader<C> }>>;
  /** Mutations that answer for each item of their input by itself, with `answerItems`. */
  readonly judgesItems?: readonly string[];
  /** Fields whose reading is recorded in the audit trail. */
  readonly sensitiveReads?: SensitiveReads;
  /** How fields that can lead to a person are shown. */
  readonly masks?: FieldMasks;
  /** The rows it shares with clients by grant. */
  readonly datasets?: readonly Dataset[];
}

export interface BuiltSubgraph {
  readonly schema: GraphQLSchema;
  /** What is committed as `schema.graphql` and composed into the supergraph. */
  readonly sdl: string;
  /** The masks that are around fields; the contract of every subgraph asks for those that are missing. */
  readonly masks: FieldMasks;
}

const LINK = parse(
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@tag", "@inaccessible",
      "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"])`,
);

const noTopics = (): never => {
  throw new Error('Subscriptions say themselves what they follow: see followChanges');
};
/** type-graphql asks for one wherever there are subscriptions, also when none of them has a topic. */
const NO_TOPICS = { publish: noTopics, subscribe: noTopics };

type ResolverMap = Record<string, Record<string, unknown>>;

/**
 * From type-graphql classes to a Federation 2 subgraph. The way through printed SDL is deliberate: type-graphql
 * attaches stub AST nodes that Apollo's printer refuses, and reference resolvers added later would be lost.
 */
export function buildSubgraph<C extends SubgraphContext>(parts: SubgraphParts<C>): BuiltSubgraph {
  const classes = buildSchemaSync({
    resolvers: parts.resolvers,
    orphanedTypes: [...(parts.orphanedTypes ?? [])],
    skipCheck: true,
    validateFn: validateInput,
    pubSub: NO_TOPICS,
  });
  const typeDefs = concatAST([LINK, declareListSizes(parse(printSchemaWithDirectives(classes)))]);
  const guard = createSubgraphGuard(new FieldRules(typeDefs), POLICIES);
  const { masks = {}, datasets = [] } = parts;
  const resolvers = createResolversMap(classes) as ResolverMap;
  for (const [type, fields] of Object.entries(resolvers)) {
    for (const [name, resolve] of Object.entries(fields)) {
      if (typeof resolve === 'function' && !name.startsWith('__')) {
        fields[name] = answerRefusals(
          resolve as GraphQLFieldResolver<unknown, SubgraphContext>,
          type === 'Mutation',
          parts.judgesItems?.includes(name),
        );
      }
    }
  }
  for (const [type, reference] of Object.entries(parts.references)) {
    const admit = admitToEntity(type, datasets);
    resolvers[type] = {
      ...resolvers[type],
      // Asynchronous, so that a refusal is the error of this one entity and not of all that were asked for.
      __resolveReference: async (representation: Record<string, unknown>, context: C) => {
        guard.admitToType(type, context);
        await admit(context);
        return reference.load(context, String(representation[reference.key]));
      },
    };
  }
  const schema = buildSubgraphSchema([
    {
      typeDefs,
      resolvers: resolvers as NonNullable<
        Parameters<typeof buildSubgraphSchema>[0] extends infer M
          ? M extends { resolvers?: infer R }
            ? R
            : never
          : never
      >,
    },
  ]);
  const [problem] = validateSchema(schema);
  if (problem) throw problem;
  maskFields(schema, masks);
  shareFields(schema, datasets);
  guard.guardFields(schema);
  auditFields(schema, parts.sensitiveReads ?? {});
  return { schema, sdl: `${printSubgraphSchema(schema).trim()}\n`, masks };
}
