import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import {
  appendAudit,
  endOf,
  headerLine,
  headLine,
  linkLine,
  readHeads,
  readLinks,
} from '@gezhi/audit';
import { systemClock } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import type { Options } from '../options';
import { required } from '../options';
import { endProgress, progress } from '../progress';
import { atOneMoment, connected } from '../trail-database';

/**
 * Writes the trail of a database to a file, and its heads to another; constant memory. Recorded in the trail itself.
 * Refuses to write over a file: it could be the heads that were kept to prove something.
 */
export async function exportTrail(options: Options): Promise<number> {
  const database = required(options, 'database');
  const path = required(options, 'out');
  await connected(database, recordExport);
  const written = await atOneMoment(database, async (manager) => {
    const records = await writeLinks(manager, path);
    const heads = options.heads === null ? [] : await readHeads(manager);
    if (options.heads !== null)
      await writeFile(options.heads, heads.map(headLine).join(''), { mode: 0o600, flag: 'wx' });
    return { records, heads: heads.length };
  });
  endProgress();
  if (options.json)
    console.log(JSON.stringify({ ...written, out: path, headsFile: options.heads }));
  else
    console.log(`Wrote ${written.records} records to ${path}${headsText(options, written.heads)}.`);
  return 0;
}

function headsText({ heads }: Options, count: number): string {
  return heads === null ? '' : ` and ${count} heads to ${heads}`;
}

async function writeLinks(manager: EntityManager, path: string): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  const { chain, end } = await endOf(manager);
  await write(file, headerLine(chain, end));
  const tell = progress('Exported', end.seq);
  let records = 0;
  for await (const link of readLinks(manager)) {
    await write(file, linkLine(link));
    tell(++records);
  }
  file.end();
  await once(file, 'close');
  return records;
}

/** Waits when the disk is slower than the database. */
async function write(file: WriteStream, line: string): Promise<void> {
  if (file.errored) throw file.errored;
  if (!file.write(line)) await once(file, 'drain');
}

async function recordExport(manager: EntityManager): Promise<void> {
  await appendAudit(manager, [
    {
      at: systemClock.now(),
      kind: 'EXPORT',
      operation: 'audit:export',
      actor: {
        subject: `os:${userInfo().username}`,
        organizationId: null,
        roles: [],
        purpose: 'AUDIT',
        caseNumber: null,
      },
      outcome: 'DONE',
    },
  ]);
}
