import type { LocalDate, Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ListItem } from './list-items';
import type { ListVersion } from './list-version';

/** A version together with its items. */
export interface VersionWithItems<Item extends ListItem = ListItem> extends ListVersion {
  readonly items: readonly Item[];
}

/** Whether the version holds on the day. Its dates decide, not its state: see `GovListState`. */
export function isInForce(version: ListVersion, on: LocalDate): boolean {
  const { effectiveFrom, effectiveTo } = version;
  if (effectiveFrom === null) return false;
  return effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
}

/** The version in force on a day; none before the first one, and none after a withdrawal. */
export function versionInForce<V extends ListVersion>(
  versions: readonly V[],
  on: LocalDate,
): V | undefined {
  return versions.find((version) => isInForce(version, on));
}

/**
 * The version a case is handled under: the one in force on the day the case was opened, whatever came later.
 *
 * Ask when the case is opened and keep the version number with it. Asked on any later day the answer is the same; only
 * on the opening day itself can it change, by a version that is published or withdrawn with effect of that very day.
 */
export function versionForCase<V extends ListVersion>(
  versions: readonly V[],
  openedOn: LocalDate,
): Result<V> {
  const version = versionInForce(versions, openedOn);
  return version ? ok(version) : refuse('GOV_LIST_NOT_IN_FORCE', { on: openedOn });
}

/** The item with this code in the version in force on the day, or why nothing may be done under it. */
export function listedItem<Item extends ListItem>(
  versions: readonly VersionWithItems<Item>[],
  code: string,
  on: LocalDate,
): Result<Item> {
  const version = versionForCase(versions, on);
  if (!version.ok) return version;
  const item = version.value.items.find((candidate) => candidate.code === code);
  if (item) return ok(item);
  return refuse('GOV_LIST_ITEM_NOT_LISTED', { code, on, version: version.value.version });
}
