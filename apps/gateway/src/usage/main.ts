import { EnvironmentError } from '@gezhi/environment';
import { systemClock } from '@gezhi/kernel';
import { readUsageEnvironment } from './environment';
import { openUsageDatabase } from './open-usage';
import { readUsageOptions, UsageError } from './options';
import { readUsage } from './read-usage';
import { usageTable } from './usage-table';

const HELP = `npm run usage -- --field GovEvent.level --days 30
npm run usage -- --client mobile-app
npm run usage

Tells which applications use a field, an argument (Query.events(first:)), an enum value, a field of an input or a type;
how often, and when last. Without --field: every operation.
Exit code: 0 told, 2 not understood, 3 cannot be read.

Options
  --field COORDINATE  what is asked about
  --client NAME       one application, by the name it gives itself
  --days N            how far back. Default 30
  --database URL      where the gateway writes it down; $USAGE_DATABASE_URL
  --json              an array of objects, for programs
`;

async function main(args: readonly string[]): Promise<void> {
  const options = readUsageOptions(args);
  if (options.help) return print(HELP);
  const url = options.database ?? readUsageEnvironment().USAGE_DATABASE_URL;
  if (url === undefined) throw new UsageError('usage needs --database or USAGE_DATABASE_URL.');
  const database = openUsageDatabase(url, { warn: () => undefined });
  try {
    const { field: coordinate, client, days } = options;
    const usage = await readUsage(database, { coordinate, client, days }, systemClock);
    if (options.json) return print(`${JSON.stringify(usage, null, 2)}\n`);
    const what = [coordinate, client === undefined ? undefined : `by ${client}`];
    const question = `${what.filter(Boolean).join(' ') || 'any operation'} within ${days} days`;
    return print(usageTable(usage, question));
  } finally {
    await database.end();
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageError || error instanceof EnvironmentError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isUsage ? 2 : 3;
});
