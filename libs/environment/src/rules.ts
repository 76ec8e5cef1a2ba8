import type { z } from 'zod';

/** A rule over several variables, or about one of them in a certain mode. */
export interface Rule<T> {
  /** The variable the reader should look at. */
  readonly name: keyof T & string;
  readonly message: string;
  /** Whether the rule is kept; variables that are missing or wrong on their own are undefined here. */
  readonly holds: (given: Partial<T>) => boolean;
}

/** Adds rules to an environment; each that is broken is one more problem of the same message. */
export function withRules<S extends z.ZodObject>(
  schema: S,
  rules: readonly Rule<z.output<S>>[],
): S {
  return rules.reduce(
    (ruled, { name, message, holds }) =>
      ruled.refine((given) => holds(given as Partial<z.output<S>>), {
        path: [name],
        message,
        when: () => true,
      }),
    schema,
  );
}

/** A rule that binds production alone. */
export function inProduction<T extends { readonly NODE_ENV: string }>(rule: Rule<T>): Rule<T> {
  return { ...rule, holds: (given) => given.NODE_ENV !== 'production' || rule.holds(given) };
}

/**
 * One rule for each name: its secret is nobody else's.
 *
 * @param secretOf What is compared; undefined is like nothing.
 */
export function distinctSecrets<T>(
  names: readonly (keyof T & string)[],
  secretOf: (given: Partial<T>, name: keyof T & string) => string | undefined,
  message: string,
): readonly Rule<T>[] {
  return names.map((name) => ({
    name,
    message,
    holds: (given) => {
      const own = secretOf(given, name);
      return names.every(
        (other) => other === name || own === undefined || own !== secretOf(given, other),
      );
    },
  }));
}
