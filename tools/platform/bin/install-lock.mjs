import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while no other process does: waits for a live holder, takes over from a dead one. */
export async function withLock(file, say, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === null) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`Waiting for process ${holder}, which installs the dependencies`);
    told = true;
    await sleep(500);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${bornAt(process.pid)}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The number of the live process that holds the lock; null when it is gone. */
function holderOf(file) {
  try {
    const [pid, born] = readFileSync(file, 'utf8').split(' ');
    // An empty file is a lock taken this very moment.
    if (!born) return pid === '' ? '?' : null;
    return bornAt(Number(pid)) === born ? Number(pid) : null;
  } catch {
    return null;
  }
}

/** When a process began: its number alone may belong to another one by now. */
function bornAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    try {
      process.kill(pid, 0);
      return 'alive';
    } catch {
      return 'gone';
    }
  }
}
