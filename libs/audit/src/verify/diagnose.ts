import type { Link } from '../chain/link';
import { linkHash } from '../chain/link';
import type { Broken } from './verdict';

/** How far a record is looked for around its place. */
const NEIGHBOURHOOD = 1_000;

export type Diagnosis = Pick<Broken, 'seq' | 'through' | 'fault' | 'message'>;

/** What is wrong with a link that does not stand where `expected` should; `ahead` are the links after it. */
export function misplaced(expected: number, link: Link, ahead: readonly Link[]): Diagnosis {
  if (link.seq < expected) {
    return bad(expected, 'MOVED', `Record ${link.seq} stands where ${expected} belongs.`);
  }
  if (ahead.some(({ seq }) => seq === expected)) {
    const message = `Record ${expected} comes after ${link.seq}: they were reordered.`;
    return bad(expected, 'MOVED', message);
  }
  const last = link.seq - 1;
  const message =
    last === expected
      ? `Record ${expected} is missing.`
      : `Records ${expected} to ${last} are missing.`;
  return { ...bad(expected, 'MISSING', message), through: last };
}

/** What is wrong with a link that has the right number but not the hash its place demands. */
export function unfitting(link: Link, previous: string): Diagnosis {
  const { seq } = link;
  if (link.previous !== previous) {
    if (linkHash(link) === link.hash) {
      const message = `Record ${seq} does not follow record ${seq - 1}: one of them was put in or made anew.`;
      return bad(seq, 'UNLINKED', message);
    }
    const home = homeOf(link);
    if (home !== null)
      return bad(seq, 'MOVED', `Record ${seq} is record ${home} in another's place.`);
  }
  const message = `Record ${seq} was changed: its hash is not that of its contents.`;
  return bad(seq, 'CHANGED', message);
}

/** The place a record was hashed for, when it is near the one it has now. */
function homeOf(link: Link): number | null {
  for (let distance = 1; distance <= NEIGHBOURHOOD; distance++) {
    for (const seq of [link.seq + distance, link.seq - distance]) {
      if (linkHash({ ...link, seq }) === link.hash) return seq;
    }
  }
  return null;
}

export function bad(seq: number, fault: Broken['fault'], message: string): Diagnosis {
  return { seq, through: null, fault, message };
}
