import { Kind, visit } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { ConditionVariables } from '../compile/guards';
import type { Guard } from '../compile/guards';
import { decidingDefer } from './defer';
import type { OperationDocument } from './operation-document';

const DECIDED = ['skip', 'include', 'defer'];

/**
 * Variables that must be known before an operation is planned, for what the planner makes of conditions:
 *
 * - occurrences of one root field of a mutation with different conditions are different fields to it,
 *   and each is run; it is one change, made where its first occurrence stands;
 * - a field that requires others, asked for with a condition, has those fetched with the condition but
 *   makes them part of what is sent for unconditional fields too, which then are not asked for;
 * - what is answered later is fetched by itself.
 */
export function decidingVariables(
  { operation, fragments }: OperationDocument,
  requiring: ReadonlySet<string>,
): readonly string[] {
  const conditions = new ConditionVariables();
  const known = new Map(fragments.map(({ name, selectionSet }) => [name.value, selectionSet]));
  const guards = [
    ...(operation.operation === 'mutation' ? guardsOfRepeated() : []),
    ...guardsOfRequiring(),
  ];
  const deciding = new Set(guards.flat().map((literal) => Number(literal.replace('!', ''))));
  const named = conditions.names.filter((_, number) => deciding.has(number));
  return [
    ...new Set([...named, ...decidingDefers(operation), ...fragments.flatMap(decidingDefers)]),
  ];

  function guardsOfRepeated(): Guard[] {
    const occurrences = new Map<string, Guard[]>();
    const look = ({ selections }: SelectionSetNode, outer: Guard): void => {
      for (const each of selections) {
        const guard = conditions.guard(outer, each.directives);
        if (guard === null) continue;
        if (each.kind === Kind.FIELD) {
          const name = each.alias?.value ?? each.name.value;
          if (!each.name.value.startsWith('__'))
            occurrences.set(name, [...(occurrences.get(name) ?? []), guard]);
        } else {
          const below = selectionOf(each);
          if (below !== undefined) look(below, guard);
        }
      }
    };
    look(operation.selectionSet, []);
    return [...occurrences.values()].filter(({ length }) => length > 1).flat();
  }

  function guardsOfRequiring(): Guard[] {
    const found: Guard[] = [];
    const visited = new Set<string>();
    const look = ({ selections }: SelectionSetNode, outer: Guard): void => {
      for (const each of selections) {
        const guard = conditions.guard(outer, each.directives) ?? contradiction(outer, each);
        if (guard === null) continue;
        if (each.kind === Kind.FIELD && requiring.has(each.name.value)) found.push(guard);
        if (each.kind === Kind.FRAGMENT_SPREAD) {
          const key = `${each.name.value} ${guard.join(' ')}`;
          if (visited.has(key)) continue;
          visited.add(key);
        }
        const below = selectionOf(each);
        if (below !== undefined) look(below, guard);
      }
    };
    if (requiring.size > 0) look(operation.selectionSet, []);
    return found;
  }

  /** What is never there for what stands around it: the planner does not see that and plans for it all the same. */
  function contradiction(outer: Guard, { directives = [] }: SelectionNode): Guard | null {
    const own = directives.map((each) => conditions.guard([], [each]));
    return own.some((guard) => guard === null)
      ? null
      : [...outer, ...own.flatMap((each) => each ?? [])];
  }

  function selectionOf(selection: SelectionNode): SelectionSetNode | undefined {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return known.get(selection.name.value);
    return selection.selectionSet;
  }
}

function decidingDefers(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
): readonly string[] {
  const found: string[] = [];
  const look = ({ directives }: InlineFragmentNode | FragmentSpreadNode): void => {
    const variable = decidingDefer(directives);
    if (variable !== null) found.push(variable);
  };
  visit(definition, { InlineFragment: look, FragmentSpread: look });
  return found;
}

/** The document with the values of these variables written into its conditions. */
export function withDecided(
  document: DocumentNode,
  values: ReadonlyMap<string, boolean>,
): DocumentNode {
  return visit(document, {
    Directive: (directive) => decided(directive, values),
  });
}

function decided(
  directive: DirectiveNode,
  values: ReadonlyMap<string, boolean>,
): DirectiveNode | undefined {
  if (!DECIDED.includes(directive.name.value)) return undefined;
  const condition = directive.arguments?.find(({ name }) => name.value === 'if');
  if (condition?.value.kind !== Kind.VARIABLE) return undefined;
  const value = values.get(condition.value.name.value);
  if (value === undefined) return undefined;
  const literal = { ...condition, value: { kind: Kind.BOOLEAN, value } } as const;
  return {
    ...directive,
    arguments: directive.arguments?.map((each) => (each === condition ? literal : each)),
  };
}
