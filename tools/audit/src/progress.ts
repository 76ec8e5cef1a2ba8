/** Milliseconds between two lines of progress. */
const PAUSE = 500;

/** Tells on standard error how far a long run is; one line rewritten on a terminal, nothing elsewhere. */
export function progress(verb: string, total: number | null): (records: number) => void {
  const began = Date.now();
  let told = began;
  return (records) => {
    const now = Date.now();
    if (!process.stderr.isTTY || now - told < PAUSE) return;
    told = now;
    const rate = Math.round(records / ((now - began) / 1_000));
    const share = total ? ` of ${total} (${Math.floor((records / total) * 100)} %)` : '';
    process.stderr.write(`\r${verb} ${records}${share} records, ${rate} a second `);
  };
}

/** Ends the line of progress. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
