import { cityPlan, DEMO_SEED } from '@gezhi/city';
import type { DemoDepartment } from './demo-department';
import type { DemoLoad, DemoProgress } from './load-department';
import { loadDepartment } from './load-department';

export interface LoadDemoOptions {
  readonly departments: readonly DemoDepartment[];
  /** The address of each department's migrated database, by the department's name. */
  readonly databases: Readonly<Record<string, string>>;
  /** Default {@link DEMO_SEED}. */
  readonly seed?: string;
  /** Heard often: several times for each large table. */
  readonly onProgress?: (progress: DemoProgress) => void;
}

/**
 * Loads one plan of the city into the databases of all departments, side by side. Each database gets all of it or
 * nothing; when one fails the others still finish, and a second call loads only what is missing.
 * Throws the error of the database that failed, or an `AggregateError` of several.
 */
export async function loadDemo(options: LoadDemoOptions): Promise<readonly DemoLoad[]> {
  const { departments, databases, onProgress = () => undefined } = options;
  const plan = cityPlan({ seed: options.seed ?? DEMO_SEED });
  const targets = departments.map((department) => {
    const url = databases[department.subgraph.name];
    if (url === undefined) throw new Error(`No database is given for ${department.subgraph.name}`);
    return { department, url };
  });
  const results = await Promise.allSettled(
    targets.map(({ department, url }) => loadDepartment(department, url, plan, onProgress)),
  );
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as Error] : [],
  );
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) {
    throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
  }
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
