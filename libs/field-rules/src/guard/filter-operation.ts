import { isNonNullType, Kind, visit } from 'graphql';
import type {
  DefinitionNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import type { Condition, Requirement } from '../rules/requirement';
import type { MeasuredOperation } from './operation-requirements';
import { Place } from './refused-places';
import type { RefusedField } from './refused-places';
import { CONDITIONS, conditionsOf, rootFieldsOf } from './root-fields';
import type { FieldCondition, RootField } from './root-fields';

/** An operation without what is refused; made once for everybody who meets the same requirements. */
export interface FilteredOperation {
  /** Holds the operation alone, a mark in place of every refused field. */
  readonly document: DocumentNode;
  readonly root: Place;
  readonly rootFields: readonly RootField[];
  /** Every refused field with the conditions under which it is asked for. */
  readonly refusals: readonly ConditionalRefusal[];
}

export interface ConditionalRefusal {
  readonly refused: RefusedField;
  readonly conditions: readonly FieldCondition[];
}

/**
 * Takes refused fields, with all below them, out of an operation. Each leaves a mark, `mark: __typename`:
 * whichever fragment or condition would have let the field into the answer lets in the mark, so that nobody
 * has to know the types of the answer to put null in the right places.
 */
export function filterOperation(
  measured: MeasuredOperation,
  missingFor: (requirement: Requirement) => readonly Condition[],
): FilteredOperation {
  const marks = createMarks(measured, missingFor);
  const filtered = new Map<string, FragmentDefinitionNode>();

  function strip(set: SelectionSetNode): SelectionSetNode {
    return { ...set, selections: set.selections.map(stripSelection) };
  }

  function stripSelection(selection: SelectionNode): SelectionNode {
    switch (selection.kind) {
      case Kind.FIELD: {
        const refused = marks.of(selection);
        if (refused) return markNode(refused.mark, selection.directives);
        if (!selection.selectionSet) return selection;
        return { ...selection, selectionSet: strip(selection.selectionSet) };
      }
      case Kind.INLINE_FRAGMENT:
        return { ...selection, selectionSet: strip(selection.selectionSet) };
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = measured.fragments.get(name);
        if (fragment && !filtered.has(name)) {
          filtered.set(name, fragment);
          filtered.set(name, { ...fragment, selectionSet: strip(fragment.selectionSet) });
        }
        return selection;
      }
    }
  }

  const refusals: ConditionalRefusal[] = [];
  function locate(
    { selections }: SelectionSetNode,
    place: Place,
    outer: readonly FieldCondition[],
  ): void {
    for (const selection of selections) {
      const conditions = [...outer, ...conditionsOf(selection.directives)];
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = measured.fragments.get(selection.name.value);
        if (fragment) locate(fragment.selectionSet, place, conditions);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        locate(selection.selectionSet, place, conditions);
      } else {
        const refused = marks.of(selection);
        const field = measured.fields.get(selection);
        if (refused) {
          place.refused.set(refused.mark, refused);
          refusals.push({ refused, conditions });
        } else if (selection.selectionSet && field) {
          locate(selection.selectionSet, place.at(keyOf(selection), field.type), conditions);
        }
      }
    }
  }

  const selectionSet = strip(measured.operation.selectionSet);
  const root = new Place();
  locate(measured.operation.selectionSet, root, []);
  root.prune();
  const operation = { ...measured.operation, selectionSet };
  return {
    document: withoutUnused({
      kind: Kind.DOCUMENT,
      definitions: [operation, ...filtered.values()],
    }),
    root,
    rootFields: rootFieldsOf(measured, (node) => marks.of(node) ?? null),
    refusals,
  };
}

/** One mark for each answer name and coordinate, in names that the client uses nowhere. */
function createMarks(
  { fields }: MeasuredOperation,
  missingFor: (requirement: Requirement) => readonly Condition[],
) {
  let prefix = '_refused_';
  const keys = [...fields.keys()].map(keyOf);
  while (keys.some((key) => key.startsWith(prefix))) prefix = `_${prefix}`;

  const refusedFields = new Map<string, RefusedField>();
  const byNode = new Map<FieldNode, RefusedField>();
  for (const [node, { coordinate, requirement, type }] of fields) {
    const missing = missingFor(requirement);
    if (missing.length === 0) continue;
    const key = keyOf(node);
    const id = `${key} ${coordinate}`;
    const mark = `${prefix}${refusedFields.size}`;
    const isNonNull = isNonNullType(type);
    const refused = refusedFields.get(id) ?? { key, mark, coordinate, missing, isNonNull };
    refusedFields.set(id, refused);
    byNode.set(node, refused);
  }
  return { of: (node: FieldNode) => byNode.get(node) };
}

function markNode(mark: string, directives: readonly DirectiveNode[] = []): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: mark },
    name: { kind: Kind.NAME, value: '__typename' },
    directives: directives.filter(({ name }) => CONDITIONS.includes(name.value)),
  };
}

/** Variables only refused fields used are declared no more: whoever reads the document may check that. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  const note = ({ name }: { name: { value: string } }) => void used.add(name.value);
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: note,
  });
  const definitions = document.definitions.map((definition): DefinitionNode => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) =>
      used.has(variable.name.value),
    );
    return { ...definition, variableDefinitions };
  });
  return { ...document, definitions };
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
