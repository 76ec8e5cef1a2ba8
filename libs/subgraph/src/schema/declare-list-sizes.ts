import { Kind, visit } from 'graphql';
import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode, TypeNode } from 'graphql';

/** Where a page has its length: the argument of `PageArgs` and of every field that takes its place. */
const PAGE_LENGTH = 'first';
/** Where a connection has its items. */
const ITEMS = ['edges', 'nodes'];

/**
 * Says in the schema how long its lists can become, so that a gateway knows what an operation costs before it asks:
 * a field with `first` answers that many; a connection has them in its `edges` and `nodes`.
 */
export function declareListSizes(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition(field) {
      if (!field.arguments?.some(({ name }) => name.value === PAGE_LENGTH)) return undefined;
      if (field.directives?.some(({ name }) => name.value === 'listSize')) return undefined;
      const isList = isListType(field.type);
      if (!isList && !typeName(field.type).endsWith('Connection')) return undefined;
      return { ...field, directives: [...(field.directives ?? []), listSize(field, isList)] };
    },
  });
}

/** Whether `first` is given or not, it has a value: nobody need be refused for leaving it out. */
function listSize({ loc }: FieldDefinitionNode, isList: boolean): ConstDirectiveNode {
  const strings = (values: readonly string[]) => ({
    kind: Kind.LIST as const,
    values: values.map((value) => ({ kind: Kind.STRING as const, value })),
  });
  const given = {
    slicingArguments: strings([PAGE_LENGTH]),
    ...(!isList && { sizedFields: strings(ITEMS) }),
    requireOneSlicingArgument: { kind: Kind.BOOLEAN as const, value: false },
  };
  return {
    kind: Kind.DIRECTIVE,
    loc,
    name: { kind: Kind.NAME, value: 'listSize' },
    arguments: Object.entries(given).map(([name, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value,
    })),
  };
}

function isListType(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isListType(type.type);
  return type.kind === Kind.LIST_TYPE;
}

function typeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);
}
