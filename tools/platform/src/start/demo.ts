import { join } from 'node:path';
import { loadedDemo } from '@gezhi/city-loader';
import { z } from 'zod';
import { RUNTIME_FOLDER } from '../root-folder';
import type { Step } from '../terminal/progress';
import { runProgram } from './child-process';
import type { RunningProgram } from './child-process';
import type { Department } from './departments';
import { endedEarly } from './readiness';
import { StartError } from './start-error';

/** What the loader says, one object a line. */
const LoaderLine = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('progress'),
    database: z.string(),
    table: z.string(),
    rows: z.number(),
  }),
  z.object({
    event: z.literal('loaded'),
    database: z.string(),
    tableRows: z.record(z.string(), z.number()),
  }),
  z.object({ event: z.literal('failed'), message: z.string() }),
]);

/** Whether every department's database holds the demonstration already. */
export async function isDemoLoaded(urls: Readonly<Record<string, string>>): Promise<boolean> {
  const markers = await Promise.all(Object.values(urls).map((url) => loadedDemo(url)));
  return markers.every((marker) => marker !== null);
}

/** Loads the demonstration where it is missing; each database gets all of it or nothing. Answers the rows. */
export async function loadDemo(
  departments: readonly Department[],
  urls: Readonly<Record<string, string>>,
  step: Step,
  onStarted: (program: RunningProgram) => void,
): Promise<number> {
  let rows = 0;
  let failure: string | null = null;
  const program = runProgram({
    name: 'the loader of the demonstration',
    file: 'tools/city/src/load.ts',
    arguments: ['--json'],
    environment: Object.fromEntries(
      departments.map(({ name, variable }) => [`${variable}_DATABASE_URL`, urls[name] ?? '']),
    ),
    logFile: join(RUNTIME_FOLDER, 'run', 'logs', 'demo.log'),
    onLine: (line) => {
      const said = read(line);
      if (said?.event === 'progress') {
        step.update(`${said.database}: ${said.table} ${said.rows.toLocaleString('en')} rows`);
      } else if (said?.event === 'loaded') {
        rows += Object.values(said.tableRows).reduce((all, count) => all + count, 0);
      } else if (said?.event === 'failed') {
        failure = said.message;
      }
    },
  });
  onStarted(program);
  const end = await program.ended;
  if (failure !== null)
    throw new StartError(`The demonstration was not loaded: ${String(failure)}`);
  if (end !== null) throw endedEarly(program, end);
  return rows;
}

function read(line: string): z.output<typeof LoaderLine> | null {
  try {
    return LoaderLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
