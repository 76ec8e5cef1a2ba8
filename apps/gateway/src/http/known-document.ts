import type {
  CostModel,
  CostProgram,
  Graph,
  OperationObserver,
  PreparedOperation,
} from '@gezhi/engine';
import { mayDefer } from '@gezhi/engine';
import { Kind } from 'graphql';
import type {
  DocumentNode,
  GraphQLSchema,
  OperationDefinitionNode,
  OperationTypeNode,
  VariableDefinitionNode,
} from 'graphql';
import type { WatchedOperation } from '../observability/watched-operation';

export interface DocumentParts {
  readonly graph: Graph;
  readonly costs: CostModel;
  readonly document: DocumentNode;
  readonly asksAboutSchema: boolean;
}

interface OperationParts extends DocumentParts {
  readonly mayDefer: boolean;
}

/** A valid document within the limits. */
export class KnownDocument {
  readonly asksAboutSchema: boolean;
  /** How often it was sent. */
  uses = 0;
  private readonly operations = new Map<string | undefined, KnownOperation>();

  constructor(parts: DocumentParts) {
    this.asksAboutSchema = parts.asksAboutSchema;
    const found = parts.document.definitions.filter(
      (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
    );
    const own = { ...parts, mayDefer: mayDefer(parts.document) };
    for (const each of found) {
      const operation = new KnownOperation(own, each);
      if (each.name !== undefined) this.operations.set(each.name.value, operation);
      if (found.length === 1) this.operations.set(undefined, operation);
    }
  }

  /** The operation of that name; without a name the only one. */
  operation(name: string | undefined): KnownOperation | undefined {
    return this.operations.get(name === '' ? undefined : name);
  }

  /** Those it holds, each once. */
  all(): readonly KnownOperation[] {
    return [...new Set(this.operations.values())];
  }
}

export class KnownOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  readonly variables: readonly VariableDefinitionNode[];
  readonly cost: CostProgram;
  /** Clients that take parts may be given some of it later. */
  readonly mayDefer: boolean;
  /** The operation if it has been prepared before; who asks again need not wait. */
  ready: PreparedOperation | undefined;
  /** What those who watch know of it. */
  watched: WatchedOperation | null = null;

  constructor(
    private readonly parts: OperationParts,
    { name, operation, variableDefinitions = [] }: OperationDefinitionNode,
  ) {
    this.name = name?.value;
    this.type = operation;
    this.variables = variableDefinitions;
    this.mayDefer = parts.mayDefer;
    this.cost = parts.costs.compile(parts.document, this.name);
  }

  /** The document it stands in. */
  get document(): DocumentNode {
    return this.parts.document;
  }

  get schema(): GraphQLSchema {
    return this.parts.graph.schema;
  }

  /** Throws GraphQLError when it cannot be planned. */
  async prepare(observer?: OperationObserver): Promise<PreparedOperation> {
    const { graph, document } = this.parts;
    this.ready = await graph.prepare(document, this.name, observer);
    return this.ready;
  }
}
