/** A value JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a value as JSON: RFC 8785 (JCS). Members are sorted by UTF-16 code units, there is no white
 * space, numbers are written as ECMAScript writes them; a member that is undefined is left out.
 * Throws a TypeError for what has no such form: NaN, infinity, half a surrogate pair, and what is no JSON at all.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`JSON has no ${value}`);
  if (value === null || typeof value !== 'object') return scalar(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${quoted(key)}:${canonicalJson(value[key] as Json)}`);
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('JSON text holds half a surrogate pair');
  return JSON.stringify(text);
}

function scalar(value: number | boolean | null): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`JSON has no ${typeof value}`);
  return text;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
