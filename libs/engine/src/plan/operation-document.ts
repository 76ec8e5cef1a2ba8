import { getOperationAST, GraphQLError, Kind, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** One operation of a document and the fragments it needs, under the names it is fetched by. */
export interface OperationDocument {
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** The client's name of a field that is fetched under another. */
  readonly clientName: (responseName: string) => string;
}

/**
 * Takes one operation out of a validated document. Fields that subgraphs require with arguments of
 * their own get another name, so that the client's arguments do not meet theirs.
 */
export function operationDocument(
  document: DocumentNode,
  operationName: string | undefined,
  requiredWithArguments: ReadonlySet<string>,
): OperationDocument {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document has no such operation.');
  const fragments = neededFragments(document, operation);
  const renamed = createRenaming([operation, ...fragments], requiredWithArguments);
  if (renamed === null) return { operation, fragments, clientName: (name) => name };
  return {
    operation: renamed.apply(operation),
    fragments: fragments.map((fragment) => renamed.apply(fragment)),
    clientName: (name) => renamed.clientNames.get(name) ?? name,
  };
}

/** Fields asked at the root, those of fragments and those that may be excluded among them. */
export function rootFields({ operation, fragments }: OperationDocument): readonly FieldNode[] {
  const known = new Map(fragments.map(({ name, selectionSet }) => [name.value, selectionSet]));
  const visited = new Set<string>();
  const fieldsOf = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((each) => {
      if (each.kind === Kind.FIELD) return [each];
      if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet);
      if (visited.has(each.name.value)) return [];
      visited.add(each.name.value);
      const fragment = known.get(each.name.value);
      return fragment === undefined ? [] : fieldsOf(fragment);
    });
  return fieldsOf(operation.selectionSet);
}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

function neededFragments(document: DocumentNode, operation: Definition): FragmentDefinitionNode[] {
  const known = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) known.set(definition.name.value, definition);
  }
  const needed = new Set<FragmentDefinitionNode>();
  const look = (definition: Definition): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = known.get(name.value);
        if (fragment === undefined || needed.has(fragment)) return;
        needed.add(fragment);
        look(fragment);
      },
    });
  };
  look(operation);
  return [...needed];
}

function createRenaming(definitions: readonly Definition[], names: ReadonlySet<string>) {
  if (names.size === 0) return null;
  const used = new Set<string>();
  for (const definition of definitions) {
    visit(definition, { Field: (field) => void used.add(field.alias?.value ?? field.name.value) });
  }
  const clientNames = new Map<string, string>();
  const newNames = new Map<string, string>();
  for (const name of names) {
    if (!used.has(name)) continue;
    let other = `${name}_asked`;
    while (used.has(other)) other += '_';
    newNames.set(name, other);
    clientNames.set(other, name);
  }
  if (newNames.size === 0) return null;
  const apply = <T extends Definition>(definition: T): T =>
    visit(definition, {
      Field(field) {
        const other = newNames.get(field.alias?.value ?? field.name.value);
        if (other === undefined) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value: other } };
      },
    }) as T;
  return { apply, clientNames };
}
