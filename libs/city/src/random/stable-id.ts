import { hash } from 'node:crypto';

/** 2025-11-01T00:00:00+08:00, the first instant of the demonstration. */
const PLAN_EPOCH = Date.parse('2025-10-31T16:00:00Z');

/**
 * The id of a thing of the plan, from its label alone: the four departments' seeds agree on it without asking
 * one another. UUIDv7 layout: `at` (default the first instant of the demonstration) and 74 bits of SHA-256.
 * Give `at` for rows that happen at a time, so that their ids sort as those made in code would.
 */
export function stableId(label: string, at?: Date): string {
  const bytes = hash('sha256', label, 'buffer').subarray(0, 16);
  bytes.writeUIntBE(at?.getTime() ?? PLAN_EPOCH, 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
