import { hideSecrets } from '@gezhi/environment';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

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

/** Values that never enter a log, wherever an object that holds them is logged. */
const SECRET_NAMES = [
  'authorization',
  'cookie',
  'gezhi-call',
  'set-cookie',
  'password',
  'secret',
  'token',
  'phone',
  'idNumber',
];

/** Depths at which the names are looked for: pino redacts paths, not names. */
const PREFIXES = ['', '*.', '*.*.', '*.*.*.'];

/**
 * JSON lines on standard output, with ISO times and secrets blanked: by the names they are usually kept under, and
 * every secret this process read from its environment wherever it stands, in the message of an error as well.
 * Queries, variables and bodies are not logged at all: they hold what residents wrote.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const paths = PREFIXES.flatMap((prefix) => SECRET_NAMES.map((secret) => pathOf(prefix, secret)));
  const options = {
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
  };
  const output = destination ?? pino.destination(1);
  return pino(options, { write: (line) => void output.write(hideSecrets(line)) });
}

function pathOf(prefix: string, name: string): string {
  return name.includes('-') ? `${prefix.replace(/\.$/, '')}["${name}"]` : `${prefix}${name}`;
}
