import { Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, SelectionSetNode } from 'graphql';
import type { Need } from '../supergraph/required-fields';

/** Fields of entities that may be asked for with one representation, and what they need in it. */
export interface NeedGroup {
  readonly fields: ReadonlySet<FieldNode>;
  readonly needs: readonly Need[];
}

type NeedsOf = (type: string, field: string) => readonly Need[];

/**
 * Groups the fields a request asks of entities so that no group needs one place of a representation
 * twice, with different arguments. As few groups as come of taking the first that has room.
 */
export function groupNeeds(document: DocumentNode, needsOf: NeedsOf): readonly NeedGroup[] {
  const groups: { fields: Set<FieldNode>; needs: Need[] }[] = [];
  for (const { field, type } of entityFields(document)) {
    const needs = needsOf(type, field.name.value);
    const room = groups.find((group) => !needs.some((need) => meets(need, group.needs)));
    if (room === undefined) groups.push({ fields: new Set([field]), needs: [...needs] });
    else {
      room.fields.add(field);
      room.needs.push(...needs);
    }
  }
  return groups;
}

/** The document with these fields of entities only. */
export function keepFields(document: DocumentNode, fields: ReadonlySet<FieldNode>): DocumentNode {
  const left = new Set(
    entityFields(document).flatMap(({ field }) => (fields.has(field) ? [] : [field])),
  );
  return visit(document, {
    Field: (field) => (left.has(field) ? null : undefined),
    InlineFragment: {
      leave: ({ selectionSet }) => (selectionSet.selections.length === 0 ? null : undefined),
    },
  });
}

function meets({ place, name }: Need, needs: readonly Need[]): boolean {
  return needs.some((other) => other.place === place && other.name !== name);
}

interface EntityField {
  readonly field: FieldNode;
  readonly type: string;
}

/** What is asked of the entities themselves, not of what they hold. */
function entityFields({ definitions: [operation] }: DocumentNode): readonly EntityField[] {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const found: EntityField[] = [];
  const look = ({ selections }: SelectionSetNode, type: string): void => {
    for (const each of selections) {
      if (each.kind === Kind.FIELD) found.push({ field: each, type });
      else if (each.kind === Kind.INLINE_FRAGMENT) {
        look(each.selectionSet, each.typeCondition?.name.value ?? type);
      }
    }
  };
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind === Kind.FIELD && entities.selectionSet) look(entities.selectionSet, '');
  return found;
}
