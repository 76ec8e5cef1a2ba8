import { parseArgs } from 'node:util';

/** The command line was not understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Options {
  readonly command: string | undefined;
  /** The database of one department, as its owner. */
  readonly database: string | null;
  readonly export: string | null;
  readonly heads: string | null;
  readonly keys: string | null;
  readonly key: string | null;
  readonly out: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

/** Reads the command line; `environment` gives the address of the database when none is named. */
export function readOptions(args: readonly string[], environment: Environment): Options {
  const { values, positionals } = parse(args);
  const { help, json } = values;
  return {
    command: positionals[0],
    database: values.database ?? environment['DATABASE_URL'] ?? null,
    export: values.export ?? null,
    heads: values.heads ?? null,
    keys: values.keys ?? null,
    key: values.key ?? null,
    out: values.out ?? null,
    json,
    help,
  };
}

/** The value of an option that this command cannot do without. */
export function required<Name extends keyof Options>(
  options: Options,
  name: Name,
): NonNullable<Options[Name]> {
  const value = options[name];
  if (value === null || value === undefined) {
    const also = name === 'database' ? ', or set DATABASE_URL' : '';
    throw new UsageError(`audit ${options.command ?? ''} needs --${name}${also}.`);
  }
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        database: { type: 'string' },
        export: { type: 'string' },
        heads: { type: 'string' },
        keys: { type: 'string' },
        key: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
