import { Kind, visit } from 'graphql';
import type {
  ConstArgumentNode,
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  InlineFragmentNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** Part of an operation that may be answered later: 0 is what is answered at once. */
export type Block = number;

const LABEL = 'd';

/** An operation in which every fragment that is answered later has a number of its own. */
export interface NumberedDefers {
  readonly operation: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
  /** The client's label of each block; the first is of what is answered at once and has none. */
  readonly labels: readonly (string | undefined)[];
}

/** The directive by which a selection may be answered later; undefined where it never is. */
export function deferOf(
  directives: readonly DirectiveNode[] | undefined,
): DirectiveNode | undefined {
  const found = directives?.find(({ name }) => name.value === 'defer');
  return found === undefined || isNever(found) ? undefined : found;
}

/** Whether anything in the document may be answered later. */
export function mayDefer(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive(directive) {
      if (directive.name.value === 'defer' && !isNever(directive)) found = true;
    },
  });
  return found;
}

/** The same document, all of it to be answered at once. */
export function withoutDefer(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === 'defer' ? null : undefined),
  });
}

/** The variable that says whether a fragment is answered later, if one does. */
export function decidingDefer(directives: readonly DirectiveNode[] | undefined): string | null {
  const value = conditionOf(deferOf(directives));
  return value?.kind === Kind.VARIABLE ? value.name.value : null;
}

/** The number a fragment was given. */
export function blockOf(directives: readonly DirectiveNode[] | undefined): Block | null {
  const value = argumentOf(deferOf(directives), 'label');
  return value?.kind === Kind.STRING ? blockOfLabel(value.value) : null;
}

export function blockOfLabel(label: string): Block {
  return Number(label.slice(LABEL.length));
}

/**
 * Numbers the fragments that are answered later. Those that hold others are written out where they are spread:
 * what is spread in two places is answered for each of them.
 */
export function numberDefers(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): NumberedDefers {
  const known = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const deferring = new Map<string, boolean>();
  const labels: (string | undefined)[] = [undefined];

  function defers({ selections }: SelectionSetNode): boolean {
    return selections.some((each) => {
      if (deferOf(each.directives) !== undefined) return true;
      if (each.kind === Kind.FRAGMENT_SPREAD) return fragmentDefers(each.name.value);
      return each.selectionSet !== undefined && defers(each.selectionSet);
    });
  }

  function fragmentDefers(name: string): boolean {
    const answer = deferring.get(name);
    if (answer !== undefined) return answer;
    const fragment = known.get(name);
    const found = fragment !== undefined && defers(fragment.selectionSet);
    deferring.set(name, found);
    return found;
  }

  function numbered(set: SelectionSetNode): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.map((each) => {
        if (each.kind === Kind.FIELD) {
          if (each.selectionSet === undefined) return each;
          return { ...each, selectionSet: numbered(each.selectionSet) };
        }
        const directives = withNumber(each.directives);
        if (each.kind === Kind.INLINE_FRAGMENT)
          return { ...each, directives, selectionSet: numbered(each.selectionSet) };
        const fragment = known.get(each.name.value);
        if (
          fragment === undefined ||
          (directives === each.directives && !fragmentDefers(each.name.value))
        )
          return each;
        const written: InlineFragmentNode = {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: fragment.typeCondition,
          directives,
          selectionSet: numbered(fragment.selectionSet),
        };
        return written;
      }),
    };
  }

  function withNumber(directives: readonly DirectiveNode[] | undefined) {
    const defer = deferOf(directives);
    if (defer === undefined) return directives;
    const given = argumentOf(defer, 'label');
    const number = labels.push(given?.kind === Kind.STRING ? given.value : undefined) - 1;
    const value = { kind: Kind.STRING, value: `${LABEL}${number}` } as const;
    const name = { kind: Kind.NAME, value: 'label' } as const;
    const label: ConstArgumentNode = { kind: Kind.ARGUMENT, name, value };
    const condition = defer.arguments?.find((each) => each.name.value === 'if');
    const undecided = condition?.value.kind === Kind.VARIABLE ? [condition] : [];
    const own: DirectiveNode = { ...defer, arguments: [label, ...undecided] };
    return directives?.map((each) => (each === defer ? own : each));
  }

  if (!defers(operation.selectionSet)) return { operation, fragments, labels };
  const selectionSet = numbered(operation.selectionSet);
  return { operation: { ...operation, selectionSet }, fragments, labels };
}

function isNever(defer: DirectiveNode): boolean {
  const value = conditionOf(defer);
  return value?.kind === Kind.BOOLEAN && !value.value;
}

function conditionOf(defer: DirectiveNode | undefined) {
  return argumentOf(defer, 'if');
}

function argumentOf(directive: DirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((each) => each.name.value === name)?.value;
}
