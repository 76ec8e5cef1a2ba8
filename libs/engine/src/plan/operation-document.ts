import { getOperationAST, GraphQLError, Kind, print, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { TakenNames } from '../supergraph/taken-names';
import { numberDefers } from './defer';
import { KEPT_NAME, keepSelections } from './keep-selections';

/** One operation of a document and the fragments it needs, under the names it is fetched by. */
export interface OperationDocument {
  /** As the client wrote it, in one spelling: two operations with the same text are the same. */
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** The client's name of a field that is fetched under another. */
  readonly clientName: (responseName: string) => string;
  /** The client's labels of what is answered later, by block; one entry alone when nothing is. */
  readonly labels: readonly (string | undefined)[];
}

/**
 * Takes one operation out of a validated document. Names the engine needs for what it fetches itself
 * are cleared: a client's alias `id` for another field is fetched under another name.
 */
export function operationDocument(
  document: DocumentNode,
  operationName: string | undefined,
  taken: TakenNames,
): OperationDocument {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document has no such operation.');
  const fragments = neededFragments(document, operation);
  const renamed = createRenaming([operation, ...fragments], taken);
  const clear = <T extends Definition>(definition: T): T =>
    keepSelections(renamed === null ? definition : renamed.apply(definition));
  return {
    text: printed([operation, ...fragments]),
    ...numberDefers(clear(operation), fragments.map(clear)),
    clientName: (name) => renamed?.clientNames.get(name) ?? taken.standFor.get(name) ?? name,
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

/** What the planner reads. */
export function plannedText({ operation, fragments }: OperationDocument): string {
  return printed([operation, ...fragments]);
}

function printed(definitions: readonly Definition[]): string {
  return definitions.map((definition) => print(definition)).join('\n');
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

function createRenaming(definitions: readonly Definition[], { aliases }: TakenNames) {
  const used = new Set<string>();
  const clashing = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Field(field) {
        used.add(responseName(field));
        if (clashes(field)) clashing.add(responseName(field));
      },
    });
  }
  if (clashing.size === 0) return null;

  const clientNames = new Map<string, string>();
  const newNames = new Map<string, string>();
  for (const name of clashing) {
    let other = `${name.replace(/^__/, '')}_asked`;
    while (used.has(other) || clientNames.has(other)) other += '_';
    newNames.set(name, other);
    clientNames.set(other, name);
  }
  const apply = <T extends Definition>(definition: T): T =>
    visit(definition, {
      Field(field) {
        const value = clashes(field) ? newNames.get(responseName(field)) : undefined;
        return value === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value } };
      },
    }) as T;
  return { apply, clientNames };

  function clashes(field: FieldNode): boolean {
    const name = responseName(field);
    if (name === KEPT_NAME) return true;
    return name !== field.name.value && aliases.has(name);
  }
}

function responseName({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
