import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallSigner } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import {
  buildASTSchema,
  execute,
  extendSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import type { DocumentNode, GraphQLFieldResolver, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { connectionBy } from '../supergraph/subgraph-connections';

interface Mock {
  readonly __typename: string;
  /** What its fields are made up from. */
  readonly $key: string;
}

/**
 * One server that plays all departments of a supergraph. What it answers is made up from what is
 * asked: the same for the same representation or arguments, with nulls and lists of all lengths.
 */
export async function startMockDepartments(supergraphSdl: string, names: readonly string[]) {
  const schema = schemaOfDepartments(parse(supergraphSdl));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables: Record<string, unknown>;
      };
      const answer = execute({
        schema,
        document: parse(query),
        variableValues: variables,
        fieldResolver: mockResolver,
        typeResolver: (value) => (value as Mock).__typename,
      });
      void Promise.resolve(answer).then((result) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  const subgraphs = names.map((name) => {
    const secret = `a-secret-of-the-mocked-${name}-department`;
    const signer = createCallSigner({ subgraph: name, keyId: 'k', secret, clock: systemClock });
    return [name, connectionBy({ url, socket: null }, signer)] as const;
  });
  return {
    subgraphs: Object.fromEntries(subgraphs),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<unknown>((done) => server.close(done));
    },
  };
}

/** All departments' types in one schema, with the entry for entities each of them has. */
function schemaOfDepartments(supergraph: DocumentNode): GraphQLSchema {
  const definitions = supergraph.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION);
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const entities = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type),
  );
  const entry = `
    scalar _Any
    union _Entity = ${entities.map(({ name }) => name).join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;
  return extendSchema(schema, parse(entry), { assumeValid: true });
}

const mockResolver: GraphQLFieldResolver<Mock | undefined, unknown> = (
  source,
  args,
  _context,
  info,
) => {
  if (info.fieldName === '_entities') {
    const { representations } = args as { representations: Record<string, unknown>[] };
    return representations.map((each) => ({
      __typename: each.__typename,
      $key: JSON.stringify(Object.entries(each).sort()),
      ...each,
    }));
  }
  const given = (source as Record<string, unknown> | undefined)?.[info.fieldName];
  if (given !== undefined && typeof given !== 'object') return given;
  const key = `${source?.$key ?? ''}.${info.fieldName}(${JSON.stringify(args)})`;
  return make(info.returnType, key, info.schema);
};

function make(type: GraphQLOutputType, key: string, schema: GraphQLSchema): unknown {
  if (isNonNullType(type)) return makeSome(type.ofType, key, schema);
  return numberOf(key, 10) === 0 ? null : makeSome(type, key, schema);
}

function makeSome(type: GraphQLOutputType, key: string, schema: GraphQLSchema): unknown {
  if (isListType(type)) {
    const length = numberOf(`${key} length`, 4);
    return Array.from({ length }, (_, index) => make(type.ofType, `${key}[${index}]`, schema));
  }
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const values = named.getValues();
    return values[numberOf(key, values.length)]?.name;
  }
  if (isObjectType(named)) return { __typename: named.name, $key: key };
  if (isAbstractType(named)) {
    const possible = schema.getPossibleTypes(named);
    return { __typename: possible[numberOf(key, possible.length)]?.name, $key: key };
  }
  if (named.name === 'Int') return numberOf(key, 1_000);
  if (named.name === 'Float') return numberOf(key, 1_000) / 4;
  if (named.name === 'Boolean') return numberOf(key, 2) === 0;
  // Few different texts, so that the same entity comes again.
  return `值"${numberOf(key, 8)}`;
}

function numberOf(key: string, limit: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % limit;
}
