import type { MatterList } from './matter-list.entity';
import type { MatterListItem } from './matter-list-item.entity';

/** A list in force with those of its items that matter to whoever asks. */
export interface ListInForce {
  readonly list: MatterList;
  readonly items: readonly MatterListItem[];
}

/** An item, and the version of the list it stands on. */
export interface ListedMatter {
  readonly list: MatterList;
  readonly item: MatterListItem;
}

/** Whether a category is the branch or lies below it: `URBAN.LIGHTING` below `URBAN`. */
export function isUnder(categoryCode: string, branch: string): boolean {
  return categoryCode === branch || categoryCode.startsWith(`${branch}.`);
}

/** Whether an item is about a category at a place. */
export function isAbout(
  item: Pick<MatterListItem, 'categoryCode' | 'areaCode'>,
  categoryCode: string,
  areaCode: string,
): boolean {
  return (
    item.categoryCode !== null &&
    isUnder(categoryCode, item.categoryCode) &&
    areaCode.startsWith(item.areaCode ?? '')
  );
}

/**
 * The one item that says most about a category at a place: of the list of the smallest area that has any, the item of
 * the smallest area, then of the narrowest category. One place and category have at most one such item on a list.
 */
export function nearestItem(
  lists: readonly ListInForce[],
  categoryCode: string,
  areaCode: string,
): ListedMatter | null {
  const widestLast = [...lists]
    .filter(({ list }) => areaCode.startsWith(list.areaCode))
    .sort((one, other) => other.list.areaCode.length - one.list.areaCode.length);
  for (const { list, items } of widestLast) {
    const [item] = items
      .filter((each) => isAbout(each, categoryCode, areaCode))
      .sort(
        (one, other) =>
          (other.areaCode ?? '').length - (one.areaCode ?? '').length ||
          (other.categoryCode ?? '').length - (one.categoryCode ?? '').length ||
          (one.code < other.code ? -1 : 1),
      );
    if (item) return { list, item };
  }
  return null;
}
