import { stringify } from 'csv-stringify/sync';

/**
 * Records as CSV with a byte-order mark, so that spreadsheet programs read the Chinese. Texts that a spreadsheet
 * would take for a formula are quoted away.
 */
export function printCsv(records: readonly Readonly<Record<string, unknown>>[]): string {
  return stringify([...records], { header: true, bom: true, escape_formulas: true });
}
