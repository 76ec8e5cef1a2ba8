import { z } from 'zod';
import { variable } from './variable';

/**
 * A secret text, from the variable or from the file that `NAME_FILE` names; white space around it is dropped.
 *
 * @param options.minLength The shortest secret accepted. Default 1.
 */
export function secret(options: { readonly minLength?: number } = {}) {
  const least = options.minLength ?? 1;
  const size = least > 1 ? ` of at least ${least} characters` : '';
  return variable(
    {
      expected: `a secret${size}, here or in the file that the same name with _FILE names`,
      secret: true,
    },
    z.string().refine((text) => text.length >= least, {
      error: `shorter than ${least} characters`,
    }),
  );
}
