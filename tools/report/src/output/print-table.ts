import Table from 'cli-table3';
import type { Section } from '../report';

const LINES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
const WIDEST_TEXT = 40;
const FIGURE_WIDTH = 18;
const FIGURE = /^([\d*–×…].*)?$/;

/** Sections as tables for a terminal; Chinese characters take two columns and still line up. */
export function printTables(sections: readonly Section[], language: 'en' | 'zh'): string {
  return sections
    .map(({ title, head, rows }) => {
      const columns = head.map((name, index) =>
        columnOf([name, ...rows.map((row) => row[index] ?? '')], index),
      );
      const table = new Table({
        head: [...head],
        chars: LINES,
        colAligns: columns.map(({ figures }) => (figures ? 'right' : 'left')),
        colWidths: columns.map(({ width }) => width),
        wordWrap: true,
        // English breaks between words; Chinese has no spaces to break at.
        wrapOnWordBoundary: language === 'en',
        style: { head: [], border: [], compact: true },
      });
      table.push(...rows.map((row) => [...row]));
      return `${title}\n${table.toString()}`;
    })
    .join('\n\n');
}

/** Figures stand to the right under a head that wraps; texts stand to the left and wrap when they are long. */
function columnOf(
  [name = '', ...cells]: readonly string[],
  index: number,
): { figures: boolean; width: number | null } {
  const figures = index > 0 && cells.every((cell) => FIGURE.test(cell));
  const widest = Math.max(0, ...cells.map(displayWidth));
  if (figures) return { figures, width: Math.max(FIGURE_WIDTH, widest + 2) };
  return {
    figures,
    width: Math.max(widest, displayWidth(name)) > WIDEST_TEXT ? WIDEST_TEXT : null,
  };
}

/** Columns a text takes on a terminal. */
function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + ((character.codePointAt(0) ?? 0) > 0x1100 ? 2 : 1),
    0,
  );
}
