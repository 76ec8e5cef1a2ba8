import { hash } from 'node:crypto';
import type { Json } from './canonical-json';
import { canonicalJson } from './canonical-json';
import { struckOut } from './without-persons';

/**
 * SHA-256 (base64url) of the canonical arguments of an operation: proves what was asked to whoever still has the
 * request, and tells nobody else anything. Identity and telephone numbers are struck out before: they are short
 * enough to be found by trying.
 */
export function inputDigest(args: unknown): string {
  return hash('sha256', canonicalJson(plain(args)), 'base64url');
}

/** Arguments as JSON: dates and amounts as text, instances as their members, files and functions as nothing. */
function plain(value: unknown): Json {
  switch (typeof value) {
    case 'string':
      return struckOut(value.toWellFormed());
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? null : plainObject(value);
    default:
      return null;
  }
}

function plainObject(value: object): Json {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (ArrayBuffer.isView(value) || value instanceof Promise) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key.toWellFormed(), plain(member)]),
  );
}
