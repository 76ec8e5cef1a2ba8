import { executeSync, Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { jsonText } from '../compile/json-text';
import { rootFields } from '../plan/operation-document';
import type { OperationDocument } from '../plan/operation-document';

/** Answers the parts of an operation that ask about the schema; no subgraph is asked. */
export class Introspection {
  readonly names: readonly string[];
  private readonly document: DocumentNode;
  private readonly hasVariables: boolean;
  private known: readonly string[] | null = null;

  constructor(
    private readonly schema: GraphQLSchema,
    asked: OperationDocument,
  ) {
    const { operation, fragments } = asked;
    const fields = rootFields(asked).filter(asksAboutSchema);
    this.names = [...new Set(fields.map(responseName))];
    const own: OperationDefinitionNode = {
      ...operation,
      directives: [],
      variableDefinitions: [],
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields.map(withoutDirectives) },
    };
    const needed: DocumentNode = { kind: Kind.DOCUMENT, definitions: [own, ...fragments] };
    const used = variablesIn(needed);
    this.hasVariables = used.size > 0;
    const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const definitions = [{ ...own, variableDefinitions }, ...fragments];
    this.document = { kind: Kind.DOCUMENT, definitions };
  }

  numberOf(name: string): number {
    return this.names.indexOf(name);
  }

  /** JSON texts in the order of the names. */
  answer(variableValues: Readonly<Record<string, unknown>>): readonly string[] {
    if (this.names.length === 0) return [];
    if (this.known !== null) return this.known;
    const { schema, document } = this;
    const { data } = executeSync({ schema, document, rootValue: {}, variableValues });
    const texts = this.names.map((name) => jsonText(data?.[name] ?? null));
    if (!this.hasVariables) this.known = texts;
    return texts;
  }
}

function asksAboutSchema({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

/** Whether a field is there is decided when the answer is written. */
function withoutDirectives(field: FieldNode): FieldNode {
  return { ...field, directives: [] };
}

function responseName(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

function variablesIn(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}
