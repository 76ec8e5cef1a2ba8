import { Kind, parse, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, DefinitionNode, DocumentNode } from 'graphql';
import { namesOfCostDirectives } from './cost-directive-names';

/** What `@listSize` says of a field. */
export interface ListSizeRule {
  readonly assumedSize: number | null;
  /** Arguments that say how long the list becomes; `page.first` is the field of an input object. */
  readonly slicingArguments: readonly string[];
  /** Fields of the object this field answers that are the lists meant; empty: the field itself. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

/** `@cost` and `@listSize` of a supergraph, by coordinate: `Type`, `Type.field`, `Type.field(argument)`. */
export class CostRules {
  private readonly weights = new Map<string, number>();
  private readonly sizes = new Map<string, ListSizeRule>();

  constructor(supergraph: DocumentNode) {
    const { cost, listSize } = namesOfCostDirectives(supergraph);
    const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
      for (const directive of directives) {
        const given = argumentsOf(directive);
        if (directive.name.value === cost) this.weights.set(coordinate, Number(given.weight));
        if (directive.name.value === listSize) this.sizes.set(coordinate, sizeRule(given));
      }
    };
    for (const definition of supergraph.definitions) readDefinition(definition, read);
  }

  static of(supergraphSdl: string): CostRules {
    return new CostRules(parse(supergraphSdl, { noLocation: true }));
  }

  weightOf(coordinate: string): number | undefined {
    return this.weights.get(coordinate);
  }

  sizeOf(coordinate: string): ListSizeRule | undefined {
    return this.sizes.get(coordinate);
  }
}

type Read = (coordinate: string, directives?: readonly ConstDirectiveNode[]) => void;

function readDefinition(definition: DefinitionNode, read: Read): void {
  if (!('name' in definition) || definition.name === undefined) return;
  const type = definition.name.value;
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      read(type, definition.directives);
      for (const field of definition.fields ?? []) {
        read(`${type}.${field.name.value}`, field.directives);
        for (const { name, directives } of field.arguments ?? [])
          read(`${type}.${field.name.value}(${name.value})`, directives);
      }
      return;
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      for (const { name, directives } of definition.fields ?? [])
        read(`${type}.${name.value}`, directives);
      return;
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
      read(type, definition.directives);
      return;
    default:
      return;
  }
}

function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  const given = directive.arguments ?? [];
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function sizeRule(given: Readonly<Record<string, unknown>>): ListSizeRule {
  const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    assumedSize: typeof given.assumedSize === 'number' ? given.assumedSize : null,
    slicingArguments: names(given.slicingArguments),
    sizedFields: names(given.sizedFields),
    requireOneSlicingArgument: given.requireOneSlicingArgument !== false,
  };
}
