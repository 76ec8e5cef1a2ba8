const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;
const SHORT = 32;

/** A string as JSON text. Most texts need no escape, and looking is cheaper than `JSON.stringify`. */
export function stringText(text: string): string {
  const { length } = text;
  if (length > SHORT) return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) {
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
}

/** Any value read from JSON, as JSON text again. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  return JSON.stringify(value) ?? 'null';
}
