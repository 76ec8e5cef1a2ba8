/** What a spreadsheet would take for a formula, or for a guard of ours. */
const DANGEROUS = /^['=+\-@\t\r]/;
const GUARDED = /^'['=+\-@\t\r]/;

/** A cell that no spreadsheet runs: an apostrophe stands before what could be a formula. `unguarded` takes it off. */
export function guarded(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** One row of a CSV file (RFC 4180). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
