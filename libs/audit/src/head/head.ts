import { canonicalJson } from '../record/canonical-json';

/** What a department swears to once a day: so long, and ending in this hash, was its trail. */
export interface Head {
  /** The name of the chain: made once for each installation and department. */
  readonly chain: string;
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly date: string;
  /** The last record; 0 for a chain that has none. */
  readonly seq: number;
  readonly hash: string;
  /** Records since the head before: a gap in a list of heads shows. */
  readonly count: number;
  /** ISO 8601, milliseconds, UTC. */
  readonly signedAt: string;
}

export interface SignedHead extends Head {
  /** The key that signed; see `keyIdOf`. */
  readonly keyId: string;
  /** Ed25519 over `headBytes`, base64. */
  readonly signature: string;
}

/** What is signed: a line that says what this is, then the head and the key as canonical JSON. */
export function headBytes({
  chain,
  date,
  seq,
  hash,
  count,
  signedAt,
  keyId,
}: Omit<SignedHead, 'signature'>): Buffer {
  const text = canonicalJson({ chain, date, seq, hash, count, signedAt, keyId });
  return Buffer.from(`gezhi/audit/head/1\n${text}`);
}
