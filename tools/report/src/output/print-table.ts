import Table from 'cli-table3';
import type { Section } from '../report';

const LINES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Sections as tables for a terminal; Chinese characters take two columns and still line up. */
export function printTables(sections: readonly Section[]): string {
  return sections
    .map(({ title, head, rows }) => {
      const table = new Table({
        head: [...head],
        chars: LINES,
        colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
        colWidths: head.map((_, column) => (column === 0 ? null : 18)),
        wordWrap: true,
        wrapOnWordBoundary: false,
        style: { head: [], border: [], compact: true },
      });
      table.push(...rows.map((row) => [...row]));
      return `${title}\n${table.toString()}`;
    })
    .join('\n\n');
}
