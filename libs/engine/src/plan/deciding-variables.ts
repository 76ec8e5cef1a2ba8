import { Kind, visit } from 'graphql';
import type { DirectiveNode, DocumentNode, SelectionSetNode } from 'graphql';
import { ConditionVariables } from '../compile/guards';
import type { Guard } from '../compile/guards';
import type { OperationDocument } from './operation-document';

/**
 * Variables that must be known before a mutation is planned: those that decide which of several
 * occurrences of one root field are there. The planner takes occurrences with different conditions for
 * different fields and runs each; it is one change, made where its first occurrence stands.
 */
export function decidingVariables({ operation, fragments }: OperationDocument): readonly string[] {
  if (operation.operation !== 'mutation') return [];
  const known = new Map(fragments.map(({ name, selectionSet }) => [name.value, selectionSet]));
  const conditions = new ConditionVariables();
  const occurrences = new Map<string, Guard[]>();
  const look = ({ selections }: SelectionSetNode, outer: Guard): void => {
    for (const each of selections) {
      const guard = conditions.guard(outer, each.directives);
      if (guard === null) continue;
      if (each.kind === Kind.FIELD) {
        const name = each.alias?.value ?? each.name.value;
        if (!each.name.value.startsWith('__'))
          occurrences.set(name, [...(occurrences.get(name) ?? []), guard]);
      } else if (each.kind === Kind.INLINE_FRAGMENT) {
        look(each.selectionSet, guard);
      } else {
        const fragment = known.get(each.name.value);
        if (fragment !== undefined) look(fragment, guard);
      }
    }
  };
  look(operation.selectionSet, []);
  const repeated = [...occurrences.values()].filter((guards) => guards.length > 1);
  const literals = repeated.flat(2).map((literal) => Number(literal.replace('!', '')));
  return conditions.names.filter((_, number) => literals.includes(number));
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
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return undefined;
  const [condition] = directive.arguments ?? [];
  if (condition?.value.kind !== Kind.VARIABLE) return undefined;
  const value = values.get(condition.value.name.value);
  if (value === undefined) return undefined;
  return { ...directive, arguments: [{ ...condition, value: { kind: Kind.BOOLEAN, value } }] };
}
