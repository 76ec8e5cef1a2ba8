import { readFile } from 'node:fs/promises';
import type { Evidence, SignedHead, TrustedKeys, Verdict } from '@gezhi/audit';
import {
  endOf,
  parseHeads,
  readExport,
  readLinks,
  readTrustedKeys,
  verifyChain,
} from '@gezhi/audit';
import type { Options } from '../options';
import { required, UsageError } from '../options';
import { endProgress, progress } from '../progress';
import { atOneMoment } from '../trail-database';

/** Verifies an export or a database. Answers the exit code: 0 sound, 1 tampered with. */
export async function verify(options: Options): Promise<number> {
  const heads = await headsOf(options);
  const keys = await keysOf(options, heads);
  const began = performance.now();
  const verdict = await verdictOn(options, { heads, keys });
  const seconds = (performance.now() - began) / 1_000;
  endProgress();
  if (options.json) {
    const recordsPerSecond = Math.round(verdict.records / seconds);
    console.log(
      JSON.stringify({ ...verdict, seconds: Number(seconds.toFixed(3)), recordsPerSecond }),
    );
  } else print(verdict, seconds);
  return verdict.ok ? 0 : 1;
}

async function verdictOn(
  options: Options,
  proof: Pick<Evidence, 'heads' | 'keys'>,
): Promise<Verdict> {
  const judge = (from: Pick<Evidence, 'chain' | 'links' | 'end'>) =>
    verifyChain({ ...proof, ...from, onProgress: progress('Verified', from.end?.seq ?? null) });
  if (options.export !== null) return judge(await readExport(options.export));
  return atOneMoment(required(options, 'database'), async (manager) =>
    judge({ ...(await endOf(manager)), links: readLinks(manager) }),
  );
}

async function headsOf({ heads }: Options): Promise<readonly SignedHead[]> {
  return heads === null ? [] : parseHeads(await readFile(heads, 'utf8'), heads);
}

async function keysOf({ keys }: Options, heads: readonly SignedHead[]): Promise<TrustedKeys> {
  if (keys !== null) return readTrustedKeys(await readFile(keys, 'utf8'));
  if (heads.length > 0)
    throw new UsageError('Heads prove nothing without --keys: the public keys that you trust.');
  return new Map();
}

function print(verdict: Verdict, seconds: number): void {
  const { records, chain } = verdict;
  const rate = Math.round(records / seconds);
  if (!verdict.ok) {
    console.log(`TAMPERED WITH: ${verdict.message}`);
    const range = verdict.through === null ? '' : ` (one of ${verdict.seq} to ${verdict.through})`;
    console.log(
      `First bad record: ${verdict.seq}${range}, ${verdict.fault}. Sound before it: ${records} records.`,
    );
    console.log(`Chain ${chain}.`);
    return;
  }
  console.log(`Sound: ${records} records of chain ${chain}, ${rate} a second.`);
  const { provenThrough, lastHead, heads, headGaps } = verdict;
  if (lastHead === null) {
    console.log('No heads were given: a tail that was cut off would not be missed.');
    return;
  }
  console.log(
    `Proven through record ${provenThrough} by the head of ${lastHead} (${heads} heads).`,
  );
  if (provenThrough < records)
    console.log(`The ${records - provenThrough} records after it are sound but not signed yet.`);
  if (headGaps > 0) console.log(`The list of heads has gaps in ${headGaps} places.`);
}
