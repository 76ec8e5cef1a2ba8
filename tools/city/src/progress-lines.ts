import type { DemoProgress } from './load-department';

/** A large table gives a sign of life this often. */
const PATIENCE_MILLISECONDS = 2_000;

/** Prints a line for every finished table, and now and then for one that takes long. */
export function progressLines(
  print: (line: string) => void,
  now: () => number = Date.now,
): (progress: DemoProgress) => void {
  let lastSign = now();
  return ({ database, table, rows, done }) => {
    if (!done && now() - lastSign < PATIENCE_MILLISECONDS) return;
    lastSign = now();
    const count = `${rows.toLocaleString('en')} rows`;
    print(done ? `  ${database}: ${table} ${count}` : `  ${database}: ${table} ${count} so far …`);
  };
}
