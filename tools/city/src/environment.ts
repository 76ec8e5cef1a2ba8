import { databaseUrl, parseEnvironment } from '@gezhi/environment';
import type { EnvironmentSource } from '@gezhi/environment';
import { z } from 'zod';
import type { DemoDepartment } from './demo-department';

export interface LoaderEnvironment {
  /** The address of each database that was given, by the department's name. */
  readonly databases: Readonly<Record<string, string>>;
  readonly seed: string | undefined;
}

/** `party-building` → `PARTY_BUILDING_DATABASE_URL`. */
export function databaseVariable(department: string): string {
  return `${department.replaceAll('-', '_').toUpperCase()}_DATABASE_URL`;
}

/** A department without its variable is left out: each may load its own database alone. */
export function readEnvironment(
  departments: readonly DemoDepartment[],
  source: EnvironmentSource = process.env,
): LoaderEnvironment {
  const names = departments.map(({ subgraph }) => subgraph.name);
  const schema = z.object({
    DEMO_SEED: z.string().min(1).optional(),
    ...Object.fromEntries(names.map((name) => [databaseVariable(name), databaseUrl().optional()])),
  });
  const { DEMO_SEED: seed, ...urls } = parseEnvironment(schema, source);
  const given = names.flatMap((name) => {
    const url = (urls as Readonly<Record<string, string | undefined>>)[databaseVariable(name)];
    return url === undefined ? [] : [[name, url] as const];
  });
  return { databases: Object.fromEntries(given), seed };
}
