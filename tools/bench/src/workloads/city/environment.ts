import { databaseUrl, parseEnvironment } from '@gezhi/environment';
import type { EnvironmentSource } from '@gezhi/environment';
import { z } from 'zod';

const variables = z.object({
  /** A server of the user's own to make the bench's databases on; the embedded one when left out. */
  DATABASE_URL: databaseUrl().optional(),
});

export function readEnvironment(source: EnvironmentSource = process.env) {
  return parseEnvironment(variables, source);
}
