import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Link } from '../chain/link';
import type { SignedHead } from '../head/head';
import { UnreadableLink } from '../verify/verify-chain';

/** The first line of an export; then one link a line. */
export interface ExportHeader {
  readonly format: typeof FORMAT;
  readonly chain: string;
  /** The last record: a file of which the end is missing shows. */
  readonly end: { readonly seq: number };
}

const FORMAT = 'gezhi-audit/1';
const HASH = /^[0-9a-f]{64}$/;

/** The file is no export of an audit trail, or no list of heads. */
export class ExportFormatError extends Error {
  override readonly name = 'ExportFormatError';
}

export function headerLine(chain: string, end: ExportHeader['end']): string {
  return `${JSON.stringify({ format: FORMAT, chain, end } satisfies ExportHeader)}\n`;
}

export function linkLine({ seq, recordedAt, record, previous, hash }: Link): string {
  return `${JSON.stringify({ seq, recordedAt, record, previous, hash })}\n`;
}

export function headLine(head: SignedHead): string {
  return `${JSON.stringify(head)}\n`;
}

/** An export: which chain, and its links read one by one in constant memory. */
export async function readExport(
  path: string,
): Promise<{ chain: string; end: ExportHeader['end']; links: AsyncIterable<Link> }> {
  const header = parse(await firstLine(path)) as Partial<ExportHeader> | undefined;
  const { chain, end } = header ?? {};
  if (header?.format !== FORMAT || typeof chain !== 'string' || !Number.isSafeInteger(end?.seq))
    throw new ExportFormatError(`${path} is no export of an audit trail (${FORMAT}).`);
  return { chain, end: { seq: Number(end?.seq) }, links: linksOf(path) };
}

/** Reads heads, one a line. Throws ExportFormatError on a line that is none: no head may be overlooked. */
export function parseHeads(text: string, name: string): SignedHead[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const head = parse(line);
    if (isHead(head)) return head;
    throw new ExportFormatError(`Line ${index + 1} of ${name} is no signed head.`);
  });
}

async function* linksOf(path: string): AsyncGenerator<Link> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let first = true;
  for await (const line of lines) {
    if (first) first = false;
    else yield linkOf(line);
  }
}

function linkOf(line: string): Link {
  const link = parse(line);
  if (!isLink(link)) throw new UnreadableLink();
  return link;
}

async function firstLine(path: string): Promise<string> {
  const file = await open(path);
  try {
    for await (const line of file.readLines({ autoClose: false })) return line;
    return '';
  } finally {
    await file.close();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isLink(value: unknown): value is Link {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, recordedAt, record, previous, hash } = value as Partial<Record<keyof Link, unknown>>;
  return (
    Number.isSafeInteger(seq) &&
    Number.isSafeInteger(recordedAt) &&
    typeof record === 'string' &&
    isHash(previous) &&
    isHash(hash)
  );
}

function isHead(value: unknown): value is SignedHead {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Partial<Record<keyof SignedHead, unknown>>;
  return (
    Number.isSafeInteger(head.seq) &&
    Number.isSafeInteger(head.count) &&
    isHash(head.hash) &&
    [head.chain, head.date, head.signedAt, head.keyId, head.signature].every(
      (text) => typeof text === 'string',
    )
  );
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}
