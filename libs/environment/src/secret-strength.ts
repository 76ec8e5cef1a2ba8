/** A secret of fewer characters can be tried out, however well it was drawn. */
const SHORTEST = 16;
const FEWEST_DISTINCT_CHARACTERS = 8;
/** Of the characters' own distribution; 16 random hexadecimal digits have about 51, 32 about 115. */
const LEAST_ENTROPY_BITS = 48;

/** How people begin what they mean to replace later. */
const PLACEHOLDER =
  /^(change[-_ ]?(me|it)|password|passwd|secret|demo|dev|test|example|sample|default|admin|gezhi|postgres)/i;

/**
 * Why nobody should rely on a secret, or undefined. It finds what was typed, repeated or left from an example;
 * that a secret was drawn at random it cannot prove.
 */
export function weaknessOf(secret: string): string | undefined {
  if (secret.length < SHORTEST) return `fewer than ${SHORTEST} characters`;
  if (PLACEHOLDER.test(secret)) return 'begins like a placeholder';
  if (new Set(secret).size < FEWEST_DISTINCT_CHARACTERS) {
    return `fewer than ${FEWEST_DISTINCT_CHARACTERS} different characters`;
  }
  if (repeats(secret)) return 'repeats one piece';
  if (stepsInSequence(secret) > secret.length / 2) return 'runs along the alphabet';
  return entropyBits(secret) < LEAST_ENTROPY_BITS ? 'too simple' : undefined;
}

/** Whether the text is a shorter one written again and again, the last time perhaps cut: `abcabcabcab`. */
function repeats(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return true;
  }
  return false;
}

function stepsInSequence(text: string): number {
  let steps = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1)) <= 1) steps += 1;
  }
  return steps;
}

/** Shannon's entropy of the characters, times their number. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits;
}
