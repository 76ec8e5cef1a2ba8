/** What is wrong with the first bad record. */
export type Fault =
  /** Its text, time or hash is not what was recorded. */
  | 'CHANGED'
  /** One or more records are gone. */
  | 'MISSING'
  /** It stands where another record belongs. */
  | 'MOVED'
  /** It is sound by itself but does not follow the record before it: one was put in or made anew. */
  | 'UNLINKED'
  /** Its time lies before the record before it. */
  | 'EARLIER'
  /** The database files it under other words than it says: a search would not find it. */
  | 'MISFILED'
  /** It cannot be read at all. */
  | 'UNREADABLE'
  /** The trail ends before a record that a head swears to. */
  | 'CUT'
  /** Every record follows its predecessor, but a head swears to another one: the chain was made anew. */
  | 'REWRITTEN'
  /** A head is signed with a key that nobody trusts. */
  | 'UNTRUSTED_KEY'
  /** The signature of a head does not fit it. */
  | 'FORGED'
  /** A head belongs to another chain. */
  | 'OTHER_CHAIN';

export interface Sound {
  readonly ok: true;
  readonly chain: string;
  readonly records: number;
  /** The last record that a trusted head swears to; those after it could still be cut off unnoticed. */
  readonly provenThrough: number;
  /** The date of the last head; null without heads. */
  readonly lastHead: string | null;
  readonly heads: number;
  /** Places in the list of heads where one or more were not handed over. */
  readonly headGaps: number;
}

export interface Broken {
  readonly ok: false;
  readonly chain: string;
  /** The first bad record; where only a range is known, the first of it. */
  readonly seq: number;
  /** The last record that may be bad, where only a range is known. */
  readonly through: number | null;
  readonly fault: Fault;
  /** One sentence for a person. */
  readonly message: string;
  /** Records found sound before it. */
  readonly records: number;
}

export type Verdict = Sound | Broken;
