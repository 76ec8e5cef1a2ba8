import { parseArgs } from 'node:util';

export interface TestOptions {
  readonly help: boolean;
  /** Short names of the projects to test; all when empty. */
  readonly only: readonly string[];
  /** Leave out prettier, lint, types and drift: while one works on one test. */
  readonly skipStatic: boolean;
  /** Only tests whose full name matches this regular expression. */
  readonly name: string | null;
  /** Only test files whose path matches one of these. */
  readonly files: readonly string[];
}

export const USAGE = `npm test [-- options] [part of a test file's path …]

  --only <project>[,<project>]   the checks and tests of these projects only (grid, kernel, …)
  --skip-static                  tests only: no formatting, lint, types, drift
  -t, --name <pattern>           only tests whose name matches
  -h, --help                     this text`;

/** A sentence for the person when the words are not understood. */
export function parseOptions(words: readonly string[]): TestOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        'skip-static': { type: 'boolean' },
        name: { type: 'string', short: 't' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return {
      help: values.help ?? false,
      only: (values.only ?? []).flatMap((names) => names.split(',')).filter((name) => name !== ''),
      skipStatic: values['skip-static'] ?? false,
      name: values.name ?? null,
      files: positionals,
    };
  } catch (error) {
    return `${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n\n${USAGE}`;
  }
}
