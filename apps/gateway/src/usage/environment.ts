import { databaseUrl, parseEnvironment } from '@gezhi/environment';
import type { EnvironmentSource } from '@gezhi/environment';
import { z } from 'zod';

const variables = z.object({ USAGE_DATABASE_URL: databaseUrl().optional() });

/** Where usage is read, unless the command line says so; throws one error that lists every problem. */
export function readUsageEnvironment(source: EnvironmentSource = process.env) {
  return parseEnvironment(variables, source);
}
