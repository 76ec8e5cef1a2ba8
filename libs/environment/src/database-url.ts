import { z } from 'zod';
import { canonicalHost, isLoopback } from './loopback';
import { weaknessOf } from './secret-strength';
import { variable } from './variable';
import type { Unsafe } from './variable';

const EXPECTED =
  'postgresql://user@host:port/database, or postgresql://user@localhost/database?host=/socket/folder';

/**
 * A PostgreSQL connection URI that names a database. It may carry a password, so it is treated as a secret: never
 * printed, and read from the file that `NAME_FILE` names when that is given.
 *
 * Production refuses a server on another machine that is not asked for its certificate (`sslmode=verify-full`),
 * unless ALLOW_PLAINTEXT_DATABASE=true, and a password that can be guessed.
 */
export function databaseUrl() {
  return variable(
    {
      expected: EXPECTED,
      secret: true,
      secretParts: (text: string) => passwordsOf(text),
      unsafe: (text: string) => unsafeTransport(text) ?? unsafePassword(text),
    },
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

/** The password as the URL writes it and as it is meant. */
function passwordsOf(text: string): readonly string[] {
  const url = URL.parse(text);
  if (!url) return [];
  const asked = url.searchParams.get('password');
  return [url.password, decode(url.password), asked ?? ''].filter((part) => part !== '');
}

/** Only `verify-full` checks whose server answers, in every version of the driver. */
function unsafeTransport(text: string): Unsafe | undefined {
  const url = new URL(text);
  const host = url.searchParams.get('host') ?? decode(url.hostname);
  if (host === '' || host.startsWith('/') || isLoopback(canonicalHost(host))) return undefined;
  if (url.searchParams.get('sslmode') === 'verify-full') return undefined;
  return {
    problem: 'a server on another machine without sslmode=verify-full: anybody on the way reads it',
    consent: 'ALLOW_PLAINTEXT_DATABASE',
  };
}

function unsafePassword(text: string): Unsafe | undefined {
  const password = passwordsOf(text).at(-1);
  const weakness = password === undefined ? undefined : weaknessOf(password);
  return weakness === undefined ? undefined : { problem: `its password is weak: ${weakness}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
