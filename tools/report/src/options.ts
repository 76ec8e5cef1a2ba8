import { parseArgs } from 'node:util';

export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  readonly report: string | undefined;
  readonly area: string;
  readonly period: string;
  readonly format: Format;
  readonly language: 'en' | 'zh';
  readonly url: string;
  readonly identity: string;
  readonly token: string | null;
  readonly help: boolean;
}

/** The command line was not understood; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line; `environment` gives the defaults of where the graph is. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values, positionals } = parse(args);
  const language = values.language;
  const format = FORMATS.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format is one of ${FORMATS.join(', ')}`);
  if (language !== 'en' && language !== 'zh') throw new UsageError('--language is en or zh');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.period))
    throw new UsageError('--period is a month, YYYY-MM');
  return {
    report: positionals[0],
    area: values.area,
    period: values.period,
    format,
    language,
    url:
      values.url ?? environment['GEZHI_URL'] ?? `http://localhost:${environment['PORT'] ?? 4000}`,
    identity: values.as,
    token: values.token ?? environment['GEZHI_TOKEN'] ?? null,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        area: { type: 'string', default: '320104' },
        period: { type: 'string', default: '2026-10' },
        format: { type: 'string', default: 'table' },
        language: { type: 'string', default: 'en' },
        url: { type: 'string' },
        as: { type: 'string', default: 'integrator' },
        token: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
