import type { GridSizeLimit } from './grid-size-limit.entity';
import type { SizeFigure, SizeProposalKind } from './size.codes';

/** What a grid has and what it carries; null where it cannot be said. */
export interface GridLoad {
  readonly households: number;
  /** Null without a full-time member: that is another matter (rule G3). */
  readonly openPerMember: number | null;
  /** Null where nobody lives. */
  readonly eventsPer100: number | null;
  /** Patrols and tasks; null without a full-time member. Of the grid, never of one of them. */
  readonly fieldWorkPerMember: number | null;
}

/** One reason of a proposal: a figure beside the threshold it crosses, and where the threshold is from. */
export interface SizeReason {
  readonly figure: SizeFigure;
  readonly value: number;
  readonly threshold: number;
  readonly source: string;
}

export interface SizeProposal {
  readonly kind: SizeProposalKind;
  readonly reasons: readonly SizeReason[];
}

function valueOf(load: GridLoad, figure: SizeFigure): number | null {
  const values: Record<SizeFigure, number | null> = {
    HOUSEHOLDS: load.households,
    OPEN_PER_MEMBER: load.openPerMember,
    EVENTS_PER_100: load.eventsPer100,
    // Decisions that were recorded before it was measured do not have it.
    FIELD_WORK_PER_MEMBER: load.fieldWorkPerMember ?? null,
  };
  return values[figure];
}

/**
 * What the figures suggest: a split as soon as one is above its threshold; a merge only when all are below theirs, so
 * that a small grid with much to do is left alone. It is never acted on by itself.
 */
export function proposalFor(load: GridLoad, limits: readonly GridSizeLimit[]): SizeProposal | null {
  const crossed = (kind: SizeProposalKind): SizeReason[] =>
    limits.flatMap(({ kind: of, figure, threshold, source }) => {
      const value = of === kind ? valueOf(load, figure) : null;
      const beyond = value !== null && (kind === 'SPLIT' ? value > threshold : value < threshold);
      return value !== null && beyond ? [{ figure, value, threshold, source }] : [];
    });
  const split = crossed('SPLIT');
  if (split.length > 0) return { kind: 'SPLIT', reasons: split };
  const merge = crossed('MERGE');
  const asked = limits.filter(({ kind }) => kind === 'MERGE').length;
  return asked > 0 && merge.length === asked ? { kind: 'MERGE', reasons: merge } : null;
}
