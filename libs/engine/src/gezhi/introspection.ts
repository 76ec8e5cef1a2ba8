import { executeSync, Kind, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { jsonText } from '../compile/json-text';
import type { OperationDocument } from '../plan/operation-document';

/** Answers the parts of an operation that ask about the schema; no subgraph is asked. */
export class Introspection {
  readonly names: readonly string[];
  private readonly document: DocumentNode;
  private readonly hasVariables: boolean;
  private known: readonly string[] | null = null;

  constructor(
    private readonly schema: GraphQLSchema,
    { operation, fragments }: OperationDocument,
  ) {
    const fields = schemaFields(operation.selectionSet, fragmentsByName(fragments));
    this.names = [...new Set(fields.map(responseName))];
    const asked: OperationDefinitionNode = {
      ...operation,
      directives: [],
      variableDefinitions: [],
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields.map(withoutDirectives) },
    };
    const needed: DocumentNode = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments] };
    const used = variablesIn(needed);
    this.hasVariables = used.size > 0;
    const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const definitions = [{ ...asked, variableDefinitions }, ...fragments];
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

type Fragments = ReadonlyMap<string, SelectionSetNode>;

function fragmentsByName(fragments: OperationDocument['fragments']): Fragments {
  return new Map(fragments.map(({ name, selectionSet }) => [name.value, selectionSet]));
}

function schemaFields(selection: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selection.selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) {
      return each.name.value === '__schema' || each.name.value === '__type' ? [each] : [];
    }
    if (each.kind === Kind.INLINE_FRAGMENT) return schemaFields(each.selectionSet, fragments);
    const fragment = fragments.get(each.name.value);
    return fragment === undefined ? [] : schemaFields(fragment, fragments);
  });
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
