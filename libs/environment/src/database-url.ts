import { z } from 'zod';
import { variable } from './variable';

const EXPECTED =
  'postgresql://user@host:port/database, or postgresql://user@localhost/database?host=/socket/folder';

/**
 * A PostgreSQL connection URI that names a database. It may carry a password, so it is treated as a secret: never
 * printed, and read from the file that `NAME_FILE` names when that is given.
 */
export function databaseUrl() {
  return variable(
    { expected: EXPECTED, secret: true },
    z.string().superRefine((text, context) => {
      const problem = problemOf(text);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    }),
  );
}

function problemOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'not a URL';
  if (url.protocol !== 'postgresql:' && url.protocol !== 'postgres:') return 'not a PostgreSQL URL';
  if (!/^\/[^/]+$/.test(url.pathname)) return 'names no database';
  return undefined;
}
