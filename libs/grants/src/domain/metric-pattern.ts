const PATTERN = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*(\.\*)?$/;

/** Whether a text can name metrics: a key such as `event.count`, or `event.*` for all that begin so. */
export function isMetricPattern(text: string): boolean {
  return PATTERN.test(text);
}

/** Whether a pattern names a key. The dot before the star counts: `event.*` does not name `eventual.count`. */
export function namesMetric(pattern: string, key: string): boolean {
  return pattern.endsWith('.*') ? key.startsWith(pattern.slice(0, -1)) : pattern === key;
}
