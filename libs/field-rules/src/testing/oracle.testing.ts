import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  getNamedType,
  visit,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { GeneratedOperation } from './generated-operation.testing';

/** Where an unprotected answer tells the type of every object. */
export const TYPE_KEY = 'oracleType';

/** The same operation with the type of every object beside what was asked. */
export function withTypes(document: DocumentNode): DocumentNode {
  const node = (name: string) => ({ kind: Kind.NAME, value: name }) as const;
  const type = { kind: Kind.FIELD, alias: node(TYPE_KEY), name: node('__typename') } as const;
  return visit(document, {
    [Kind.SELECTION_SET]: {
      leave: (set) => ({ ...set, selections: [...set.selections, type] }),
    },
  });
}

export interface Expectation {
  readonly data: unknown;
  /** Coordinates that were refused somewhere in the answer. */
  readonly refused: ReadonlySet<string>;
}

type Value = Record<string, unknown>;
interface Asked {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
}

/**
 * What a protected answer must be, worked out from the unprotected one in another way than the guard does it:
 * after the fact, from the types of the objects that were answered. `mayRead` speaks of fields of object types;
 * an interface is as strict as all of its members together.
 */
export function expectedAnswer(
  schema: GraphQLSchema,
  { document, variables }: GeneratedOperation,
  unprotected: unknown,
  mayRead: (typeName: string, field: string) => boolean,
): Expectation {
  const refused = new Set<string>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const operation = document.definitions[0] as OperationDefinitionNode;
  const values: Record<string, unknown> = { a: true, ...variables };

  function isIn(node: Pick<FieldNode, 'directives'>): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, values);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, values);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }

  function collect(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    runtime: string,
    into: Map<string, Asked[]>,
  ): void {
    for (const selection of set.selections) {
      if (!isIn(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        into.set(key, [...(into.get(key) ?? []), { node: selection, parent }]);
        continue;
      }
      const body =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : (fragments.get(selection.name.value) as FragmentDefinitionNode);
      const on = body.typeCondition?.name.value ?? parent.name;
      const type = schema.getType(on) as GraphQLCompositeType;
      const fits =
        on === runtime ||
        (isAbstractType(type) &&
          schema.getPossibleTypes(type).some(({ name }) => name === runtime));
      if (fits) collect(body.selectionSet, type, runtime, into);
    }
  }

  function isRefused({ node, parent }: Asked): boolean {
    const field = node.name.value;
    if (field.startsWith('__')) return false;
    const members = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent);
    const allowed = members.every(({ name }) => mayRead(name, field));
    if (!allowed) refused.add(`${parent.name}.${field}`);
    return !allowed;
  }

  function object(
    value: Value,
    sets: readonly [SelectionSetNode, GraphQLCompositeType][],
  ): unknown {
    const groups = new Map<string, Asked[]>();
    for (const [set, parent] of sets) collect(set, parent, String(value[TYPE_KEY]), groups);
    const answer: Value = {};
    for (const [key, group] of groups) {
      const type = typeOf(group[0] as Asked);
      const outcomes = group.map(isRefused);
      const below = getNamedType(type);
      const sub = group.flatMap(({ node }): [SelectionSetNode, GraphQLCompositeType][] =>
        node.selectionSet && isCompositeType(below) ? [[node.selectionSet, below]] : [],
      );
      const result = outcomes.includes(true) ? null : complete(value[key], type, group, sub);
      if (result === null && isNonNullType(type)) return null;
      answer[key] = result;
    }
    return answer;
  }

  function complete(
    value: unknown,
    type: GraphQLOutputType,
    group: readonly Asked[],
    sets: readonly [SelectionSetNode, GraphQLCompositeType][],
  ): unknown {
    if (value === null || value === undefined || sets.length === 0) return value ?? null;
    const bare = isNonNullType(type) ? type.ofType : type;
    if (!isListType(bare)) {
      const inner = group.flatMap(({ node, parent }) => {
        const below = getNamedType(typeOf({ node, parent }));
        return node.selectionSet && isCompositeType(below) ? [[node.selectionSet, below]] : [];
      });
      return object(value as Value, inner as [SelectionSetNode, GraphQLCompositeType][]);
    }
    const items = (value as unknown[]).map((item) => complete(item, bare.ofType, group, sets));
    return isNonNullType(bare.ofType) && items.includes(null) ? null : items;
  }

  function typeOf({ node, parent }: Asked): GraphQLOutputType {
    const name = node.name.value;
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const field = fields[name];
    if (field) return field.type;
    return schema.getType('String') as GraphQLOutputType;
  }

  const root = schema.getQueryType() as GraphQLCompositeType;
  const data = object({ ...(unprotected as Value), [TYPE_KEY]: root.name }, [
    [operation.selectionSet, root],
  ]);
  return { data, refused };
}
