/** The middle one, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** How many times as much as the base, over several rounds. */
export interface Ratio {
  readonly median: number;
  readonly smallest: number;
  readonly largest: number;
}

/**
 * Compares round by round: what disturbs the machine for a while disturbs both sides of a pair, so
 * their ratio is steadier than the figures. Null when no round has both.
 */
export function pairwiseRatio(
  values: readonly (number | null)[],
  base: readonly (number | null)[],
): Ratio | null {
  const ratios = values.flatMap((value, round) => {
    const other = base[round];
    return value === null || other === null || other === undefined || other === 0
      ? []
      : [value / other];
  });
  const middle = median(ratios);
  if (middle === null) return null;
  return { median: middle, smallest: Math.min(...ratios), largest: Math.max(...ratios) };
}
