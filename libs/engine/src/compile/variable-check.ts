import {
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
} from 'graphql';
import type {
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
  VariableDefinitionNode,
} from 'graphql';

const MOST_ERRORS = 50;

/** Whether a value surely fits; false may also mean that it needs a closer look. */
type SurelyFits = (value: unknown) => boolean;

interface Variable {
  readonly name: string;
  readonly isRequired: boolean;
  readonly fits: SurelyFits;
}

/**
 * Checks the variables of one operation as graphql-js does, and with its words. What surely fits is seen at a glance:
 * graphql-js looks every type up anew for every request, which took as long as executing a small operation.
 */
export class VariableCheck {
  private readonly variables: readonly Variable[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly definitions: readonly VariableDefinitionNode[],
  ) {
    this.variables = definitions.map(({ variable, type, defaultValue }) => {
      const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
      const isRequired = isNonNullType(inputType) && defaultValue === undefined;
      return { name: variable.name.value, isRequired, fits: surelyFits(inputType, new Map()) };
    });
  }

  /** What is wrong; undefined when all fit. */
  errors(given: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined {
    for (const { name, isRequired, fits } of this.variables) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined ? isRequired : !fits(value)) return this.lookCloser(given);
    }
    return undefined;
  }

  private lookCloser(given: Readonly<Record<string, unknown>>) {
    const options = { maxErrors: MOST_ERRORS };
    return getVariableValues(this.schema, this.definitions, given, options).errors;
  }
}

const SCALARS: Readonly<Record<string, SurelyFits>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
};

const NEVER: SurelyFits = () => false;

function surelyFits(
  type: GraphQLInputType | undefined,
  known: Map<GraphQLInputObjectType, SurelyFits>,
): SurelyFits {
  if (isNonNullType(type)) {
    const fits = surelyFits(type.ofType as GraphQLInputType, known);
    return (value) => value !== null && fits(value);
  }
  if (isListType(type)) {
    const fits = surelyFits(type.ofType as GraphQLInputType, known);
    return (value) => value === null || (Array.isArray(value) && value.every(fits));
  }
  if (isScalarType(type)) return orNull(SCALARS[type.name] ?? NEVER);
  if (isEnumType(type)) {
    const names: ReadonlySet<unknown> = new Set(type.getValues().map(({ name }) => name));
    return orNull((value) => names.has(value));
  }
  if (isInputObjectType(type) && !type.isOneOf) return orNull(objectFits(type, known));
  return NEVER;
}

function orNull(fits: SurelyFits): SurelyFits {
  return (value) => value === null || fits(value);
}

function objectFits(
  type: GraphQLInputObjectType,
  known: Map<GraphQLInputObjectType, SurelyFits>,
): SurelyFits {
  const made = known.get(type);
  if (made !== undefined) return made;
  let fields: ReadonlyMap<string, SurelyFits> | null = null;
  let required: readonly string[] = [];
  // Fields are looked at with the first value: input types may hold themselves.
  const fits: SurelyFits = (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return false;
    if (fields === null) {
      const all = Object.values(type.getFields());
      fields = new Map(all.map((field) => [field.name, surelyFits(field.type, known)]));
      required = all
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map(({ name }) => name);
    }
    const given = value as Readonly<Record<string, unknown>>;
    for (const name of required) if (!Object.hasOwn(given, name)) return false;
    for (const name in given) {
      const field = fields.get(name);
      if (field === undefined || given[name] === undefined || !field(given[name])) return false;
    }
    return true;
  };
  known.set(type, fits);
  return fits;
}
