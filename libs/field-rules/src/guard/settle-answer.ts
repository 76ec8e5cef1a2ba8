import { isListType, isNonNullType } from 'graphql';
import type { ExecutionResult, GraphQLError, GraphQLOutputType } from 'graphql';
import type { Place, RefusedField } from './refused-places';

/** How a refusal is told: made where the caller's language is known. */
export type TellRefusal = (
  refused: RefusedField,
  path: readonly (string | number)[],
  more: number,
) => GraphQLError;

export type AnswerObject = Record<string, unknown>;

/** Errors one answer may carry for refused fields; beyond it they are counted, not listed. */
export const MOST_ERRORS = 100;

/**
 * Puts null where fields were refused, as an executor would that met an error there: null moves up to the
 * nearest place where it is allowed. Copies what it changes, because answers may be shared between requests.
 *
 * @param lost is given the paths at which something was that is null now
 */
export function settleAnswer(
  result: ExecutionResult,
  root: Place,
  tell: TellRefusal,
  lost?: Set<string>,
): ExecutionResult {
  if (result.data === null || result.data === undefined) return result;
  const told = new Refusals(lost);
  const data = settleObject(result.data, root, [], told);
  const errors = [...(result.errors ?? []), ...told.errors(tell)];
  return { ...result, data, ...(errors.length > 0 && { errors }) };
}

type Path = (string | number)[];

/** Null: something refused inside allows no null. */
export function settleObject(
  given: AnswerObject,
  place: Place,
  path: Path,
  told: Refusals,
): AnswerObject | null {
  // Without a prototype, so that `__proto__` is an answer name like any other.
  const settled = Object.create(null) as AnswerObject;
  const nulled = new Set<string>();
  let isVoid = false;
  for (const key of Object.keys(given)) {
    const refused = place.refused.get(key);
    if (refused) {
      if (!nulled.has(refused.key)) told.note(refused, [...path, refused.key]);
      nulled.add(refused.key);
      settled[refused.key] = null;
      isVoid ||= refused.isNonNull;
    } else if (!nulled.has(key)) settled[key] = given[key];
  }
  if (isVoid) return null;
  for (const [key, { type, place: below }] of place.below) {
    const value = settled[key];
    if (value === null || value === undefined) continue;
    path.push(key);
    const result = settleValue(value, type, below, path, told);
    if (result === null) told.lose(path);
    path.pop();
    if (result === null && isNonNullType(type)) return null;
    settled[key] = result;
  }
  return settled;
}

function settleValue(
  value: unknown,
  type: GraphQLOutputType,
  place: Place,
  path: Path,
  told: Refusals,
): unknown {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (!isListType(nullable)) {
    return settleObject(value as AnswerObject, place, path, told);
  }
  if (!Array.isArray(value)) return value;
  const settled: unknown[] = [];
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    if (item === null || item === undefined) {
      settled.push(item);
      continue;
    }
    path.push(index);
    const result = settleValue(item, nullable.ofType, place, path, told);
    if (result === null) told.lose(path);
    path.pop();
    if (result === null && isNonNullType(nullable.ofType)) return null;
    settled.push(result);
  }
  return settled;
}

/** Refusals met in an answer: every refused field at least once, its other places as far as there is room. */
export class Refusals {
  private readonly first = new Map<RefusedField, { path: Path; places: number; listed: number }>();
  private readonly others: { refused: RefusedField; path: Path }[] = [];

  constructor(private readonly lost?: Set<string>) {}

  /** What stood there is null now. */
  lose(path: Path): void {
    this.lost?.add(JSON.stringify(path));
  }

  note(refused: RefusedField, path: Path): void {
    const known = this.first.get(refused);
    if (!known) this.first.set(refused, { path, places: 1, listed: 1 });
    else {
      known.places += 1;
      if (this.first.size + this.others.length < MOST_ERRORS) {
        known.listed += 1;
        this.others.push({ refused, path });
      }
    }
  }

  errors(tell: TellRefusal): GraphQLError[] {
    // Where an error was made says nothing here, and finding it out would cost more than all the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return [
        ...[...this.first].map(([refused, { path, places, listed }]) =>
          tell(refused, path, places - listed),
        ),
        ...this.others.map(({ refused, path }) => tell(refused, path, 0)),
      ];
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}
