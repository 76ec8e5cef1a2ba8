import type { TouchedPeriod } from './calendar-units';
import { protectedBlock } from './protected-block';

/** The counts of some siblings, in one order, in units of one period. */
export interface PeriodCounts {
  readonly period: TouchedPeriod;
  /** By sibling, then by unit. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Which of some siblings are hidden in a window: those whose count is small, and those whose count would let a small
 * one be computed — from the siblings' total, or from windows that differ by a few days or months. `counts` are
 * theirs in the window. The answer depends on the window and the data alone, never on what else is asked.
 */
export function hiddenSiblings(
  counts: readonly number[],
  periods: readonly PeriodCounts[],
  k: number,
): Set<number> {
  const hidden = new Set<number>();
  counts.forEach((count, index) => {
    if (count > 0 && count < k) hidden.add(index);
  });
  const anySmall = hidden.size > 0;
  for (const { period, cells } of periods) {
    const block = protectedBlock(cells, k);
    if (!block) continue;
    const held = [...block.columns].map((unit) => period.held[unit]);
    const cutsBlock = held.some((part) => part !== 'NONE') && held.some((part) => part !== 'WHOLE');
    if (cutsBlock || anySmall) block.rows.forEach((row) => hidden.add(row));
  }
  return hidden;
}
