import './quiet-vendor.testing';
import { composeServices } from '@apollo/composition';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { parse, print } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { vouchForRules } from '../rules/vouch-for-rules';
import type { TestContext, TestSubgraph } from './three-subgraphs.testing';

/** A federated graph in this process: planned and executed as everywhere, its subgraphs called without HTTP. */
export interface LocalGraph {
  readonly supergraphSdl: string;
  readonly schema: GraphQLSchema;
  execute(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context: TestContext,
  ): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

type GatewayRequest = Parameters<ApolloGateway['executor']>[0];

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export async function localGraph(subgraphs: readonly TestSubgraph[]): Promise<LocalGraph> {
  const composed = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}`, typeDefs })),
  );
  if (composed.supergraphSdl === undefined) throw new Error(String(composed.errors));
  const { supergraphSdl } = composed;
  const gateway = new ApolloGateway({
    supergraphSdl: vouchForRules(parse(supergraphSdl)),
    logger: SILENT,
    buildService: ({ name }) => {
      const subgraph = subgraphs.find((each) => each.name === name);
      if (!subgraph) throw new Error(`No subgraph ${name}.`);
      return new CountedDataSource(subgraph);
    },
  });
  const { schema, executor } = await gateway.load();
  let documents = 0;
  const hashes = new WeakMap<DocumentNode, string>();
  return {
    supergraphSdl,
    schema,
    async execute(document, variables, context) {
      let queryHash = hashes.get(document);
      if (queryHash === undefined) hashes.set(document, (queryHash = String((documents += 1))));
      const request = {
        request: { variables, query: print(document) },
        document,
        queryHash,
        context,
        metrics: {},
        logger: SILENT,
      };
      const result = await executor(request as unknown as GatewayRequest);
      return { data: result.data, ...(result.errors && { errors: result.errors }) };
    },
    stop: () => gateway.stop(),
  };
}

class CountedDataSource extends LocalGraphQLDataSource<TestContext> {
  private readonly name: string;

  constructor({ name, schema }: TestSubgraph) {
    super(schema);
    this.name = name;
  }

  override process(
    options: Parameters<LocalGraphQLDataSource<TestContext>['process']>[0],
  ): ReturnType<LocalGraphQLDataSource<TestContext>['process']> {
    options.context.asked.push(this.name);
    return super.process(options);
  }
}
