import type { LocalDate } from '@gezhi/kernel';
import type { GovListState } from './gov-list.states';

/** What the rules need to know of one version of a list. Entities and plain rows both have this shape. */
export interface ListVersion {
  /** 1 for the first version, one more for each next one. */
  readonly version: number;
  readonly state: GovListState;
  /** The first day in force; null for a draft. */
  readonly effectiveFrom: LocalDate | null;
  /**
   * The last day in force; null while no end is known. A version withdrawn before it came into force has the day
   * before `effectiveFrom` here: it holds on no day.
   */
  readonly effectiveTo: LocalDate | null;
}

/** What a decision changes in one version: write these columns to the row with this version number. */
export type VersionChange = Pick<
  ListVersion,
  'version' | 'state' | 'effectiveFrom' | 'effectiveTo'
>;

/** The versions after a decision; those it did not touch are the same objects. */
export function applyChanges<V extends ListVersion>(
  versions: readonly V[],
  changes: readonly VersionChange[],
): readonly V[] {
  const changed = new Map(changes.map((change) => [change.version, change]));
  return versions.map((version) => {
    const change = changed.get(version.version);
    return change ? { ...version, ...change } : version;
  });
}
