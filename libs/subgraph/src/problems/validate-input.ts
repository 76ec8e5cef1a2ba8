import type { ValidationError } from 'class-validator';
import { validate } from 'class-validator';
import type { ResolverData } from 'type-graphql';
import type { SubgraphContext } from '../context';
import { checkReferences } from '../references/known-reference';

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

/** What may be null or left out is said by the GraphQL type; a constraint is about a value that is there. */
const HOW = { forbidUnknownValues: false, skipMissingProperties: true };

/** Checks decorated inputs, and that what they name of other departments is there; unknown properties cannot occur, since GraphQL has coerced the input already. */
export async function validateInput(
  value: unknown,
  _type: unknown,
  { args, context }: ResolverData,
): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const found: FieldViolation[] = [];
  const items = itemsOf(value, args);
  for (const { item, path } of items) {
    if (typeof item !== 'object' || item === null || item.constructor === Object) continue;
    found.push(...flatten(await validate(item, HOW), path));
  }
  if (found.length > 0) throw new InputViolations(found);
  await checkReferences(items, context as SubgraphContext);
}

/** What is wrong with one decorated input, each field by its path below the one given. */
export async function violationsOf(
  item: object,
  path: readonly string[],
): Promise<readonly FieldViolation[]> {
  return flatten(await validate(item, HOW), path);
}

/** What is to be checked, each with its path: an input object, or every one of a list of them. */
function itemsOf(value: object, args: object): { item: unknown; path: readonly string[] }[] {
  if (!Array.isArray(value)) return [{ item: value, path: argumentPath(value, args) }];
  const name = Object.entries(args).find(
    ([, given]) => Array.isArray(given) && given.length === value.length,
  )?.[0];
  return value.map((item: unknown, index) => ({
    item,
    path: [...(name === undefined ? [] : [name]), String(index)],
  }));
}

/**
 * An input object stands under the name of its argument; a class of arguments stands for all of them.
 * type-graphql does not tell which argument it validates: it is the one with the same fields.
 */
function argumentPath(value: object, args: object): string[] {
  const fields = fieldsOf(value);
  const argument = Object.entries(args).find(([, given]) => sameFields(fieldsOf(given), fields));
  return argument ? [argument[0]] : [];
}

function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => (held === undefined ? [] : [name]));
}

function sameFields(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
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
