const REPLACEMENT = '(not shown)';

/** Shorter ones are parts of ordinary words; production refuses them anyway. */
const SHORTEST_HIDDEN = 8;

/**
 * Every secret this process has read, so that its log can hide them whatever error quotes them. The one thing
 * this package keeps for the whole process: a secret that some caller forgot to pass on would be one that shows.
 */
const known = new Set<string>();

/**
 * Remembers secrets; later ones, read after a change of keys, are hidden as well as the first. From the first secret
 * on the diagnostic report Node writes on a fatal error leaves the environment variables out.
 */
export function rememberSecrets(secrets: readonly string[]): void {
  if (secrets.length > 0) process.report.excludeEnv = true;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_HIDDEN) continue;
    known.add(secret);
    // As it stands inside a JSON text, and as a URL writes it.
    known.add(JSON.stringify(secret).slice(1, -1));
    known.add(encodeURIComponent(secret));
  }
}

/** The text with every secret that this process has read through `parseEnvironment` blanked out. */
export function hideSecrets(text: string): string {
  let hidden = text;
  for (const secret of known) {
    if (hidden.includes(secret)) hidden = hidden.replaceAll(secret, REPLACEMENT);
  }
  return hidden;
}
