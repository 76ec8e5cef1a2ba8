/**
 * Calls `stop` once: at Ctrl-C, at a polite end (SIGTERM), when the terminal goes, and when the
 * process that started us is killed, which closes the channel to it.
 */
export function onStop(stop: (reason: string) => Promise<void>): void {
  let stopping = false;
  const once = (reason: string): void => {
    // npm passes on a Ctrl-C that the terminal has already sent us: one stop is enough.
    if (stopping) return;
    stopping = true;
    void stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => once(signal));
  if (process.channel !== undefined && process.channel !== null) {
    process.on('disconnect', () => once('the process that started this one is gone'));
  }
}
