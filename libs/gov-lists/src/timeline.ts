import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, ok, refuse } from '@gezhi/kernel';
import type { ListVersion } from './list-version';

interface Span {
  readonly version: ListVersion;
  readonly from: LocalDate;
  /** Null: no end is known. */
  readonly to: LocalDate | null;
}

/**
 * Checks the versions of one list as a whole: dates fit states, no day has two versions, and no day between two
 * versions has none unless the earlier one was withdrawn. For versions that came from elsewhere (a seed, an import);
 * `publishVersion` and `withdrawVersion` keep it by themselves.
 */
export function checkTimeline(versions: readonly ListVersion[]): Result<void> {
  for (const version of versions) {
    if (!datesFitState(version)) {
      const { effectiveFrom, effectiveTo, state } = version;
      return refuse('GOV_LIST_DATES', {
        version: version.version,
        state,
        effectiveFrom,
        effectiveTo,
      });
    }
  }
  const spans = spansInOrder(versions);
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    const pair = checkPair(span, next);
    if (!pair.ok) return pair;
  }
  return ok();
}

function checkPair({ version, to }: Span, next: Span | undefined): Result<void> {
  if (next && (to === null || next.from <= to)) {
    return refuse('GOV_LIST_OVERLAP', {
      earlier: version.version,
      later: next.version.version,
      on: next.from,
    });
  }
  if (version.state !== 'SUPERSEDED' || to === null) return ok();
  const followed = addDays(to, 1);
  if (next?.from === followed) return ok();
  return refuse('GOV_LIST_GAP', { earlier: version.version, on: followed });
}

function datesFitState({ state, effectiveFrom, effectiveTo }: ListVersion): boolean {
  switch (state) {
    case 'DRAFT':
      return effectiveFrom === null && effectiveTo === null;
    case 'PUBLISHED':
      return effectiveFrom !== null && effectiveTo === null;
    case 'SUPERSEDED':
      return effectiveFrom !== null && effectiveTo !== null && effectiveFrom <= effectiveTo;
    case 'WITHDRAWN':
      return effectiveFrom !== null && effectiveTo !== null;
  }
}

/** The days each version holds, earliest first; versions that hold on no day are left out. */
function spansInOrder(versions: readonly ListVersion[]): Span[] {
  const spans: Span[] = [];
  for (const version of versions) {
    const { effectiveFrom: from, effectiveTo: to } = version;
    if (from !== null && (to === null || from <= to)) spans.push({ version, from, to });
  }
  return spans.sort((a, b) => (a.from < b.from ? -1 : 1));
}
