import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  visit,
} from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLFieldResolver,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import type { TestSubgraph } from './three-subgraphs.testing';

const KEYS = ['id', 'code'];
const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 7,
  Float: 1.5,
  Boolean: true,
  LocalDate: '2026-11-21',
  DateTimeISO: '2026-11-21T00:00:00.000Z',
};

/** Data for any schema: two of everything in lists, every text marked with where it comes from. */
const invent: GraphQLFieldResolver<unknown, unknown> = (_source, _args, _context, info) => {
  const { parentType, fieldName, returnType } = info;
  return invented(returnType, `${parentType.name}.${fieldName}`, KEYS.includes(fieldName));
};

function invented(type: GraphQLOutputType, coordinate: string, isKey: boolean): unknown {
  if (isNonNullType(type)) return invented(type.ofType, coordinate, isKey);
  if (isListType(type)) {
    return ['1', '2'].map(() => invented(type.ofType, coordinate, isKey));
  }
  if (isEnumType(type)) return type.getValues()[0]?.value as unknown;
  if (isObjectType(type)) return { __typename: type.name };
  const { name } = getNamedType(type);
  if (isKey) return 'k1';
  return SCALARS[name] ?? `${coordinate}#;`;
}

/** A subgraph as its department prints it, with invented data behind it. */
export function inventedSubgraph(name: string, sdl: string): TestSubgraph {
  const typeDefs = parse(sdl);
  // Values of all scalars are passed on as they are.
  const schema = buildSubgraphSchema([{ typeDefs }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = invent;
    }
  }
  return { name, typeDefs, schema };
}

/** The same data answered without any gateway. */
export function inventedAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): ExecutionResult {
  return execute({
    schema,
    document,
    variableValues,
    fieldResolver: invent,
  }) as ExecutionResult;
}

/** Every name an operation selects, to see how much of a schema was tried. */
export function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { [Kind.FIELD]: ({ name }) => void names.add(name.value) });
  return names;
}
