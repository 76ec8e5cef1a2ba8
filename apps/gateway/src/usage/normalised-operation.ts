import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  print,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLSchema, NameNode, ValueNode } from 'graphql';
import { isHarmlessName } from '../observability/metrics/named-operations';

/** One operation of a document and the fragments it needs. */
export function separated(document: DocumentNode, name: string | undefined): DocumentNode {
  return separateOperations(document)[name ?? ''] ?? document;
}

/**
 * The text of an operation without anything a person may have typed into it: values in it are empty, and names its writer
 * made up (aliases, variables, fragments) are numbered. Fields, arguments, enum values and the operation's name stay.
 * Operations that differ in such values and names alone have one text.
 */
export function normalisedText(schema: GraphQLSchema, document: DocumentNode): string {
  return print(withoutNames(withoutValues(schema, document)));
}

function withoutValues(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const named = () => getNamedType(types.getInputType());
  return visit(
    document,
    visitWithTypeInfo(types, {
      IntValue: (node) => ({ ...node, value: '0' }),
      FloatValue: (node) => ({ ...node, value: '0' }),
      StringValue: (node) => ({ ...node, value: '', block: false }),
      BooleanValue: (node) => ({ ...node, value: false }),
      // Where any value may stand, names are what somebody made up.
      EnumValue: (node) => (isEnumType(named()) ? undefined : { ...EMPTY, loc: node.loc }),
      ObjectValue: (node) => (isInputObjectType(named()) ? undefined : { ...node, fields: [] }),
      ListValue: { leave: (node) => ({ ...node, values: distinct(node.values) }) },
    }),
  );
}

const EMPTY = { kind: Kind.STRING, value: '' } as const;

/** How long a list was is nobody's business either. */
function distinct(values: readonly ValueNode[]): readonly ValueNode[] {
  return [...new Map(values.map((value) => [print(value), value])).values()];
}

function withoutNames(document: DocumentNode): DocumentNode {
  const aliases = new Numbered('a_');
  const variables = new Numbered('v_');
  const fragments = new Numbered('F_');
  return visit(document, {
    OperationDefinition: (node) =>
      node.name !== undefined && !isHarmlessName(node.name.value)
        ? { ...node, name: undefined }
        : undefined,
    Field: (node) =>
      node.alias === undefined ? undefined : { ...node, alias: aliases.of(node.alias) },
    Variable: (node) => ({ ...node, name: variables.of(node.name) }),
    FragmentSpread: (node) => ({ ...node, name: fragments.of(node.name) }),
    FragmentDefinition: (node) => ({ ...node, name: fragments.of(node.name) }),
  });
}

/** Names replaced by numbers, in the order they come. */
class Numbered {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly prefix: string) {}

  of(node: NameNode): NameNode {
    const number = this.numbers.get(node.value) ?? this.numbers.size + 1;
    this.numbers.set(node.value, number);
    return { ...node, value: `${this.prefix}${number}` };
  }
}
