import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports processor time to programs in hundredths of a second, whatever the kernel counts in. */
const TICKS_PER_SECOND = 100;

export interface ProcessRecord {
  readonly pid: number;
  readonly parent: number;
  /** User and system time of all threads, and of children that have ended. */
  readonly cpuSeconds: number;
}

/** Every process of this machine that may be seen. */
export function readProcesses(): ProcessRecord[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const text = readIfThere(`/proc/${name}/stat`);
    return text === null ? [] : [parseStat(text)];
  });
}

/** Reads a line of `/proc/<pid>/stat`; the name in it may hold blanks and brackets (proc(5)). */
export function parseStat(text: string): ProcessRecord {
  const after = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [utime, stime, cutime, cstime] = after.slice(11, 15).map(Number);
  const ticks = (utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0);
  return {
    pid: Number.parseInt(text, 10),
    parent: Number(after[1]),
    cpuSeconds: ticks / TICKS_PER_SECOND,
  };
}

/** The processes with the given numbers and all that descend from them. */
export function treeOf(
  processes: readonly ProcessRecord[],
  roots: readonly number[],
): ProcessRecord[] {
  const wanted = new Set(roots);
  let before = 0;
  while (wanted.size > before) {
    before = wanted.size;
    for (const { pid, parent } of processes) if (wanted.has(parent)) wanted.add(pid);
  }
  return processes.filter(({ pid }) => wanted.has(pid));
}

export function cpuSecondsOf(processes: readonly ProcessRecord[]): number {
  return processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** Memory in use now, in bytes; 0 for a process that has ended. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/status`) ?? '');
  return Number(line?.[1] ?? 0) * 1024;
}

/** Seconds all cores together have been busy since the machine started (proc(5), `stat`). */
export function busySeconds(stat: string = readFileSync('/proc/stat', 'utf8')): number {
  const [user, nice, system, , , irq, softirq, steal] = (stat.split('\n', 1)[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const ticks = [user, nice, system, irq, softirq, steal].reduce((sum: number, part) => {
    return sum + (part ?? 0);
  }, 0);
  return ticks / TICKS_PER_SECOND;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
