import type { FetchDataRewrite } from '@apollo/query-planner';
import { Kind } from 'graphql';
import type { SelectionSetNode } from 'graphql';

/** What a fetch brings to one place of the answer, whatever type is there. */
export type SelectedFields = ReadonlyMap<string, SelectedField>;

export interface SelectedField {
  /** Names in the subgraph's answer; the first that is there counts. */
  readonly sources: readonly string[];
  /** Null for a leaf. */
  readonly fields: SelectedFields | null;
}

type Mutable = Map<string, { sources: string[]; fields: Mutable | null }>;

/** Reads which fields a fetch's selection brings, under the names they have after its rewrites. */
export function selectedFields(
  selection: SelectionSetNode,
  rewrites: readonly FetchDataRewrite[],
): SelectedFields {
  const fields: Mutable = new Map();
  collect(selection, fields);
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'KeyRenamer') throw new Error('A fetch sets values in its answer.');
    rename(fields, rewrite.path, rewrite.renameKeyTo);
  }
  return fields;
}

function collect({ selections }: SelectionSetNode, fields: Mutable): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('A fetch spreads a fragment.');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, fields);
      continue;
    }
    const name = selection.alias?.value ?? selection.name.value;
    const field = fields.get(name) ?? { sources: [name], fields: null };
    fields.set(name, field);
    if (selection.selectionSet === undefined) continue;
    field.fields ??= new Map();
    collect(selection.selectionSet, field.fields);
  }
}

/** Elements of a path that name types only narrow it: the names renamed are unique to their type. */
function rename(fields: Mutable, path: readonly string[], to: string): void {
  const names = path.filter((element) => !element.startsWith('... on '));
  const last = names.pop();
  let place: Mutable | null | undefined = fields;
  for (const name of names) place = place?.get(name)?.fields;
  const field = last === undefined ? undefined : place?.get(last);
  if (!place || last === undefined || field === undefined) return;
  place.delete(last);
  const present = place.get(to);
  if (present === undefined) {
    place.set(to, field);
    return;
  }
  present.sources.push(...field.sources);
  if (field.fields !== null) {
    present.fields ??= new Map();
    merge(present.fields, field.fields);
  }
}

function merge(into: Mutable, from: Mutable): void {
  for (const [name, { sources, fields }] of from) {
    const present = into.get(name);
    if (present === undefined) into.set(name, { sources, fields });
    else {
      present.sources.push(...sources.filter((source) => !present.sources.includes(source)));
      if (fields !== null) merge((present.fields ??= new Map()), fields);
    }
  }
}
