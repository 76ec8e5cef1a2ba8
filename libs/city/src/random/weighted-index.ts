/** Chooses an index by weight in logarithmic time; `position` is uniform in [0, 1). */
export function weightedIndex(weights: readonly number[]): (position: number) => number {
  let total = 0;
  const ends = weights.map((weight) => (total += weight));
  if (total <= 0) throw new Error('Nothing to choose from');
  return (position) => {
    const wanted = position * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
