import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process that can be told from a later one with the same number: the number alone is reused,
 * after a restart of the machine or of a container even quickly.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot of the machine and moment the process began; opaque. */
  readonly since: string;
}

/** Null when no such process lives (or it is a zombie waiting for its parent). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const since = process.platform === 'linux' ? sinceOnLinux(pid) : sinceElsewhere(pid);
  return since === null ? null : { pid, since };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.since === identity.since;
}

/** `123@boot:ticks`, the form used on command lines and in state files. */
export function formatIdentity(identity: ProcessIdentity): string {
  return `${identity.pid}@${identity.since}`;
}

export function parseIdentity(text: string): ProcessIdentity | null {
  const match = /^(\d+)@(\S+)$/.exec(text.trim());
  return match === null ? null : { pid: Number(match[1]), since: match[2] ?? '' };
}

/** The command line of a process; empty when it is gone or not ours to see. */
export function commandLine(pid: number): readonly string[] {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
        .trim()
        .split(' ');
    }
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

function sinceOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    const startTicks = fields[19];
    if (state === 'Z' || state === 'X' || startTicks === undefined) return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
    return `${boot}:${startTicks}`;
  } catch {
    return null;
  }
}

function sinceElsewhere(pid: number): string | null {
  try {
    const start = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return start === '' ? null : start.replace(/\s+/g, '_');
  } catch {
    return null;
  }
}
