import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const rate = z
  .strictObject({
    /** What flows back into the bucket in a second. */
    costPerSecond: z.number().positive().max(1e9),
    /** What it holds. */
    burst: z.number().min(1).max(1e12),
  })
  .readonly();

const rules = z
  .strictObject({
    /** Each person or service with a token. */
    signedIn: rate.optional(),
    /** Each address without one. */
    anonymous: rate.optional(),
    /** All users of an application together, by the name it gives itself. */
    clients: z.record(z.string().min(1), rate).default({}),
    /** One operation, by its name, for each caller. */
    operations: z.record(z.string().min(1), rate).default({}),
  })
  .readonly();

/** Who may spend how much cost; what is left out is not limited. */
export type RateRules = z.output<typeof rules>;

/** Reads rules from the text of a file; throws an error that lists everything wrong with it. */
export function readRateRules(json: string): RateRules {
  const read = rules.safeParse(JSON.parse(json));
  if (!read.success) throw new Error(`Unusable rate limits:\n${z.prettifyError(read.error)}`);
  return read.data;
}

export async function loadRateRules(file: string): Promise<RateRules> {
  return readRateRules(await readFile(file, 'utf8'));
}
