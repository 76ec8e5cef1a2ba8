import type { Link } from '../chain/link';
import { genesisHash, linkHash } from '../chain/link';
import type { SignedHead } from '../head/head';
import type { TrustedKeys } from '../head/keys';
import type { CheckedHead } from './check-heads';
import { checkHeads, gapsBetween } from './check-heads';
import type { Diagnosis } from './diagnose';
import { bad, misplaced, unfitting } from './diagnose';
import { LookAhead } from './look-ahead';
import type { Verdict } from './verdict';

/** How many links are looked at to tell a missing record from a moved one. */
const AHEAD = 1_000;
const PROGRESS_EVERY = 10_000;

export interface Evidence {
  /** The name of the chain, as its export or database says. */
  readonly chain: string;
  /** Where the database or the export says that it ends. */
  readonly end?: { readonly seq: number };
  /** Every record in the order it was kept; read once, so that a trail of any length fits. */
  readonly links: AsyncIterable<Link> | Iterable<Link>;
  /** Heads kept elsewhere; without any, a tail that was cut off is not missed. */
  readonly heads: readonly SignedHead[];
  readonly keys: TrustedKeys;
  readonly onProgress?: (records: number) => void;
}

/** A link that could not be read; sources throw it and the verdict names the place. */
export class UnreadableLink extends Error {
  override readonly name = 'UnreadableLink';
}

/**
 * Follows the chain from its beginning and answers whether it is as it was recorded, or the first record that is not.
 * Needs neither the database nor the network.
 */
export async function verifyChain(evidence: Evidence): Promise<Verdict> {
  const { chain, onProgress } = evidence;
  const links = new LookAhead(evidence.links);
  const heads = checkHeads(chain, evidence.heads, evidence.keys);
  const pending = [...heads];
  let seq = 0;
  let hash = genesisHash(chain);
  let time = 0;
  const broken = (diagnosis: Diagnosis): Verdict => ({
    ok: false,
    chain,
    ...diagnosis,
    records: seq,
  });

  for (;;) {
    while (pending[0]?.head.seq === seq) {
      const fault = judge(pending.shift() as CheckedHead, hash);
      if (fault) return broken(fault);
    }
    const link = await nextOf(links);
    if (link === null) break;
    if (link === 'UNREADABLE')
      return broken(bad(seq + 1, 'UNREADABLE', `Record ${seq + 1} cannot be read.`));
    if (link.seq !== seq + 1) return broken(misplaced(seq + 1, link, await aheadOf(links)));
    if (link.previous !== hash || linkHash(link) !== link.hash)
      return broken(unfitting(link, hash));
    if (link.recordedAt < time)
      return broken(bad(link.seq, 'EARLIER', `Record ${link.seq} is older than the one before.`));
    if (link.misfiled)
      return broken(bad(link.seq, 'MISFILED', `Record ${link.seq} is filed under other words.`));
    ({ seq, hash, recordedAt: time } = link);
    if (seq % PROGRESS_EVERY === 0) onProgress?.(seq);
  }
  onProgress?.(seq);
  const [beyond] = pending;
  if (beyond) return broken(beyond.doubt ?? cut(seq, beyond));
  if (evidence.end && seq < evidence.end.seq) return broken(missingEnd(seq, evidence.end.seq));
  const last = heads.at(-1)?.head;
  return {
    ok: true,
    chain,
    records: seq,
    provenThrough: last?.seq ?? 0,
    lastHead: last?.date ?? null,
    heads: heads.length,
    headGaps: gapsBetween(heads),
  };
}

function judge({ head, after, doubt }: CheckedHead, hash: string): Diagnosis | null {
  if (doubt || head.hash === hash) return doubt;
  const seq = Math.min(after + 1, Math.max(head.seq, 1));
  const message =
    `The chain was made anew: the head of ${head.date} swears to another record ${head.seq}; ` +
    `the first that differs is one of ${seq} to ${head.seq}.`;
  return { seq, through: head.seq, fault: 'REWRITTEN', message };
}

function cut(seq: number, { head }: CheckedHead): Diagnosis {
  const message = `The tail is cut off: the trail ends with record ${seq}, the head of ${head.date} swears to ${head.seq}.`;
  return { seq: seq + 1, through: head.seq, fault: 'CUT', message };
}

function missingEnd(seq: number, end: number): Diagnosis {
  const message = `The tail is cut off: the trail ends with record ${seq} and once went on to ${end}.`;
  return { seq: seq + 1, through: end, fault: 'CUT', message };
}

async function nextOf(links: LookAhead<Link>): Promise<Link | 'UNREADABLE' | null> {
  return links.next().catch(unreadable);
}

async function aheadOf(links: LookAhead<Link>): Promise<readonly Link[]> {
  const ahead = await links.peek(AHEAD).catch(unreadable);
  return ahead === 'UNREADABLE' ? [] : ahead;
}

function unreadable(error: unknown): 'UNREADABLE' {
  if (error instanceof UnreadableLink) return 'UNREADABLE';
  throw error;
}
