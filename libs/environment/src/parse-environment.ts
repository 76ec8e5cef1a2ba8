import type { z } from 'zod';
import { EnvironmentError } from './environment-error';
import { hideFromLogs } from './hide-from-logs';
import { rememberSecrets } from './known-secrets';
import { given, readVariable } from './read-variable';
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
 * - A rule over several variables is one of `withRules`.
 * - A schema with `NODE_ENV: mode()` is strict in production: what its kinds of variables call unsafe is a problem
 *   (weak secrets, secret files that everybody can read, plain text to other machines), consents excepted. So a
 *   variable added later is safe by its kind.
 * - The result shows no secret when it is logged or turned into JSON, and `hideSecrets` knows all it held.
 *
 * @throws EnvironmentError that lists every problem at once and never prints the value of a secret.
 */
export function parseEnvironment<T extends z.ZodObject>(
  schema: T,
  source: EnvironmentSource,
): Readonly<z.output<T>> {
  const strict = isStrict(schema, source);
  const problems: string[] = [];
  const unreadable = new Set<string>();
  const secrets: string[] = [];
  const values: Record<string, string> = {};

  for (const [name, field] of Object.entries(schema.shape)) {
    const kind = variableKind(field);
    const reading = readVariable(name, source, { fromFile: kind?.secret ?? false, strict });
    if ('problem' in reading) {
      problems.push(`${name}: ${reading.problem}`);
      unreadable.add(name);
      continue;
    }
    if (reading.value === undefined) continue;
    values[name] = reading.value;
    if (kind?.secret) secrets.push(reading.value, ...partsOf(field, reading.value));
    if (strict) problems.push(...unsafe(name, field, reading.value, source));
  }
  rememberSecrets(secrets);

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
  return Object.freeze(hideFromLogs(parsed.data, () => publicFace(schema, parsed.data)));
}

/** An environment with more beside its variables; logged, it shows what it showed before. */
export function extendEnvironment<T extends object, More extends object>(
  environment: T,
  more: More,
): Readonly<T & More> {
  const shown = JSON.parse(JSON.stringify(environment)) as unknown;
  return Object.freeze(hideFromLogs({ ...environment, ...more }, () => shown));
}

/** Strict when in doubt: a mode that cannot be read is production. */
function isStrict(schema: z.ZodObject, source: EnvironmentSource): boolean {
  const field = schema.shape['NODE_ENV'] as z.ZodType | undefined;
  if (field === undefined) return false;
  const mode = field.safeParse(given(source['NODE_ENV']));
  return !mode.success || mode.data === 'production';
}

function partsOf(field: z.core.$ZodType, text: string): readonly string[] {
  const parsed = (field as z.ZodType).safeParse(text);
  return parsed.success ? (variableKind(field)?.secretParts?.(parsed.data as never) ?? []) : [];
}

/** Each variable is asked by itself, so that one that is wrong hides no danger of another. */
function unsafe(
  name: string,
  field: z.core.$ZodType,
  text: string,
  source: EnvironmentSource,
): readonly string[] {
  const parsed = (field as z.ZodType).safeParse(text);
  const danger = parsed.success ? variableKind(field)?.unsafe?.(parsed.data as never) : undefined;
  if (danger === undefined) return [];
  if (danger.consent === undefined) return [`${name}: refused in production: ${danger.problem}`];
  if (given(source[danger.consent]) === 'true') return [];
  return [`${name}: refused in production: ${danger.problem} (or ${danger.consent}=true)`];
}

function describe(
  name: string,
  message: string,
  field: z.core.$ZodType | undefined,
  isGiven: boolean,
): string {
  if (name === '') return message;
  const expected = field && (variableKind(field)?.expected ?? (field as z.ZodType).description);
  const wrong = field && !isGiven ? 'missing' : message;
  return expected ? `${name}: ${wrong}; expected ${expected}` : `${name}: ${wrong}`;
}

/** The last guard: a rule written elsewhere may have quoted the value in its message. */
function mask(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_MASKED_SECRET)
    .reduce((masked, secret) => masked.replaceAll(secret, '(not shown)'), text);
}

function publicFace(schema: z.ZodObject, data: object): object {
  const entries = Object.entries(data).map(([name, value]: [string, unknown]) => {
    const field = schema.shape[name];
    const isHidden = field && variableKind(field)?.secret && value !== undefined;
    return [name, isHidden ? '(not shown)' : value];
  });
  return Object.fromEntries(entries) as object;
}
