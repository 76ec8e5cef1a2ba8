import { Kind } from 'graphql';
import type {
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  InterfaceTypeDefinitionNode,
  ObjectTypeDefinitionNode,
} from 'graphql';

/**
 * Which departments own a field, read off a supergraph (https://specs.apollo.dev/join/v0.5): those that resolve it,
 * and of a shared field all of them. Each could have been asked for it, and who reads the trail of one department
 * must find there what was wanted of it, without knowing which owner a planner would have chosen.
 */
export class FieldOwners {
  private readonly byCoordinate = new Map<string, readonly string[]>();

  constructor(supergraph: DocumentNode) {
    const names = namesOfGraphs(supergraph);
    for (const definition of supergraph.definitions) {
      if (!isComposite(definition)) continue;
      for (const field of definition.fields ?? []) {
        const graphs = graphsOf(definition, field);
        const owners = [...new Set(graphs)].flatMap((graph) => names.get(graph) ?? []);
        this.byCoordinate.set(`${definition.name.value}.${field.name.value}`, owners);
      }
    }
  }

  /** Names of subgraphs; none for a field that the gateway answers by itself. */
  of(coordinate: string): readonly string[] {
    return this.byCoordinate.get(coordinate) ?? [];
  }
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function isComposite(definition: { readonly kind: string }): definition is Composite {
  return [Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION].includes(
    definition.kind as Kind.OBJECT_TYPE_DEFINITION,
  );
}

/** A field that says nothing of its own is resolved wherever its type is. */
function graphsOf(type: Composite, field: FieldDefinitionNode): string[] {
  const own = applied(field.directives, 'join__field');
  if (own.length === 0) return applied(type.directives, 'join__type').flatMap(graphIn);
  const resolved = own.filter(
    (directive) => !isTrue(directive, 'external') && !isTrue(directive, 'usedOverridden'),
  );
  return resolved.flatMap(graphIn);
}

/** What a graph is called in the supergraph's enum → the name of the subgraph. */
function namesOfGraphs({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const values = definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? [])
      : [],
  );
  return new Map(
    values.flatMap(({ name, directives }) =>
      applied(directives, 'join__graph').flatMap((graph) =>
        textsIn(graph, 'name').map((text) => [name.value, text] as const),
      ),
    ),
  );
}

function applied(
  directives: readonly ConstDirectiveNode[] = [],
  name: string,
): ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

function graphIn(directive: ConstDirectiveNode): string[] {
  return textsIn(directive, 'graph');
}

function textsIn({ arguments: given = [] }: ConstDirectiveNode, name: string): string[] {
  return given.flatMap(({ name: { value: argument }, value }) =>
    argument === name && (value.kind === Kind.ENUM || value.kind === Kind.STRING)
      ? [value.value]
      : [],
  );
}

function isTrue({ arguments: given = [] }: ConstDirectiveNode, name: string): boolean {
  return given.some(
    ({ name: { value: argument }, value }) =>
      argument === name && value.kind === Kind.BOOLEAN && value.value,
  );
}
