import { hasWatchfulParent } from './environment';

export type StopReason = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'PARENT_GONE';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Calls back when the process is asked to stop, by signal or because its launcher is gone: the IPC
 * channel (or, without one, standard input) closes even when the launcher is killed outright.
 */
export function onStopRequested(stop: (reason: StopReason) => void): void {
  for (const signal of SIGNALS) process.on(signal, () => stop(signal));
  if (!hasWatchfulParent()) return;
  if (process.channel) {
    process.once('disconnect', () => stop('PARENT_GONE'));
    return;
  }
  process.stdin.once('end', () => stop('PARENT_GONE'));
  process.stdin.once('error', () => stop('PARENT_GONE'));
  process.stdin.resume();
}
