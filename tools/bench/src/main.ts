import { cpus, loadavg } from 'node:os';
import { runAttacks } from './attacks/run-attacks';
import { ENDURANCE, runEndurance } from './endurance/endurance';
import { isFaultless } from './live/live-result';
import { LIVE_QUERIES, LIVE_TRANSPORTS, runLive } from './live/run-live';
import { coresOfThisMachine } from './machine/cores';
import type { Result } from './measure/result';
import { ATTACKS, EXPLAIN, LIVE, readOptions, STATEMENTS, UsageError } from './options';
import type { Options } from './options';
import { printAttacks } from './output/print-attacks';
import { printLive } from './output/print-live';
import { printTable } from './output/print-table';
import { printPlans } from './output/print-plans';
import { printStatements } from './output/print-statements';
import { explainQuestions } from './plans/explain-questions';
import { runBench } from './run-bench';
import { countStatements } from './statements/count-statements';
import { WORKLOADS } from './workloads';

const HELP = `npm run bench -- <workload>... [options]      Measures candidates beside each other, in turns.

Workloads
${WORKLOADS.map(({ name, title, queries, candidates }) => `  ${name.padEnd(12)}${title}\n              queries: ${queries.join(', ')}\n              candidates: ${candidates.join(', ')}`).join('\n')}
  ${LIVE.padEnd(12)}a thousand who follow, a hundred events a second: as one caller who shares all, and as a hundred callers
              queries: ${LIVE_QUERIES.join(', ')}
              candidates: ${LIVE_TRANSPORTS.join(', ')}
  ${STATEMENTS.padEnd(12)}not measured: how many SQL statements one request of each workload on the city costs
  ${ATTACKS.padEnd(12)}what is sent to break the gateway: refused how, how fast, and what others see of it
  ${EXPLAIN.padEnd(12)}not measured: asks a grid with a million events what people ask every day, and fails naming statement
              and table when PostgreSQL reads a table of more than 10,000 rows from end to end
  ${ENDURANCE.join(', ').padEnd(12)}  whether nobody notices: a new supergraph every second, every tenth broken; SIGTERM at 200
              requests a second, again and again; 100,000 operations none like another

Options
  --seconds 5        how long each candidate is measured in each round
  --rounds 3         how often the candidates take turns, or a gateway is stopped
  --warm-up 3        seconds before the first round
  --operations 100000  of the flood, alone or at the end of the attacks
  --minutes 5        how long reload brings out supergraphs
  --events 1000000   how many events the grid has for explain and w…-million
  --subscribers 1000, --rate 100    of w7: how many follow, and events a second
  --profile folder   of w7: where processor profiles of the gateway go (*.cpuprofile)
  --connections 50   requests under way at the same time
  --queries a,b      some of the queries only
  --candidates a,b   some of the candidates only; the first is what ratios are against
  --json             one JSON object a line instead of a table
  -h, --help         this text`;

async function main(words: readonly string[]): Promise<number> {
  const options = readOptions(words, WORKLOADS);
  if (options.help || options.workloads.length === 0) {
    console.log(HELP);
    return options.help ? 0 : 2;
  }
  if (options.workloads.includes(STATEMENTS)) {
    const counts = await countStatements(onProgress);
    if (options.json) for (const count of counts) console.log(JSON.stringify(count));
    else console.log(printStatements(counts));
    if (options.workloads.length === 1) return 0;
  }
  if (options.workloads.includes(ATTACKS)) {
    const results = await runAttacks(options, onProgress);
    if (options.json) console.log(JSON.stringify(results));
    else console.log(`${printAttacks(results)}\n${setting(options)}`);
    if (options.workloads.length === 1)
      return results.attacks.every((each) => each.asExpected) ? 0 : 1;
  }
  let faultless = true;
  if (options.workloads.includes(EXPLAIN)) {
    const questions = await explainQuestions(options.events, onProgress);
    faultless = questions.every(({ faults, failure }) => faults.length === 0 && failure === null);
    if (options.json) for (const question of questions) console.log(JSON.stringify(question));
    else console.log(printPlans(questions));
    if (options.workloads.length === 1) return faultless ? 0 : 1;
  }
  if (options.workloads.includes(LIVE)) {
    const results = await runLive(options, onProgress, (result) => {
      if (options.json) console.log(JSON.stringify(result));
    });
    if (!options.json) console.log(`${printLive(results)}\n${setting(options)}`);
    faultless &&= results.every(isFaultless);
    if (options.workloads.length === 1) return faultless ? 0 : 1;
  }
  for (const name of ENDURANCE.filter((each) => options.workloads.includes(each))) {
    const { text, result, faultless: holds } = await runEndurance(name, options, onProgress);
    console.log(options.json ? JSON.stringify({ name, ...result }) : text);
    faultless &&= holds;
    if (options.workloads.length === 1) return faultless ? 0 : 1;
  }
  const chosen = WORKLOADS.filter(({ name }) => options.workloads.includes(name));
  const results = await runBench(chosen, options, {
    onProgress,
    onResults: (found) => {
      if (options.json) for (const result of found) console.log(JSON.stringify(result));
    },
  });
  if (!options.json) console.log(`${printTable(results)}\n${setting(options)}`);
  return faultless && results.every(({ equal }: Result) => equal) ? 0 : 1;
}

function onProgress(step: string): void {
  console.error(`… ${step}`);
}

/** What a reader needs to know of the machine and the run to judge the figures. */
function setting({ connections, seconds, rounds }: Options): string {
  const { candidate, surroundings } = coresOfThisMachine();
  const pinned =
    candidate === null
      ? 'nothing pinned'
      : `candidates on core ${candidate}, load and subgraphs on ${surroundings}`;
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return (
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}; ${pinned}; ` +
    `${connections} connections; ${rounds} rounds of ${seconds} s; load average now ${load}`
  );
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // What we started ends with the channel to us.
  process.on(signal, () => process.exit(130));
}
if (process.channel) process.on('disconnect', () => process.exit(130));

main(process.argv.slice(2)).then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? error.message : error);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
