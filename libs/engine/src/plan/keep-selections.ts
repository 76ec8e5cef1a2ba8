import { Kind, visit } from 'graphql';
import { deferOf } from './defer';
import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';

/** The name of a field the engine adds where a selection would be empty; it is never part of an answer. */
export const KEPT_NAME = '_kept_for_engine';

const CONDITIONS = ['skip', 'include'];

const KEPT: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: KEPT_NAME },
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * Leaves out what is never asked (`@skip(if: true)`) and conditions that always hold
 * (`@include(if: true)`), which the planner takes for conditions: it would keep a field apart from the
 * same field without one. Sees to it that every object asked for has some field asked of it: the
 * planner drops objects of which nothing remains, but a client gets `{}`.
 */
export function keepSelections<T extends OperationDefinitionNode | FragmentDefinitionNode>(
  definition: T,
): T {
  return visit(definition, {
    leave(node) {
      switch (node.kind) {
        case Kind.FRAGMENT_SPREAD:
        case Kind.INLINE_FRAGMENT:
          return isNever(node.directives) ? null : withoutLiterals(node);
        case Kind.FIELD:
          return isNever(node.directives) ? null : keepField(withoutLiterals(node));
        case Kind.SELECTION_SET:
          return node.selections.length > 0 ? undefined : { ...node, selections: [KEPT] };
        default:
          return undefined;
      }
    },
  }) as T;
}

function keepField(field: FieldNode): FieldNode {
  const { selectionSet } = field;
  if (selectionSet === undefined || selectionSet.selections.some(isAlwaysAsked)) return field;
  return {
    ...field,
    selectionSet: { ...selectionSet, selections: [...selectionSet.selections, KEPT] },
  };
}

/** A field whatever the type and the variables are. */
function isAlwaysAsked({ kind, directives = [] }: SelectionNode): boolean {
  return kind === Kind.FIELD && directives.every(({ name }) => !CONDITIONS.includes(name.value));
}

function isNever(directives: readonly DirectiveNode[] | undefined): boolean {
  return (directives ?? []).some((each) => literalOutcome(each) === false);
}

function withoutLiterals<T extends SelectionNode>(node: T): T {
  const directives = node.directives?.filter(
    (each) => literalOutcome(each) === null && !isIdleDefer(each, node.directives),
  );
  return directives?.length === node.directives?.length ? node : { ...node, directives };
}

/** `@defer(if: false)`. */
function isIdleDefer(directive: DirectiveNode, all: readonly DirectiveNode[] | undefined): boolean {
  return directive.name.value === 'defer' && deferOf(all) === undefined;
}

/** Whether a literal condition lets its selection in; null for what depends on a variable. */
function literalOutcome({ name, arguments: given }: DirectiveNode): boolean | null {
  if (!CONDITIONS.includes(name.value)) return null;
  const value = given?.find((argument) => argument.name.value === 'if')?.value;
  if (value?.kind !== Kind.BOOLEAN) return null;
  return value.value === (name.value === 'include');
}
