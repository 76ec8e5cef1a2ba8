import type { LocalDate, Text } from '@gezhi/kernel';
import days from 'chinese-days/dist/chinese-days.json';

/** A day on which the State Council's yearly notice departs from plain Monday to Friday. */
export interface StatutoryDay {
  readonly date: LocalDate;
  readonly kind: 'HOLIDAY' | 'WORKDAY';
  readonly name: Text;
}

/**
 * Public holidays (法定节假日) and make-up workdays (调休上班) as the General Office of the State Council announced
 * them, from the data of the `chinese-days` package. A year that is not in it has not been announced, or not yet been
 * taken up by the package: its holidays are unknown, not absent.
 */
export const STATUTORY_DAYS: readonly StatutoryDay[] = [
  ...read(days.holidays, 'HOLIDAY'),
  ...read(days.workdays, 'WORKDAY'),
].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The years whose arrangement the data holds, ascending. */
export const STATUTORY_YEARS: readonly number[] = [
  ...new Set(STATUTORY_DAYS.map(({ date }) => Number(date.slice(0, 4)))),
];

/** The package writes `"2026-10-01": "National Day,国庆节,3"`. */
function read(
  entries: Readonly<Record<string, string>>,
  kind: StatutoryDay['kind'],
): StatutoryDay[] {
  return Object.entries(entries).map(([date, text]) => {
    const [en = '', zh = ''] = text.split(',');
    return { date: date as LocalDate, kind, name: { en, zh } };
  });
}
