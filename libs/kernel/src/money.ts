import type { Result } from './result';
import { ok, refuse } from './result';

declare const fen: unique symbol;
/** An amount of money in fen (分, a hundredth of a yuan). Law states limits in yuan; we never count in floats. */
export type Fen = bigint & { readonly [fen]: true };

const YUAN = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/;

/** Reads an amount in yuan such as `200`, `200.5` or `-3.25`. */
export function parseYuan(text: string): Result<Fen> {
  const match = YUAN.exec(text);
  if (!match) return refuse('INVALID_MONEY', { value: text });
  const [, sign, whole = '0', cents = ''] = match;
  const amount = BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
  return ok((sign ? -amount : amount) as Fen);
}

/** Writes fen as yuan with two decimals. */
export function formatYuan(amount: Fen): string {
  const absolute = amount < 0n ? -amount : amount;
  const cents = (absolute % 100n).toString().padStart(2, '0');
  return `${amount < 0n ? '-' : ''}${absolute / 100n}.${cents}`;
}

export function fenOf(amount: bigint): Fen {
  return amount as Fen;
}
