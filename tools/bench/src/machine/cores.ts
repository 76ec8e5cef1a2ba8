import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** Which processor cores each side may use, as `taskset` takes them; null where nothing is pinned. */
export interface CorePlan {
  /** What is measured. */
  readonly candidate: string | null;
  /** Load, and what the candidate asks. */
  readonly surroundings: string | null;
}

export const NOT_PINNED: CorePlan = { candidate: null, surroundings: null };

/** One core for the candidate, the others for the rest: neither can take the other's time. */
export function planCores(cores: readonly number[], canPin: boolean): CorePlan {
  const [first, ...others] = cores;
  if (!canPin || first === undefined || others.length === 0) return NOT_PINNED;
  return { candidate: String(first), surroundings: others.join(',') };
}

/** `0-2,5` → 0, 1, 2, 5. */
export function parseCoreList(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [from = NaN, to = from] = part.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** The plan for this machine and the cores this process may use. */
export function coresOfThisMachine(): CorePlan {
  const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const canPin = spawnSync('taskset', ['--version']).status === 0;
  return planCores(parseCoreList(allowed?.[1] ?? '0'), canPin);
}
