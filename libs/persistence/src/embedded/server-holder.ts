import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { commandLine, identifyProcess, isAlive, parseIdentity } from './process-identity';
import type { ProcessIdentity } from './process-identity';
import { OWNER_SETTING } from './server-settings';

/** A live server on a data folder. */
export interface ServerHolder {
  readonly pid: number;
  /** Who started it, when it was one of our supervisors. */
  readonly owner: ProcessIdentity | null;
}

/** How long an orphan may take for its orderly stop (a checkpoint), then for its immediate one. */
const FAST_STOP_MILLISECONDS = 10_000;
const IMMEDIATE_STOP_MILLISECONDS = 5_000;
const LOCK_FILE_MILLISECONDS = 2_000;

/** Who works on the data folder now; null when nobody does. */
export function findHolder(data: string): ServerHolder | null {
  const noted = postmasterOf(data);
  if (noted !== null && worksIn(noted, data)) return describe(noted);
  // The postmaster may have been killed while its children still write.
  const left = processesIn(data)[0];
  return left === undefined ? null : describe(left);
}

/**
 * Frees the data folder: ends a server that one of our supervisors left behind, removes the lock
 * file of a server that is gone when its number belongs to another process by now (PostgreSQL
 * itself would take that process for the server), and refuses when the holder is alive by right.
 * Answers whether an orphan was ended.
 */
export async function freeDataFolder(data: string): Promise<boolean> {
  await lockFileWritten(data);
  const noted = postmasterOf(data);
  const holder = findHolder(data);
  if (holder === null) {
    // Only the number that was looked at before: a server that has just started is never unlocked.
    if (noted !== null && noted === postmasterOf(data) && !worksIn(noted, data)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
    }
    return false;
  }
  if (holder.owner === null || isAlive(holder.owner)) {
    const starter =
      holder.owner === null ? 'not started by us' : `started by process ${holder.owner.pid}`;
    throw new EmbeddedPostgresError(
      'DATA_FOLDER_IN_USE',
      `${data} is in use by the PostgreSQL server with process number ${holder.pid}, ${starter}: ` +
        'stop that one first, or work in another clone.',
    );
  }
  await endOrphan(data, holder.pid);
  return true;
}

/** A server creates its lock file first and writes its number into it a moment later: waits for that moment. */
async function lockFileWritten(data: string): Promise<void> {
  for (const until = Date.now() + LOCK_FILE_MILLISECONDS; Date.now() < until; await sleep(10)) {
    const size = statSync(join(data, 'postmaster.pid'), { throwIfNoEntry: false })?.size;
    if (size !== 0) return;
  }
}

async function endOrphan(data: string, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await goneWithin(data, FAST_STOP_MILLISECONDS)) return;
  for (const left of new Set([pid, ...processesIn(data)])) signal(left, 'SIGQUIT');
  if (await goneWithin(data, IMMEDIATE_STOP_MILLISECONDS)) return;
  throw new EmbeddedPostgresError(
    'DATA_FOLDER_IN_USE',
    `The PostgreSQL server with process number ${pid}, left behind on ${data}, does not end: end it by hand.`,
  );
}

async function goneWithin(data: string, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(25)) {
    if (findHolder(data) === null) return true;
  }
  return false;
}

function describe(pid: number): ServerHolder {
  const setting = commandLine(pid).find((word) => word.startsWith(`${OWNER_SETTING}=`));
  // Children of a killed postmaster show a title instead of the command line: nobody owns them.
  if (setting === undefined) {
    const orphaned = identifyProcess(pid) !== null && isTitled(pid) ? { pid: 0, since: '' } : null;
    return { pid, owner: orphaned };
  }
  return { pid, owner: parseIdentity(setting.slice(OWNER_SETTING.length + 1)) };
}

function isTitled(pid: number): boolean {
  return commandLine(pid)[0]?.startsWith('postgres: ') ?? false;
}

function postmasterOf(data: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 && identifyProcess(pid) !== null ? pid : null;
  } catch {
    return null;
  }
}

/** A server stands in its data folder; another process that got the same number does not. */
function worksIn(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return /postgres/.test(commandLine(pid).join(' '));
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    // Another user's process: believe its name.
    return /postgres/.test(commandLine(pid)[0] ?? '');
  }
}

function processesIn(data: string): number[] {
  if (process.platform !== 'linux') return [];
  let folder: string;
  try {
    folder = realpathSync(data);
  } catch {
    return [];
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && standsIn(pid, folder));
}

function standsIn(pid: number, folder: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === folder &&
      /postgres/.test(commandLine(pid)[0] ?? '') &&
      identifyProcess(pid) !== null
    );
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime, which is what was wanted.
  }
}
