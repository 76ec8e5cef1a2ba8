import { createHash } from 'node:crypto';

/**
 * JSON as text that is the same for the same content: properties in order of their names, those
 * named in `ignored` left out at any depth (moments and keys that differ from answer to answer).
 */
export function canonicalJson(value: unknown, ignored: readonly string[] = []): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item, ignored)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([name, held]) => held !== undefined && !ignored.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held, ignored)}`);
  return `{${entries.join(',')}}`;
}

/** A short stand-in for the canonical text of a JSON document; null when it is not JSON. */
export function fingerprint(text: string, ignored: readonly string[]): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return createHash('sha256').update(canonicalJson(value, ignored)).digest('base64url');
}
