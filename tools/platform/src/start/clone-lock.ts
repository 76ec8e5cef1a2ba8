import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { formatIdentity, identifyProcess, isAlive, parseIdentity } from '@gezhi/persistence';
import { StartError } from './start-error';

/** Holds a clone for one launcher at a time. */
export interface CloneLock {
  release(): void;
}

/**
 * Takes the lock of this clone. The lock of a launcher that was killed is taken over: its process
 * is gone, or its number belongs to another one.
 */
export function lockClone(file: string): CloneLock {
  const self = identifyProcess(process.pid);
  const identity = self === null ? `${process.pid}@unknown` : formatIdentity(self);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, identity, { mode: 0o600 });
  try {
    if (!take(draft, file)) {
      const holder = parseIdentity(readIfThere(file));
      if (holder !== null && isAlive(holder)) throw alreadyRuns(holder.pid);
      rmSync(file, { force: true });
      if (!take(draft, file)) throw alreadyRuns(parseIdentity(readIfThere(file))?.pid);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (readIfThere(file) === identity) rmSync(file, { force: true });
    },
  };
}

/** A link is made by one process only, and with its content already in it. */
function take(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function alreadyRuns(pid: number | undefined): StartError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new StartError(
    `Gezhi already runs from this clone (${who}): stop that one first, or start another clone with another PORT.`,
  );
}
