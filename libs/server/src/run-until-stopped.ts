import { setTimeout as pause } from 'node:timers/promises';
import { isatty } from 'node:tty';
import type { FastifyInstance } from 'fastify';
import { listen } from './listen';
import type { ListenOn } from './listen';
import type { Logger } from './logger';
import { onStopRequested } from './stop-signals';

export interface RunOptions {
  readonly server: FastifyInstance;
  readonly logger: Logger;
  readonly listen: ListenOn;
  /** Frees what the server used (pools, timers) after the last answer. */
  readonly dispose?: () => Promise<void>;
  /** Longest wait for requests under way when asked to stop. Default 3,000: Ctrl-C ends all within five seconds. */
  readonly drainMilliseconds?: number;
  /**
   * How long a process that is asked to stop by SIGTERM still accepts connections, not ready any more and ending each
   * connection with its answer: whoever chooses among several must have looked at its readiness by then. Default 0.
   */
  readonly noticeMilliseconds?: number;
  /** What SIGHUP means to a process without a terminal, instead of a stop: read the configuration again. */
  readonly onHangUp?: () => void;
}

const LONGEST_DISPOSAL_MILLISECONDS = 1_500;

/**
 * The life of a process: listens, and when asked to stop turns readiness off, gives notice of it, answers
 * what is under way, frees what it used and exits. A second signal, or a fault nobody caught, ends it at once.
 * Exit code 0 after a stop that was asked for, 1 after a fault.
 */
export async function runUntilStopped(options: RunOptions): Promise<void> {
  const { server, logger } = options;
  let stopping = false;

  const stop = (reason: string, exitCode: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    server.lifecycle.stopping = true;
    logger.info({ reason }, 'stopping');
    const notice = reason === 'SIGTERM' ? (options.noticeMilliseconds ?? 0) : 0;
    void drain(options, notice).then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };

  onStopRequested((reason) => {
    if (reason !== 'SIGHUP' || options.onHangUp === undefined || isatty(0)) stop(reason, 0);
    else if (!stopping) options.onHangUp();
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    stop('FAULT', 1);
  });

  try {
    logger.info({ address: await listen(server, options.listen) }, 'listening');
  } catch (error) {
    logger.fatal({ err: error }, 'cannot listen');
    stop('CANNOT_LISTEN', 1);
  }
}

async function drain(
  { server, logger, dispose, drainMilliseconds = 3_000 }: RunOptions,
  noticeMilliseconds: number,
) {
  if (noticeMilliseconds > 0) await pause(noticeMilliseconds);
  const timer = setTimeout(() => {
    logger.warn('requests under way were cut off');
    server.server.closeAllConnections();
  }, drainMilliseconds);
  await server.close();
  clearTimeout(timer);
  await within(LONGEST_DISPOSAL_MILLISECONDS, dispose?.());
}

async function within(milliseconds: number, work: Promise<void> | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
