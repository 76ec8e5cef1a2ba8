import type { SignedHead } from '../head/head';
import type { TrustedKeys } from '../head/keys';
import { doubtOf } from '../head/keys';
import type { Diagnosis } from './diagnose';

/** A head, and why it proves nothing where it does not. */
export interface CheckedHead {
  readonly head: SignedHead;
  /** Where the head before it ends: between there and its own end is what it alone swears to. */
  readonly after: number;
  readonly doubt: Diagnosis | null;
}

/** Judges the heads by themselves: their chain, key and signature. */
export function checkHeads(
  chain: string,
  heads: readonly SignedHead[],
  keys: TrustedKeys,
): CheckedHead[] {
  const sorted = [...heads].sort(
    (one, other) => one.seq - other.seq || one.date.localeCompare(other.date),
  );
  return sorted.map((head, index) => {
    const after = sorted[index - 1]?.seq ?? 0;
    return { head, after, doubt: doubtAbout(chain, head, after, keys) };
  });
}

function doubtAbout(
  chain: string,
  head: SignedHead,
  after: number,
  keys: TrustedKeys,
): Diagnosis | null {
  const range = { seq: Math.min(after + 1, Math.max(head.seq, 1)), through: head.seq };
  const name = `The head of ${head.date} (record ${head.seq})`;
  if (head.chain !== chain)
    return { ...range, fault: 'OTHER_CHAIN', message: `${name} belongs to chain ${head.chain}.` };
  switch (doubtOf(head, keys)) {
    case 'UNTRUSTED_KEY':
      return {
        ...range,
        fault: 'UNTRUSTED_KEY',
        message: `${name} is signed with key ${head.keyId}, which is not among the trusted keys.`,
      };
    case 'FORGED':
      return {
        ...range,
        fault: 'FORGED',
        message: `${name} does not bear out its signature: it was changed or signed with another key.`,
      };
    case null:
      break;
  }
  return null;
}

/**
 * How many heads of a list do not follow the one before them: heads between them were not handed over. The later head
 * proves the same records, so it is no fault, but whoever keeps the heads should know.
 */
export function gapsBetween(heads: readonly CheckedHead[]): number {
  return heads.slice(1).filter(({ head, after }) => head.seq - head.count !== after).length;
}
