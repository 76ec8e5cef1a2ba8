/** A tree of fragments, each of which holds the next twice: this long, and 2^levels fields once they are put in place. */
export function doublingFragments(bytes: number): string {
  const last = 'on Place{id}';
  for (let levels = 1; ; levels++) {
    const made = treeOf(levels, last);
    if (made.length > bytes) return padded(treeOf(levels - 1, last), bytes);
  }
}

function treeOf(levels: number, last: string): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on Place{a{...F${level + 1}}b{...F${level + 1}}}`,
  );
  return `{place{...F0}}${fragments.join('')}fragment F${levels} ${last}`;
}

const LONG_NAME = 300;

/**
 * An operation of this length that no planner sees the end of: on an interface of twelve types in four subgraphs each
 * level multiplies the plans by all of them.
 */
export function bomb(bytes: number): string {
  const level = `{${'next{name id '.repeat(10)}${'}'.repeat(10)}}`;
  // Long names make it long and give nobody anything to do: what is large about it is what it asks.
  const field = (number: number) => ` ${`b${number}`.padEnd(LONG_NAME, '_')}:thing${level}`;
  const count = Math.max(1, Math.floor((bytes - 2) / field(0).length));
  const fields = Array.from({ length: count }, (_, number) => field(number));
  return padded(`{${fields.join('')}}`, bytes);
}

/** Spaces cost nobody anything; they make the length that is told. */
function padded(text: string, bytes: number): string {
  return text + ' '.repeat(Math.max(0, bytes - text.length));
}
