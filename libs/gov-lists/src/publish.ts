import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, ok, refuse } from '@gezhi/kernel';
import { findVersion } from './find-version';
import { GOV_LIST_MACHINE } from './gov-list.states';
import type { ListItem } from './list-items';
import { checkItems } from './list-items';
import type { ListVersion, VersionChange } from './list-version';

/** What is decided when a draft is published. */
export interface Publication {
  /** The number of the draft. */
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  /** The day of the decision. */
  readonly today: LocalDate;
  /** The document the list rests on. */
  readonly basisDoc: string;
  readonly items: readonly ListItem[];
}

/**
 * Publishes a draft. The version in force is superseded: its last day is the day before the new one begins, so that
 * there is neither a day with two versions nor a day with none.
 *
 * @returns the changes to write, the published version first.
 */
export function publishVersion(
  versions: readonly ListVersion[],
  publication: Publication,
): Result<readonly VersionChange[]> {
  const { effectiveFrom, today, basisDoc, items } = publication;
  const draft = findVersion(versions, publication.version);
  if (!draft.ok) return draft;
  const state = GOV_LIST_MACHINE.next(draft.value.state, 'publish');
  if (!state.ok) return state;
  const fit = checkItems(items);
  if (!fit.ok) return fit;
  if (basisDoc.trim() === '') return refuse('GOV_LIST_WITHOUT_BASIS', { path: ['basisDoc'] });
  if (effectiveFrom < today) {
    return refuse('GOV_LIST_RETROACTIVE', {
      path: ['effectiveFrom'],
      effective: effectiveFrom,
      today,
    });
  }
  const latest = latestInTime(versions);
  const earliest = latest && addDays(latest.effectiveTo ?? latest.effectiveFrom, 1);
  if (latest && earliest && effectiveFrom < earliest) {
    return refuse('GOV_LIST_NOT_AFTER_PREDECESSOR', {
      path: ['effectiveFrom'],
      effectiveFrom,
      predecessor: latest.version,
      earliest,
    });
  }

  const published = {
    version: draft.value.version,
    state: state.value,
    effectiveFrom,
    effectiveTo: null,
  };
  if (latest?.state !== 'PUBLISHED') return ok([published]);
  const superseded = GOV_LIST_MACHINE.next(latest.state, 'supersede');
  if (!superseded.ok) return superseded;
  return ok([
    published,
    {
      version: latest.version,
      state: superseded.value,
      effectiveFrom: latest.effectiveFrom,
      effectiveTo: addDays(effectiveFrom, -1),
    },
  ]);
}

type Dated = ListVersion & { readonly effectiveFrom: LocalDate };

/** The version that holds, or held, last; one withdrawn before it came into force never did. */
function latestInTime(versions: readonly ListVersion[]): Dated | undefined {
  return versions
    .filter((version): version is Dated => {
      const { effectiveFrom, effectiveTo } = version;
      return effectiveFrom !== null && (effectiveTo === null || effectiveFrom <= effectiveTo);
    })
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .at(-1);
}
