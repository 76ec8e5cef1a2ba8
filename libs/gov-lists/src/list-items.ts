import { isDeepStrictEqual } from 'node:util';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** An item of a list (清单事项). Its code is what it is known by from version to version. */
export interface ListItem {
  readonly code: string;
}

/** An item that both versions have, with other content. */
export interface ChangedItem<Item extends ListItem> {
  readonly code: string;
  readonly before: Item;
  readonly after: Item;
  /** The fields that differ, in the order they were asked for. */
  readonly fields: readonly string[];
}

/** What publishing `after` in place of `before` changes. */
export interface ListDiff<Item extends ListItem> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly changed: readonly ChangedItem<Item>[];
}

/** Items fit to be published: at least one, each code once. */
export function checkItems(items: readonly ListItem[]): Result<void> {
  if (items.length === 0) return refuse('GOV_LIST_EMPTY', { path: ['items'] });
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { code } of items) (seen.has(code) ? twice : seen).add(code);
  if (twice.size === 0) return ok();
  return refuse('GOV_LIST_DUPLICATE_ITEM', { path: ['items'], codes: [...twice] });
}

/**
 * The difference of two versions, item by item, matched by code.
 * Added and changed items come in the order of `after`, removed ones in the order of `before`.
 *
 * @param fields What counts as content; ids and time stamps of rows do not.
 */
export function diffItems<Item extends ListItem>(
  before: readonly Item[],
  after: readonly Item[],
  fields: readonly (keyof Item & string)[],
): ListDiff<Item> {
  const old = new Map(before.map((item) => [item.code, item]));
  const current = new Set(after.map(({ code }) => code));
  const added: Item[] = [];
  const changed: ChangedItem<Item>[] = [];
  for (const item of after) {
    const was = old.get(item.code);
    if (!was) {
      added.push(item);
      continue;
    }
    const differing = fields.filter((field) => !isDeepStrictEqual(was[field], item[field]));
    if (differing.length > 0) {
      changed.push({ code: item.code, before: was, after: item, fields: differing });
    }
  }
  return { added, removed: before.filter(({ code }) => !current.has(code)), changed };
}
