import type { ExecutionResult, GraphQLError } from 'graphql';
import type { AnswerInParts } from '../engine';

type Container = Record<string | number, unknown>;

export interface Merged extends ExecutionResult {
  /** How many parts came after the beginning. */
  readonly parts: number;
  /** What a client could not make sense of. */
  readonly misfits: readonly string[];
  /** Where a part was null. */
  readonly nulled: readonly (readonly (string | number)[])[];
}

/** Puts an answer together from its parts, as a client does. */
export async function mergeParts({ data, errors, rest }: AnswerInParts): Promise<Merged> {
  const root = { data: data === undefined || data === null ? data : JSON.parse(data) } as Container;
  const all: GraphQLError[] = [...errors];
  const misfits: string[] = [];
  const nulled: (readonly (string | number)[])[] = [];
  let parts = 0;
  let isOver = rest === undefined;
  for await (const later of rest ?? []) {
    if (isOver) misfits.push('a part after the last');
    isOver = !later.hasNext;
    for (const part of later.parts) {
      parts += 1;
      all.push(...part.errors);
      if (part.data === null && part.errors.length === 0)
        misfits.push(`null for no reason at ${part.path.join('.')}`);
      const target = at(root.data, part.path);
      if (!isContainer(target)) misfits.push(`a part at ${part.path.join('.')}, where nothing is`);
      else if (part.data !== null) merge(target, JSON.parse(part.data) as Container);
      else nulled.push(part.path);
    }
  }
  if (!isOver) misfits.push('no last part');
  return {
    data: root.data as ExecutionResult['data'],
    errors: all.length > 0 ? all : undefined,
    parts,
    misfits,
    nulled,
  };
}

function at(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const key of path) {
    if (!isContainer(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

function merge(into: Container, from: Container): void {
  for (const key of Object.keys(from)) {
    const [old, value] = [Object.hasOwn(into, key) ? into[key] : undefined, from[key]];
    if (isContainer(old) && isContainer(value)) merge(old, value);
    else
      Object.defineProperty(into, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
