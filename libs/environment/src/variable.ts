import { z } from 'zod';

/** Why production refuses a value that is right by itself. */
export interface Unsafe {
  readonly problem: string;
  /** The variable that, set to `true`, takes the risk on purpose; left out: nothing allows it. */
  readonly consent?: string;
}

/** What the parser knows about a variable beyond its zod type. */
export interface VariableKind {
  /** How a right value looks, for the person who reads the error. */
  readonly expected: string;
  /** The value must never be printed, and may come from the file that `NAME_FILE` names. */
  readonly secret: boolean;
  /** What of a parsed secret must never be printed, beside its whole text: passwords, keys. */
  readonly secretParts?: (value: never) => readonly string[];
  /** Asked in production only, about the parsed value. Its words never quote a secret. */
  readonly unsafe?: (value: never) => Unsafe | undefined;
}

const kinds = z.registry<VariableKind>();

/** Marks a schema as a variable of a kind. The mark survives `.optional()`, `.default()` and `.refine()`. */
export function variable<T extends z.ZodType>(kind: VariableKind, schema: T): T {
  kinds.add(schema, kind);
  return schema;
}

/** The definition of a schema that wraps another: optional and default hold `innerType`, a transformed one `in`. */
interface Wrapper extends z.core.$ZodTypeDef {
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
}

/** The kind of a variable, found through the wrappers that zod puts around a schema. */
export function variableKind(schema: z.core.$ZodType): VariableKind | undefined {
  const known = kinds.get(schema as z.ZodType);
  if (known) return known;
  const definition = schema._zod.def as Wrapper;
  const inner = definition.innerType ?? definition.in;
  return inner && variableKind(inner);
}
