import { hash } from 'node:crypto';

/** One record in its place: what is stored, exported and verified. Hashes are 64 hexadecimal digits. */
export interface Link {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970 by the clock of the database; never earlier than the record before. */
  readonly recordedAt: number;
  /** Canonical JSON, byte for byte as hashed. */
  readonly record: string;
  readonly previous: string;
  readonly hash: string;
  /** Of a database: that it is filed under other words than it says, so that searches miss it. */
  readonly misfiled?: boolean;
}

const DOMAIN = Buffer.from('gezhi/audit/record/1');
const GENESIS_DOMAIN = Buffer.from('gezhi/audit/genesis/1');
const HASH_BYTES = 32;

/** What stands before the record: the lengths and the fixed parts, all but its text. */
const HEAD_BYTES = 4 + DOMAIN.length + 4 + 8 + 4 + 8 + 4 + HASH_BYTES + 4;

/**
 * The hash of a record in its place: SHA-256 over domain, seq, time, the hash before it and its text, each with its
 * length in front (four bytes, the numbers eight, big-endian), so that no part can be taken for another.
 * `audit_link` in the database is the same; a test compares them.
 */
export function linkHash({
  seq,
  recordedAt,
  previous,
  record,
}: Omit<Link, 'hash' | 'misfiled'>): string {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + Buffer.byteLength(record));
  let at = bytes.writeUInt32BE(DOMAIN.length, 0);
  at += DOMAIN.copy(bytes, at);
  at = bytes.writeUInt32BE(8, at);
  at = bytes.writeBigInt64BE(BigInt(seq), at);
  at = bytes.writeUInt32BE(8, at);
  at = bytes.writeBigInt64BE(BigInt(recordedAt), at);
  at = bytes.writeUInt32BE(HASH_BYTES, at);
  at += bytes.write(previous, at, HASH_BYTES, 'hex');
  // A hash before it that is no hash gives another length, and so another hash.
  at = bytes.writeUInt32BE(bytes.length - HEAD_BYTES, at);
  at += bytes.write(record, at);
  return hash('sha256', bytes.subarray(0, at), 'hex');
}

/** What the first record of a chain follows: its name, hashed. Two installations never share a chain. */
export function genesisHash(chain: string): string {
  const name = Buffer.from(chain);
  const lengths = [GENESIS_DOMAIN, name].map((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return length;
  });
  return hash(
    'sha256',
    Buffer.concat([lengths[0] as Buffer, GENESIS_DOMAIN, lengths[1] as Buffer, name]),
    'hex',
  );
}
