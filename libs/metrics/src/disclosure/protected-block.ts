/** What stays hidden so that small cells of a table cannot be computed from its totals. */
export interface ProtectedBlock {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/**
 * Siblings (rows) by units of time (columns), whose totals are shown both ways. Every small cell is put into a block
 * of at least two rows and two columns, grown until each of its rows and columns adds up to k or to nothing: then
 * whatever is taken from the totals leaves sums of the block and never a cell of it. Rows are added smallest first,
 * columns nearest later first: what is later has not been told yet. Null when no cell is small.
 */
export function protectedBlock(
  cells: readonly (readonly number[])[],
  k: number,
): ProtectedBlock | null {
  const rows = new Set<number>();
  const columns = new Set<number>();
  cells.forEach((row, index) =>
    row.forEach((count, unit) => {
      if (count > 0 && count < k) {
        rows.add(index);
        columns.add(unit);
      }
    }),
  );
  if (rows.size === 0) return null;
  const table = new Block(cells, k, rows, columns);
  while (table.growRows() || table.growColumns());
  return { rows, columns };
}

class Block {
  private readonly totals: readonly number[];

  constructor(
    private readonly cells: readonly (readonly number[])[],
    private readonly k: number,
    private readonly rows: Set<number>,
    private readonly columns: Set<number>,
  ) {
    this.totals = cells.map((row) => row.reduce((sum, count) => sum + count, 0));
  }

  growRows(): boolean {
    const short =
      this.rows.size < 2 || [...this.columns].some((unit) => this.short(this.down(unit)));
    const next = short ? this.nextRow() : undefined;
    if (next !== undefined) this.rows.add(next);
    return next !== undefined;
  }

  growColumns(): boolean {
    const short =
      this.columns.size < 2 || [...this.rows].some((row) => this.short(this.across(row)));
    const next = short ? this.nextColumn() : undefined;
    if (next !== undefined) this.columns.add(next);
    return next !== undefined;
  }

  private short(sum: number): boolean {
    return sum > 0 && sum < this.k;
  }

  private down(unit: number): number {
    return [...this.rows].reduce((sum, row) => sum + (this.cells[row]?.[unit] ?? 0), 0);
  }

  private across(row: number): number {
    return [...this.columns].reduce((sum, unit) => sum + (this.cells[row]?.[unit] ?? 0), 0);
  }

  private nextRow(): number | undefined {
    return this.totals
      .map((total, row) => ({ total, row }))
      .filter(({ total, row }) => total > 0 && !this.rows.has(row))
      .sort((one, other) => one.total - other.total)[0]?.row;
  }

  private nextColumn(): number | undefined {
    const first = Math.min(...this.columns);
    return (this.cells[0] ?? [])
      .map((_, unit) => unit)
      .filter((unit) => !this.columns.has(unit) && this.down(unit) > 0)
      .sort((one, other) => distance(one, first) - distance(other, first))[0];
  }
}

/** Later units before earlier ones. */
function distance(unit: number, first: number): number {
  return unit > first ? unit - first : 1_000_000 + first - unit;
}
