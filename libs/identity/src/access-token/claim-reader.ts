import { claimAt } from './claim-map';

/** A part of a token that was left out, and why; what is left out grants nothing. */
export interface IgnoredClaim {
  /** JSON Pointer of the claim. */
  readonly claim: string;
  readonly reason:
    'UNKNOWN_ROLE' | 'NOT_FOR_SERVICES' | 'NOT_AN_AREA' | 'NOT_A_TEXT' | 'NOT_A_LIST' | 'TOO_MANY';
  /** The entry, shortened; null where the whole claim was left out. */
  readonly value: string | null;
}

/** An actor speaks for few places; a token that lists more than this is a mistake of its issuer. */
const MOST_ENTRIES = 200;
const LONGEST_TEXT = 200;
const LONGEST_QUOTE = 60;

/** Reads claims one by one and keeps account of what it could not use. */
export class ClaimReader {
  readonly ignored: IgnoredClaim[] = [];

  constructor(private readonly claims: unknown) {}

  /** A short text of one line, or null. */
  text(claim: string): string | null {
    const value = claimAt(this.claims, claim);
    if (value === undefined || value === null) return null;
    return isText(value) ? value : this.ignore(claim, 'NOT_A_TEXT');
  }

  /**
   * The entries of a list that `accept` takes, each once; `accept` says what it made of the entry, or
   * why not. A text is a list separated by spaces, as OAuth writes scopes (RFC 6749 §3.3).
   */
  list<T extends string>(
    claim: string,
    accept: (entry: string) => T | { readonly reason: IgnoredClaim['reason'] },
  ): readonly T[] {
    const given = claimAt(this.claims, claim) ?? [];
    const entries: unknown = typeof given === 'string' ? given.split(' ').filter(Boolean) : given;
    if (!Array.isArray(entries)) return this.ignore(claim, 'NOT_A_LIST') ?? [];
    if (entries.length > MOST_ENTRIES) return this.ignore(claim, 'TOO_MANY') ?? [];
    const accepted = entries.flatMap((entry: unknown): T[] => {
      const verdict = isText(entry) ? accept(entry) : { reason: 'NOT_A_TEXT' as const };
      if (typeof verdict === 'string') return [verdict];
      this.ignore(claim, verdict.reason, entry);
      return [];
    });
    return [...new Set(accepted)];
  }

  private ignore(claim: string, reason: IgnoredClaim['reason'], entry?: unknown): null {
    const value = typeof entry === 'string' ? entry.slice(0, LONGEST_QUOTE) : null;
    this.ignored.push({ claim, reason, value });
    return null;
  }
}

/** Not empty, of bounded length and without line breaks or other control characters, which could forge a log line. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT && /^\P{Cc}+$/u.test(value);
}
