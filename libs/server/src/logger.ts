import { hideSecrets } from '@gezhi/environment';
import { pino } from 'pino';
import type { DestinationStream, Logger, LogFn } from 'pino';
import { linesTogether } from './lines-together';
import { loggedError, messageOf } from './logged-error';
import { CENSOR, redact, SECRET_PATHS } from './redact';

export type { Logger } from 'pino';

/** Log levels from the most to the least talkative. */
export type LoggerLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface LoggerOptions {
  /** The process: `gateway`, `grid`, … */
  readonly name: string;
  readonly level: LoggerLevel;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/**
 * JSON lines on standard output, with ISO times and secrets blanked: by the names they are usually kept under, and
 * every secret this process read from its environment wherever it stands, in the message of an error as well.
 * Queries, variables and bodies are not logged at all, and of errors only what names them: they hold what residents
 * wrote.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: CENSOR },
    formatters: { log: redact },
    serializers: { err: loggedError, error: loggedError },
    hooks: { logMethod: withErrorNamed },
  };
  if (destination) return pino(options, withoutSecrets(destination));
  return pino(options, linesTogether(withoutSecrets(pino.destination(1))));
}

function withoutSecrets(output: DestinationStream): DestinationStream {
  return { write: (lines) => void output.write(hideSecrets(lines)) };
}

/** A line without a text of its own takes the message of its error, as it may be told. */
function withErrorNamed(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  const [first, text] = args as unknown[];
  const members = typeof first === 'object' && first !== null ? (first as { err?: unknown }) : null;
  const error = first instanceof Error ? first : members?.err;
  if (text !== undefined || !(error instanceof Error)) return log.apply(this, args);
  return log.apply(this, [first instanceof Error ? { err: first } : members, messageOf(error)]);
}
