import type { GraphQLError } from 'graphql';

interface Placed {
  readonly path: readonly (string | number)[];
}

/** What went wrong for parts that were fetched together. */
export interface PartErrors<P> {
  /** Of one part each. */
  readonly own: ReadonlyMap<P, readonly GraphQLError[]>;
  /** Of all of them, or of a place around them. */
  readonly common: readonly GraphQLError[];
}

/** Gives each error to the part in which it lies. What lies in none concerns an object that is not answered. */
export function errorsByPart<P extends Placed>(
  errors: readonly GraphQLError[],
  parts: readonly P[],
): PartErrors<P> {
  const own = new Map<P, GraphQLError[]>();
  const common: GraphQLError[] = [];
  if (errors.length === 0) return { own, common };
  const byPath = new Map(parts.map((part) => [JSON.stringify(part.path), part]));
  for (const error of errors) {
    const path = error.path ?? [];
    const part = partAround(path, byPath);
    if (part !== undefined) own.set(part, [...(own.get(part) ?? []), error]);
    else if (parts.some((each) => liesIn(each.path, path))) common.push(error);
  }
  return { own, common };
}

function partAround<P>(
  path: readonly (string | number)[],
  byPath: ReadonlyMap<string, P>,
): P | undefined {
  // An error at the path of a part concerns the object itself, and all of the part.
  for (let length = path.length; length >= 0; length -= 1) {
    const part = byPath.get(JSON.stringify(path.slice(0, length)));
    if (part !== undefined) return part;
  }
  return undefined;
}

function liesIn(path: readonly (string | number)[], around: readonly (string | number)[]): boolean {
  return around.every((key, index) => path[index] === key);
}
