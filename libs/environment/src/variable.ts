import { z } from 'zod';

/** What the parser knows about a variable beyond its zod type. */
export interface VariableKind {
  /** How a right value looks, for the person who reads the error. */
  readonly expected: string;
  /** The value must never be printed, and may come from the file that `NAME_FILE` names. */
  readonly secret: boolean;
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
