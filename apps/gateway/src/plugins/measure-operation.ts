import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** How big an operation is once its fragments are put in their places. */
export interface OperationSize {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}

const NOTHING: OperationSize = { depth: 0, fields: 0, aliases: 0 };

/**
 * Measures the largest operation of a validated document (fragments have no cycles).
 * Each fragment is measured once, so the work is linear in the text even where the size is not.
 */
export function measureOperation(document: DocumentNode): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measured = new Map<string, OperationSize>();

  function sizeOfFragment(name: string): OperationSize {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const size = fragment === undefined ? NOTHING : sizeOf(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function sizeOf({ selections }: SelectionSetNode): OperationSize {
    let { depth, fields, aliases } = NOTHING;
    for (const selection of selections) {
      let inner = NOTHING;
      let own = 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) inner = sizeOfFragment(selection.name.value);
      else if (selection.selectionSet !== undefined) inner = sizeOf(selection.selectionSet);
      if (selection.kind === Kind.FIELD) {
        own = 1;
        if (selection.alias !== undefined) aliases += 1;
      }
      depth = Math.max(depth, inner.depth + own);
      fields += inner.fields + own;
      aliases += inner.aliases;
    }
    return { depth, fields, aliases };
  }

  let largest = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = sizeOf(definition.selectionSet);
    largest = {
      depth: Math.max(largest.depth, size.depth),
      fields: Math.max(largest.fields, size.fields),
      aliases: Math.max(largest.aliases, size.aliases),
    };
  }
  return largest;
}
