import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
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
import { metaField } from './meta-fields';
import type { FieldRules } from '../rules/field-rules';
import { PUBLIC } from '../rules/requirement';
import type { Requirement } from '../rules/requirement';

/** What is known of a selected field without knowing who asks. */
export interface SelectedField {
  readonly coordinate: string;
  readonly requirement: Requirement;
  readonly type: GraphQLOutputType;
}

/** One operation of a validated document with what its fields ask for. */
export interface MeasuredOperation {
  readonly operation: OperationDefinitionNode;
  readonly rootType: string;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly fields: ReadonlyMap<FieldNode, SelectedField>;
  /** The distinct requirements met on the way, without PUBLIC. */
  readonly requirements: readonly Requirement[];
}

/**
 * Looks at every field once, in the place where it is written: inside of a fragment its parent is what the
 * fragment is on, however narrow the place is where it is spread. The work grows with the text alone.
 */
export function measureRequirements(
  schema: GraphQLSchema,
  rules: FieldRules,
  document: DocumentNode,
  operationName: string | undefined,
): MeasuredOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const operation = choose(operations, operationName);
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new GraphQLError(`The graph has no ${operation.operation}.`);

  const fields = new Map<FieldNode, SelectedField>();
  const requirements = new Set<Requirement>();
  const visited = new Set<string>();

  function visit({ selections }: SelectionSetNode, parent: GraphQLCompositeType): void {
    for (const selection of selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const field = fieldOf(schema, rules, parent, selection);
          fields.set(selection, field);
          if (field.requirement.conditions.length > 0) requirements.add(field.requirement);
          const below = getNamedType(field.type);
          if (selection.selectionSet && isCompositeType(below))
            visit(selection.selectionSet, below);
          break;
        }
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition?.name.value;
          visit(selection.selectionSet, condition ? compositeType(schema, condition) : parent);
          break;
        }
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = fragments.get(name);
          if (!fragment || visited.has(name)) break;
          visited.add(name);
          const condition = fragment.typeCondition.name.value;
          visit(fragment.selectionSet, compositeType(schema, condition));
        }
      }
    }
  }
  visit(operation.selectionSet, rootType);
  const used = new Map([...fragments].filter(([name]) => visited.has(name)));
  return {
    operation,
    rootType: rootType.name,
    fragments: used,
    fields,
    requirements: [...requirements],
  };
}

function choose(
  operations: readonly OperationDefinitionNode[],
  name: string | undefined,
): OperationDefinitionNode {
  const named = operations.filter((each) => name === undefined || each.name?.value === name);
  const [operation] = named;
  if (operation === undefined || named.length > 1) {
    throw new GraphQLError('The document has no such operation.', {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  }
  return operation;
}

function fieldOf(
  schema: GraphQLSchema,
  rules: FieldRules,
  parent: GraphQLCompositeType,
  { name }: FieldNode,
): SelectedField {
  const coordinate = `${parent.name}.${name.value}`;
  const isRoot = parent === schema.getQueryType();
  const definition =
    (isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[name.value]
      : undefined) ?? metaField(name.value, isRoot);
  if (!definition) throw new GraphQLError(`There is no field ${coordinate}.`);
  // Names are no secret, values are: introspection and __typename ask for nothing of their own.
  const isMeta = name.value.startsWith('__');
  const requirement = isMeta ? PUBLIC : rules.ofField(parent.name, name.value);
  return { coordinate, requirement, type: definition.type };
}

function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) throw new GraphQLError(`There is no type ${name} with fields.`);
  return type;
}
