import { bodyOf, writeTemplate } from '../load/request-template';
import { build } from '../machine/build';
import { openCityDatabases } from '../workloads/city/city-databases';
import { CITY_OPERATIONS } from '../workloads/city/city-operations';
import { startCityPlatform } from '../workloads/city/city-platform';
import { CITY_BUILDS, DEPARTMENTS } from '../workloads/city/departments';
import { removeReportedEvents } from '../workloads/city/remove-reported-events';
import { startStatementCounter } from './statement-counter';
import { post } from './post';

/** What one request cost one department's database. */
export interface StatementCount {
  readonly workload: string;
  readonly subgraph: string;
  /** All that was sent, transaction control included. */
  readonly statements: number;
  /** BEGIN, COMMIT and the like among them. */
  readonly control: number;
  readonly texts: readonly string[];
}

/** Sends each operation of the city once, warm, and counts the SQL statements of each subgraph. */
export async function countStatements(
  onProgress: (step: string) => void,
): Promise<readonly StatementCount[]> {
  await build(CITY_BUILDS, onProgress);
  await using stack = new AsyncDisposableStack();
  const databases = stack.use(await openCityDatabases(null, onProgress));
  const counters = await Promise.all(
    DEPARTMENTS.map(async ({ name }) => {
      return {
        name,
        counter: stack.use(await startStatementCounter(databases.serviceUrls[name] ?? '')),
      };
    }),
  );
  stack.defer(() => removeReportedEvents(databases));
  onProgress('starting gateway and four subgraphs');
  const urls = counters.map(({ name, counter }) => [name, counter.url] as const);
  const platform = await startCityPlatform({ databases: Object.fromEntries(urls), cores: null });
  stack.use(platform);
  const counts: StatementCount[] = [];
  for (const [workload, operation] of Object.entries(CITY_OPERATIONS)) {
    const { query, identity } = operation();
    const target = await platform.targetFor(identity);
    const template = writeTemplate(query.request);
    // The first one opens connections and fills caches.
    await post(target, bodyOf(template, 0));
    for (const { counter } of counters) counter.take();
    await post(target, bodyOf(template, 1));
    for (const { name, counter } of counters) {
      const texts = counter.take();
      const control = texts.filter((text) => CONTROL.test(text)).length;
      counts.push({ workload, subgraph: name, statements: texts.length, control, texts });
    }
  }
  return counts;
}

const CONTROL = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i;
