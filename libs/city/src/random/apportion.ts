/**
 * Shares a whole number out by weight, at least `minimum` each, exactly: the largest remainders get what is
 * left over, ties go to the earlier one.
 */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const spare = total - minimum * weights.length;
  if (spare < 0) throw new Error(`${total} cannot give ${minimum} to each of ${weights.length}`);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (spare * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = spare - shares.reduce((all, share) => all + share, 0);
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
    .slice(0, left)
    .forEach(({ index }) => {
      shares[index] = (shares[index] as number) + 1;
    });
  return shares.map((share) => share + minimum);
}
