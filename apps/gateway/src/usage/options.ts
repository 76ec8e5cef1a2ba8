import { parseArgs } from 'node:util';

/** The command line was not understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface UsageOptions {
  readonly field: string | undefined;
  readonly client: string | undefined;
  readonly days: number;
  readonly database: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

const NAME = '[_A-Za-z][_0-9A-Za-z]*';
const COORDINATE = new RegExp(`^${NAME}(\\.${NAME}(\\(${NAME}:\\))?)?$`);
const MOST_DAYS = 1_830;

export function readUsageOptions(args: readonly string[]): UsageOptions {
  const { values } = parse(args);
  const { field, client, database, json, help } = values;
  if (field !== undefined && !COORDINATE.test(field))
    throw new UsageError(
      `--field ${field} is no schema coordinate such as GovEvent.level or Query.events(first:).`,
    );
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days ${values.days} is no whole number from 1 to ${MOST_DAYS}.`);
  return { field, client, days, database, json, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        field: { type: 'string' },
        client: { type: 'string' },
        days: { type: 'string', default: '30' },
        database: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
