import { Kind } from 'graphql';
import type { DirectiveNode, FieldNode, SelectionSetNode, ValueNode } from 'graphql';
import { argument } from '../rules/linked-names';
import type { MeasuredOperation } from './operation-requirements';
import type { RefusedField } from './refused-places';

/** `@skip` or `@include` on a field or on a fragment around it. */
export interface FieldCondition {
  readonly value: ValueNode;
  /** What the value must be for the field to be asked for. */
  readonly wanted: boolean;
}

/** A field at the top of an operation, fragments put in their places. */
export interface RootField {
  readonly key: string;
  /** What stands there without asking anybody: null for a refused field, its own text for `__typename`. */
  readonly local: RefusedField | { readonly typename: string } | null;
  readonly conditions: readonly FieldCondition[];
  /** It may be answered later than the rest (`@defer`). */
  readonly isLater: boolean;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Directives that say whether a field is in the answer at all. */
export const CONDITIONS: readonly string[] = ['skip', 'include'];

export function rootFieldsOf(
  { operation, fragments, rootType }: MeasuredOperation,
  refusedAt: (node: FieldNode) => RefusedField | null,
): RootField[] {
  const found: RootField[] = [];
  const collect = (
    { selections }: SelectionSetNode,
    outer: readonly FieldCondition[],
    within: boolean,
  ): void => {
    for (const selection of selections) {
      const isLater = within || defers(selection.directives);
      const conditions = [...outer, ...conditionsOf(selection.directives)];
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet, conditions, isLater);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet, conditions, isLater);
      } else {
        const isTypename = selection.name.value === '__typename';
        const local = isTypename ? { typename: rootType } : refusedAt(selection);
        found.push({ key: (selection.alias ?? selection.name).value, local, conditions, isLater });
      }
    }
  };
  collect(operation.selectionSet, [], false);
  return found;
}

function defers(directives: readonly DirectiveNode[] = []): boolean {
  const defer = directives.find(({ name }) => name.value === 'defer');
  const value = defer && argument(defer, 'if');
  return defer !== undefined && !(value?.kind === Kind.BOOLEAN && !value.value);
}

export function conditionsOf(directives: readonly DirectiveNode[] = []): FieldCondition[] {
  return directives.flatMap((directive) => {
    const name = directive.name.value;
    const value = argument(directive, 'if');
    return CONDITIONS.includes(name) && value ? [{ value, wanted: name === 'include' }] : [];
  });
}

/** Whether a field is asked for with these variables; undefined when they do not say. */
export function isAsked(
  { operation }: MeasuredOperation,
  conditions: readonly FieldCondition[],
  variables: Variables,
): boolean | undefined {
  const valueOf = (value: ValueNode): unknown => {
    if (value.kind === Kind.BOOLEAN) return value.value;
    if (value.kind !== Kind.VARIABLE) return undefined;
    const name = value.name.value;
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) return variables[name];
    const definition = operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    );
    return definition?.defaultValue && valueOf(definition.defaultValue);
  };
  let asked: boolean | undefined = true;
  for (const { value, wanted } of conditions) {
    const given = valueOf(value);
    if (typeof given !== 'boolean') asked = undefined;
    else if (given !== wanted) return false;
  }
  return asked;
}
