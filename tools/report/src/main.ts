import { askGraph, GraphError } from './graph-client';
import { LEGEND } from './metric';
import { readOptions, UsageError } from './options';
import { printCsv } from './output/print-csv';
import { printTables } from './output/print-table';
import type { Report } from './report';
import { COMMUNITY_PROFILE } from './reports/community-profile';
import { DISTRICT_OVERVIEW } from './reports/district-overview';

const REPORTS: readonly Report[] = [DISTRICT_OVERVIEW, COMMUNITY_PROFILE];

const HELP = `npm run report -- <report> [options]      Asks the running graph and prints a report.

Reports
${REPORTS.map(({ name, title }) => `  ${name.padEnd(20)} ${title.en} · ${title.zh}`).join('\n')}

Options
  --area 320104         the area, by its code
  --period 2026-10      the month; the month before stands beside it
  --format table        table, csv or json
  --language en         en or zh
  --url URL             the gateway; $GEZHI_URL, else http://localhost:4000
  --as integrator       the demo identity to ask as
  --token TOKEN         an access token instead; better in $GEZHI_TOKEN`;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env);
  if (options.help || !options.report) {
    console.log(HELP);
    return options.help ? 0 : 2;
  }
  const report = REPORTS.find(({ name }) => name === options.report);
  if (!report)
    throw new UsageError(
      `There is no report ${options.report}: ${REPORTS.map(({ name }) => name).join(', ')}`,
    );
  const { data, problems } = await askGraph<never>(
    options,
    report.operation,
    report.variables(options),
  );
  if (options.format === 'json')
    console.log(JSON.stringify(report.records(data, options), null, 2));
  else if (options.format === 'csv') process.stdout.write(printCsv(report.records(data, options)));
  else {
    console.log(`${report.title[options.language]} · ${options.area} · ${options.period}\n`);
    console.log(printTables(report.sections(data, options), options.language));
    console.log(`\n${LEGEND[options.language]}`);
  }
  for (const problem of problems) console.error(`Missing: ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = error instanceof GraphError || error instanceof UsageError;
    console.error(expected ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
