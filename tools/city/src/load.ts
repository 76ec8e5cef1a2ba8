import { parseArgs } from 'node:util';
import { EnvironmentError } from '@gezhi/environment';
import { DEPARTMENTS } from './departments';
import { DemoLoadError } from './demo-load-error';
import { databaseVariable, readEnvironment } from './environment';
import { loadDemo } from './load-demo';
import { progressLines } from './progress-lines';

/*
 * `npm run load -w @gezhi/city-loader`: loads the demonstration into the migrated databases that the environment names
 * (GRID_DATABASE_URL, PARTY_BUILDING_DATABASE_URL, …). `--json` prints one object a line for the program that
 * started it: `{ event: "progress" | "loaded" | "failed", … }`. Ends with 1 when a database was not loaded.
 */
async function main(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' } } });
  const say = (event: string, facts: object, line: string): void =>
    console.log(values.json === true ? JSON.stringify({ event, ...facts }) : line);
  const lines = progressLines((line) => console.log(line));
  try {
    const { databases, seed } = readEnvironment(DEPARTMENTS);
    const departments = DEPARTMENTS.filter(({ subgraph }) => subgraph.name in databases);
    if (departments.length === 0) {
      const variables = DEPARTMENTS.map(({ subgraph }) => databaseVariable(subgraph.name));
      throw new EnvironmentError([`none of ${variables.join(', ')} is given`]);
    }
    const loads = await loadDemo({
      departments,
      databases,
      ...(seed === undefined ? {} : { seed }),
      onProgress: (progress) =>
        values.json === true ? say('progress', progress, '') : lines(progress),
    });
    for (const load of loads) {
      const rows = Object.values(load.tableRows).reduce((all, count) => all + count, 0);
      const what =
        load.status === 'LOADED'
          ? `loaded in ${(load.milliseconds / 1_000).toFixed(1)} s`
          : 'was loaded before';
      say('loaded', load, `${load.database}: ${rows.toLocaleString('en')} rows, ${what}`);
    }
    return 0;
  } catch (error) {
    const expected =
      error instanceof DemoLoadError ||
      error instanceof AggregateError ||
      error instanceof EnvironmentError;
    const { message, stack } = error as Error;
    say('failed', { message }, expected ? message : (stack ?? message));
    return 1;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
