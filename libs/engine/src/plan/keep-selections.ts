import { Kind, visit } from 'graphql';
import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';

/** The name of a field the engine adds where a selection would be empty; it is never part of an answer. */
export const KEPT_NAME = '_kept_for_engine';

const KEPT: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: KEPT_NAME },
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Leaves out what is never asked (`@skip(if: true)`), and sees to it that every object asked for has
 * some field asked of it: the planner drops objects of which nothing remains, but a client gets `{}`.
 */
export function keepSelections<T extends OperationDefinitionNode | FragmentDefinitionNode>(
  definition: T,
): T {
  return visit(definition, {
    leave(node) {
      switch (node.kind) {
        case Kind.FRAGMENT_SPREAD:
          return isNever(node.directives) ? null : undefined;
        case Kind.INLINE_FRAGMENT:
          return isNever(node.directives) ? null : undefined;
        case Kind.FIELD:
          return isNever(node.directives) ? null : keepField(node);
        case Kind.SELECTION_SET:
          return node.selections.length > 0 ? undefined : { ...node, selections: [KEPT] };
        default:
          return undefined;
      }
    },
  }) as T;
}

function keepField(field: FieldNode): FieldNode | undefined {
  const { selectionSet } = field;
  if (selectionSet === undefined || selectionSet.selections.some(isField)) return undefined;
  return {
    ...field,
    selectionSet: { ...selectionSet, selections: [...selectionSet.selections, KEPT] },
  };
}

function isField({ kind }: SelectionNode): boolean {
  return kind === Kind.FIELD;
}

function isNever(directives: readonly DirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(({ name, arguments: given }) => {
    const excluding = name.value === 'skip' ? true : name.value === 'include' ? false : null;
    return (
      given?.some(({ value }) => value.kind === Kind.BOOLEAN && value.value === excluding) ?? false
    );
  });
}
