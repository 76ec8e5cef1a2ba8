import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type {
  ArgumentNode,
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  FieldNode,
  InterfaceTypeDefinitionNode,
  ObjectTypeDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** A field as `@requires` reads it: with the arguments written there. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** Fields with arguments that are required, each kept apart from the same field with others. */
export interface RequiredFields {
  /** The supergraph, in which each is a field of its own, without arguments. */
  readonly sdl: string;
  /** By the name each has there. */
  readonly fields: ReadonlyMap<string, RequiredField>;
  /** Which of them a field of a subgraph needs. */
  needsOf(service: string, type: string, field: string): readonly Need[];
}

/** One required field with arguments: where it is in a representation, by the names subgraphs know, and our name of it. */
export interface Need {
  readonly place: string;
  readonly name: string;
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const NO_NEEDS: readonly Need[] = [];

/**
 * A planner fetches what `@requires` reads under its plain name, whatever the arguments: two requirements
 * of one field with different arguments, or one and the client, would meet under that name. Here each
 * `price(in: "USD")` that is required becomes a field without arguments, `price_required_0`, of the same
 * subgraphs as `price`; plans are taken back to the real field by `restoreRequired`.
 */
export function separateRequiredFields(sdl: string): RequiredFields {
  const document = parse(sdl, { noLocation: true });
  const own = new Separation(sdl, document);
  return {
    sdl: own.separated(),
    fields: own.fields,
    needsOf: (service, type, field) => own.needsOf(service, type, field),
  };
}

class Separation {
  readonly fields = new Map<string, RequiredField>();
  private readonly names = new Map<string, string>();
  private readonly needs = new Map<string, readonly Need[]>();
  private readonly types = new Map<string, FieldsType>();
  /** Our names to be added to types, with the name of the field they stand for. */
  private readonly added = new Map<string, Map<string, string>>();
  private readonly services: ReadonlyMap<string, string>;

  constructor(
    private readonly sdl: string,
    private readonly document: DocumentNode,
  ) {
    this.services = serviceNames(document);
    for (const definition of document.definitions) {
      if (hasFields(definition)) this.types.set(definition.name.value, definition);
    }
  }

  needsOf(service: string, type: string, field: string): readonly Need[] {
    return this.needs.get(keyOf(service, type, field)) ?? NO_NEEDS;
  }

  separated(): string {
    if (!this.sdl.includes('requires:')) return this.sdl;
    const required = visit(this.document, {
      ObjectTypeDefinition: (type) => this.withSeparated(type),
      InterfaceTypeDefinition: (type) => this.withSeparated(type),
    });
    if (this.fields.size === 0) return this.sdl;
    const all = visit(required, {
      ObjectTypeDefinition: (type) => this.withAdded(type),
      InterfaceTypeDefinition: (type) => this.withAdded(type),
    });
    return print(all);
  }

  private withSeparated<T extends FieldsType>(type: T): T {
    const fields = type.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((each) => this.separatedDirective(each, type, field)),
    }));
    return { ...type, fields };
  }

  private separatedDirective(
    directive: ConstDirectiveNode,
    type: FieldsType,
    field: FieldDefinitionNode,
  ): ConstDirectiveNode {
    if (directive.name.value !== 'join__field') return directive;
    const requires = directive.arguments?.find(({ name }) => name.value === 'requires');
    if (requires?.value.kind !== Kind.STRING) return directive;
    const { value } = requires;
    const [operation] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return directive;
    const needs: Need[] = [];
    const selection = this.separatedSelection(operation.selectionSet, type.name.value, '', needs);
    if (needs.length === 0) return directive;
    const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
    const service = graph?.kind === Kind.ENUM ? this.services.get(graph.value) : undefined;
    if (service !== undefined) {
      this.needs.set(keyOf(service, type.name.value, field.name.value), needs);
    }
    const text = stripIgnoredCharacters(print(selection)).slice(1, -1);
    const separated = { ...requires, value: { ...value, value: text, block: false } };
    const others = directive.arguments?.filter((each) => each !== requires) ?? [];
    return { ...directive, arguments: [...others, separated] };
  }

  private separatedSelection(
    { selections, ...node }: SelectionSetNode,
    parent: string,
    path: string,
    needs: Need[],
  ): SelectionSetNode {
    const separated = selections.map((each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) return each;
      if (each.kind === Kind.INLINE_FRAGMENT) {
        const type = each.typeCondition?.name.value ?? parent;
        const { selectionSet } = each;
        return {
          ...each,
          selectionSet: this.separatedSelection(selectionSet, type, path, needs),
        };
      }
      const definition = this.definitionOf(parent, each.name.value);
      const place = `${path}.${each.name.value}`;
      const type = definition === undefined ? parent : namedType(definition);
      const below =
        each.selectionSet && this.separatedSelection(each.selectionSet, type, place, needs);
      const field: FieldNode = { ...each, ...(below && { selectionSet: below }) };
      if (definition === undefined || (definition.arguments ?? []).length === 0) return field;
      const name = this.nameOf(each);
      needs.push({ place, name });
      this.add(parent, each.name.value, name);
      return { ...field, name: { ...field.name, value: name }, arguments: [] };
    });
    return { ...node, selections: separated };
  }

  /** One name for one field with the same arguments, on whatever type. */
  private nameOf({ name, arguments: given = [] }: FieldNode): string {
    const sorted = [...given].sort((one, other) => (one.name.value < other.name.value ? -1 : 1));
    const key = `${name.value}(${sorted.map((each) => print(each)).join(',')})`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    let own = `${name.value}_required_${this.names.size}`;
    while (this.sdl.includes(own)) own += '_';
    this.names.set(key, own);
    this.fields.set(own, { name: name.value, arguments: given });
    return own;
  }

  /** The field is added to a type, and to all that implement it. */
  private add(type: string, field: string, name: string): void {
    for (const [one, { interfaces = [] }] of this.types) {
      if (one !== type && interfaces.every((each) => each.name.value !== type)) continue;
      const added = this.added.get(one) ?? new Map<string, string>();
      this.added.set(one, added.set(name, field));
    }
  }

  private withAdded<T extends FieldsType>(type: T): T {
    const own = this.added.get(type.name.value);
    if (own === undefined) return type;
    const copies = [...own].flatMap(([name, field]) => {
      const original = type.fields?.find((each) => each.name.value === field);
      if (original === undefined) return [];
      this.copyNeeds(type.name.value, field, name);
      return [{ ...original, name: { ...original.name, value: name }, arguments: [] }];
    });
    return { ...type, fields: [...(type.fields ?? []), ...copies] };
  }

  /** What a field needs it needs under our name too. */
  private copyNeeds(type: string, field: string, name: string): void {
    for (const service of this.services.values()) {
      const needs = this.needs.get(keyOf(service, type, field));
      if (needs !== undefined) this.needs.set(keyOf(service, type, name), needs);
    }
  }

  private definitionOf(type: string, field: string): FieldDefinitionNode | undefined {
    return this.types.get(type)?.fields?.find(({ name }) => name.value === field);
  }
}

function hasFields(definition: { readonly kind: string }): definition is FieldsType {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

/** Names of subgraphs by the names the supergraph has for them (`enum join__Graph`). */
function serviceNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph')
      continue;
    for (const { name, directives = [] } of definition.values ?? []) {
      const given = directives
        .flatMap((directive) => directive.arguments ?? [])
        .find((argument) => argument.name.value === 'name')?.value;
      if (given?.kind === Kind.STRING) names.set(name.value, given.value);
    }
  }
  return names;
}

function namedType({ type }: FieldDefinitionNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}

function keyOf(service: string, type: string, field: string): string {
  return `${service} ${type}.${field}`;
}
