import { SegmentedCache } from '@gezhi/engine';
import type { Graph, PreparedOperation } from '@gezhi/engine';
import { Kind, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { OperationLimits } from '../plugins/limits.plugin';
import { measureOperation } from '../plugins/measure-operation';

/** Bytes of documents and prepared operations kept at most, by estimate; what came once never pushes out what is in use. */
const CAPACITY = 64_000_000;

/** What a small document with its prepared operation takes, and what each character adds. */
const BASE_BYTES = 40_000;
const BYTES_PER_CHARACTER = 60;

/** Names in a document that asks about the schema: who may is decided elsewhere. */
const ASKS_ABOUT_SCHEMA = /__schema|__type\b/;

/** Documents that were parsed, validated and measured, with the operations prepared from them. */
export class KnownDocuments {
  private readonly documents = new SegmentedCache<KnownDocument>({ capacity: CAPACITY });

  constructor(
    private readonly graph: Graph,
    private readonly limits: OperationLimits,
  ) {}

  /** Null for a text that is no valid document within the limits, or asks about the schema. */
  find(text: string): KnownDocument | null {
    const known = this.documents.get(text);
    if (known !== undefined) return known;
    const document = this.read(text);
    if (document === null) return null;
    const made = new KnownDocument(this.graph, document);
    this.documents.set(text, made, BASE_BYTES + BYTES_PER_CHARACTER * text.length);
    return made;
  }

  private read(text: string): DocumentNode | null {
    if (ASKS_ABOUT_SCHEMA.test(text)) return null;
    try {
      const document = parse(text, { maxTokens: this.limits.tokens });
      if (validate(this.graph.schema, document, undefined, { maxErrors: 1 }).length > 0)
        return null;
      const { depth, fields, aliases } = measureOperation(document);
      const { limits } = this;
      const fits = depth <= limits.depth && fields <= limits.fields && aliases <= limits.aliases;
      return fits ? document : null;
    } catch {
      return null;
    }
  }
}

export class KnownDocument {
  private readonly prepared = new Map<string | undefined, PreparedOperation>();
  /** Names of its operations that are queries or mutations; undefined stands for the only one. */
  private readonly names = new Set<string | undefined>();

  constructor(
    private readonly graph: Graph,
    private readonly document: DocumentNode,
  ) {
    const operations = document.definitions.filter(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    );
    for (const operation of operations) {
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      if (operation.operation === 'subscription') continue;
      if (operation.name !== undefined) this.names.add(operation.name.value);
      if (operations.length === 1) this.names.add(undefined);
    }
  }

  has(operationName: string | undefined): boolean {
    return this.names.has(operationName);
  }

  /** The operation if it has been prepared before; who asks again need not wait. */
  ready(operationName: string | undefined): PreparedOperation | undefined {
    return this.prepared.get(operationName);
  }

  /** Throws GraphQLError when it cannot be planned. */
  async prepare(operationName: string | undefined): Promise<PreparedOperation> {
    const operation = await this.graph.prepare(this.document, operationName);
    this.prepared.set(operationName, operation);
    return operation;
  }
}
