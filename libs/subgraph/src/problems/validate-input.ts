import type { ValidationError } from 'class-validator';
import { validate } from 'class-validator';
import type { ResolverData } from 'type-graphql';

/** One field of an argument that class-validator refused. */
export interface FieldViolation {
  readonly path: readonly string[];
  /** The name of the constraint, e.g. `maxLength`. */
  readonly constraint: string;
  readonly reason: string;
}

/** Thrown by type-graphql's validation step and turned into an InvalidInput problem at the boundary. */
export class InputViolations extends Error {
  constructor(readonly violations: readonly FieldViolation[]) {
    super('Input violates its constraints');
    this.name = 'InputViolations';
  }
}

/** Checks decorated inputs; unknown properties cannot occur, since GraphQL has coerced the input already. */
export async function validateInput(
  value: unknown,
  _type: unknown,
  { args }: ResolverData,
): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const found: FieldViolation[] = [];
  for (const item of items) {
    if (typeof item !== 'object' || item === null || item.constructor === Object) continue;
    found.push(
      ...flatten(await validate(item, { forbidUnknownValues: false }), argumentPath(value, args)),
    );
  }
  if (found.length > 0) throw new InputViolations(found);
}

/** An input object stands under the name of its argument; a class of arguments stands for all of them. */
function argumentPath(value: object, args: object): string[] {
  const names = Object.keys(args);
  const [name] = names;
  const own = Object.keys(value);
  return names.length === 1 && name !== undefined && !own.includes(name) ? [name] : [];
}

function flatten(errors: readonly ValidationError[], parent: readonly string[]): FieldViolation[] {
  return errors.flatMap((error) => {
    const path = [...parent, error.property];
    const own = Object.entries(error.constraints ?? {}).map(([constraint, reason]) => ({
      path,
      constraint,
      reason,
    }));
    return [...own, ...flatten(error.children ?? [], path)];
  });
}
