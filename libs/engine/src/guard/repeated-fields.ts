import { Kind } from 'graphql';
import type { FieldNode, SelectionSetNode } from 'graphql';

/**
 * Counts the pairs of fields that answer under one name in one place. Whether two such fields may stand together is
 * what validation compares pair by pair, so `{ me me me … }` costs it the square of its length, and fields repeated on
 * every level more than that. Counting puts every field into one place only: linear in the text.
 * Fragments are counted by themselves; comparing them is bounded by how many there may be.
 */
export function countRepeats(selectionSet: SelectionSetNode): number {
  let pairs = 0;
  const places: SelectionSetNode[][] = [[selectionSet]];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    for (const fields of byAnswerName(place).values()) {
      pairs += (fields.length * (fields.length - 1)) / 2;
      const below = fields.flatMap(({ selectionSet: set }) => (set === undefined ? [] : [set]));
      if (below.length > 0) places.push(below);
    }
  }
  return pairs;
}

function byAnswerName(sets: readonly SelectionSetNode[]): ReadonlyMap<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.alias?.value ?? selection.name.value;
      const known = found.get(name);
      if (known === undefined) found.set(name, [selection]);
      else known.push(selection);
    }
  };
  sets.forEach(look);
  return found;
}
