import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, ok, refuse } from '@gezhi/kernel';
import { findVersion } from './find-version';
import { GOV_LIST_MACHINE } from './gov-list.states';
import type { ListVersion, VersionChange } from './list-version';

/** What is decided when a published version is withdrawn. */
export interface Withdrawal {
  readonly version: number;
  /** The first day on which the version no longer holds. */
  readonly from: LocalDate;
  /** The day of the decision. */
  readonly today: LocalDate;
}

/**
 * Withdraws a published version without a successor; from that day the list holds nothing.
 * A version withdrawn before it came into force never holds, and the version it superseded holds on.
 *
 * @returns the changes to write, the withdrawn version first.
 */
export function withdrawVersion(
  versions: readonly ListVersion[],
  { version: number, from, today }: Withdrawal,
): Result<readonly VersionChange[]> {
  const found = findVersion(versions, number);
  if (!found.ok) return found;
  const { version, effectiveFrom } = found.value;
  const state = GOV_LIST_MACHINE.next(found.value.state, 'withdraw');
  if (!state.ok) return state;
  if (from < today)
    return refuse('GOV_LIST_RETROACTIVE', { path: ['from'], effective: from, today });

  const held = effectiveFrom !== null && effectiveFrom < from;
  if (held) {
    return ok([{ version, state: state.value, effectiveFrom, effectiveTo: addDays(from, -1) }]);
  }
  const dayBefore = effectiveFrom && addDays(effectiveFrom, -1);
  const withdrawn = { version, state: state.value, effectiveFrom, effectiveTo: dayBefore };
  const predecessor = versions.find(
    (candidate) => candidate.state === 'SUPERSEDED' && candidate.effectiveTo === dayBefore,
  );
  if (!predecessor) return ok([withdrawn]);
  const reinstated = GOV_LIST_MACHINE.next(predecessor.state, 'reinstate');
  if (!reinstated.ok) return reinstated;
  return ok([
    withdrawn,
    {
      version: predecessor.version,
      state: reinstated.value,
      effectiveFrom: predecessor.effectiveFrom,
      effectiveTo: null,
    },
  ]);
}
