import { printCsv } from './print-csv';
import { printTables } from './print-table';

describe('a report on paper', () => {
  it('as CSV opens in a spreadsheet with its Chinese, and is never a formula', () => {
    const text = printCsv([{ name: '秦淮区', note: '=HYPERLINK("http://x")', value: null }]);
    expect(text.startsWith('\uFEFFname,note,value\n')).toBe(true);
    expect(text).toContain('秦淮区,"\'=HYPERLINK(');
  });

  it('as a table keeps columns in line where a character takes two', () => {
    const text = printTables(
      [
        {
          title: '指标',
          head: ['区域', '数量'],
          rows: [
            ['秦淮区', '12'],
            ['A', '3'],
          ],
        },
      ],
      'zh',
    );
    const widths = text
      .split('\n')
      .slice(1)
      .map((line) =>
        [...line].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0),
      );
    expect(new Set(widths).size).toBe(1);
  });
});
