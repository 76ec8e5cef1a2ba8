/**
 * Where two JSON values first say different things, in words; null when they are equal. Properties
 * named in `ignored` are passed over, as `canonicalJson` does.
 */
export function firstDifference(
  expected: unknown,
  found: unknown,
  ignored: readonly string[],
  path = 'answer',
): string | null {
  if (!isHolder(expected) || !isHolder(found) || Array.isArray(expected) !== Array.isArray(found)) {
    if (Object.is(expected, found)) return null;
    return `${path} is ${shortened(found)} instead of ${shortened(expected)}`;
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const name of names) {
    if (ignored.includes(name)) continue;
    const difference = firstDifference(expected[name], found[name], ignored, `${path}.${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

const TELLING_CHARACTERS = 120;

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shortened(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, TELLING_CHARACTERS);
}
