import type { Example } from './server';

/**
 * GraphiQL keeps open tabs in the browser. They are kept apart by the set of examples, so that new
 * examples appear as tabs after an update instead of being hidden behind old ones.
 */
export function tabStorage(examples: readonly Example[]): Storage {
  const prefix = `gezhi:${fingerprint(JSON.stringify(examples))}:`;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return keys().length;
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  };
}

/** FNV-1a: short and stable; nothing depends on its strength. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
