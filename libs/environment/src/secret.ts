import { z } from 'zod';
import { weaknessOf } from './secret-strength';
import { variable } from './variable';

/**
 * A secret text, from the variable or from the file that `NAME_FILE` names; white space around it is dropped.
 * Production refuses one that is short, simple or left from an example.
 *
 * @param options.minLength The shortest secret accepted anywhere. Default 1.
 */
export function secret(options: { readonly minLength?: number } = {}) {
  const least = options.minLength ?? 1;
  const size = least > 1 ? ` of at least ${least} characters` : '';
  return variable(
    {
      expected: `a secret${size}, here or in the file that the same name with _FILE names`,
      secret: true,
      unsafe: (text: string) => {
        const weakness = weaknessOf(text);
        return weakness === undefined ? undefined : { problem: `weak: ${weakness}` };
      },
    },
    z.string().refine((text) => text.length >= least, {
      error: `shorter than ${least} characters`,
    }),
  );
}
