import { z } from 'zod';
import { variable } from './variable';

/** Log levels from the most to the least talkative (pino's). */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the process runs for; production refuses demo identities and demo keys. */
export const MODES = ['production', 'development', 'test'] as const;
export type Mode = (typeof MODES)[number];

/** One of {@link LOG_LEVELS}; `info` when not given. */
export function logLevel() {
  return oneOf(LOG_LEVELS).default('info');
}

/**
 * `NODE_ENV`, one of {@link MODES}; `production` when not given, so that a server whose operator forgot the variable
 * gets the strict behaviour and not the demo's.
 */
export function mode() {
  return oneOf(MODES).default('production');
}

/** `true` or `false`; `false` when not given. */
export function flag() {
  return oneOf(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true');
}

/** A whole number, both ends included. */
export function wholeNumber(limits: { readonly min: number; readonly max: number }) {
  return variable(
    { expected: `a whole number from ${limits.min} to ${limits.max}`, secret: false },
    z.string().transform((text, context): number => {
      const value = Number(text);
      if (/^-?\d{1,15}$/.test(text) && value >= limits.min && value <= limits.max) return value;
      context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is not in range` });
      return z.NEVER;
    }),
  );
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return variable(
    { expected: `one of ${values.join(', ')}`, secret: false },
    z.enum(values, { error: (issue) => `${JSON.stringify(issue.input)} is not known` }),
  );
}
