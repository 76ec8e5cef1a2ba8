import { databaseUrl, logLevel, parseEnvironment, wholeNumber } from '@gezhi/environment';
import type { EnvironmentSource } from '@gezhi/environment';
import { z } from 'zod';

const variables = z.object({
  /** Port of the graph on the loopback interface; 0 for any free one. */
  PORT: wholeNumber({ min: 0, max: 65_535 }).default(4000),
  /** A server of the user's own; the embedded one when left out. */
  DATABASE_URL: databaseUrl().optional(),
  LOG_LEVEL: logLevel(),
});

export type StartEnvironment = Readonly<z.output<typeof variables>>;

/** Throws one error that lists every variable that is wrong. */
export function readEnvironment(source: EnvironmentSource = process.env): StartEnvironment {
  return parseEnvironment(variables, source);
}
