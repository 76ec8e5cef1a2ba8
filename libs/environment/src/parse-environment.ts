import type { z } from 'zod';
import { EnvironmentError } from './environment-error';
import { readVariable } from './read-variable';
import type { EnvironmentSource } from './read-variable';
import { variableKind } from './variable';

const SHORTEST_MASKED_SECRET = 4;

/**
 * Turns environment variables into a typed, frozen configuration.
 *
 * - An empty or blank variable counts as missing: `FOO=` in a unit file means "not set".
 * - A variable made with `secret()`, `keyRing()`, `signingKey()` or `databaseUrl()` may come from the file that
 *   `NAME_FILE` names, as Docker, Kubernetes and systemd mount credentials. Giving both is a problem.
 * - Variables the schema does not name are ignored.
 * - A rule over several variables is a `.refine(…, { path: ['NAME'], when: () => true })` on the object; without
 *   `when` zod skips it while any variable alone is wrong, and the reader would fix the problems in two rounds.
 *
 * @throws EnvironmentError that lists every problem at once and never prints the value of a secret.
 */
export function parseEnvironment<T extends z.ZodObject>(
  schema: T,
  source: EnvironmentSource,
): Readonly<z.output<T>> {
  const problems: string[] = [];
  const unreadable = new Set<string>();
  const secrets: string[] = [];
  const values: Record<string, string> = {};

  for (const [name, field] of Object.entries(schema.shape)) {
    const kind = variableKind(field);
    const reading = readVariable(name, source, kind?.secret ?? false);
    if ('problem' in reading) {
      problems.push(`${name}: ${reading.problem}`);
      unreadable.add(name);
    } else if (reading.value !== undefined) {
      values[name] = reading.value;
      if (kind?.secret) secrets.push(reading.value);
    }
  }

  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? '');
      if (unreadable.has(name)) continue;
      problems.push(describe(name, issue.message, schema.shape[name], name in values));
    }
  }
  if (problems.length > 0 || !parsed.success) {
    throw new EnvironmentError(problems.map((problem) => mask(problem, secrets)));
  }
  return Object.freeze(parsed.data);
}

function describe(
  name: string,
  message: string,
  field: z.core.$ZodType | undefined,
  given: boolean,
): string {
  if (name === '') return message;
  const expected = field && (variableKind(field)?.expected ?? (field as z.ZodType).description);
  const wrong = field && !given ? 'missing' : message;
  return expected ? `${name}: ${wrong}; expected ${expected}` : `${name}: ${wrong}`;
}

/** The last guard: a rule written elsewhere may have quoted the value in its message. */
function mask(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_MASKED_SECRET)
    .reduce((masked, secret) => masked.replaceAll(secret, '(not shown)'), text);
}
