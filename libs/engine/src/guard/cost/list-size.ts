import { Kind, valueFromASTUntyped } from 'graphql';
import type { FieldNode, GraphQLField, OperationDefinitionNode, ValueNode } from 'graphql';
import type { ListSizeRule } from './cost-rules';
import type { Cost, CostRun } from './cost-terms';

/** How long a list becomes; `fallback` where nobody says. */
export function listSize(
  rule: ListSizeRule,
  { field, node, coordinate, defaults, fallback }: ListField,
): Cost {
  const otherwise = rule.assumedSize ?? fallback;
  if (rule.slicingArguments.length === 0) return otherwise;
  const given = rule.slicingArguments.map((path) => {
    const [name = '', ...inner] = path.split('.');
    const argument = node.arguments?.find((each) => each.name.value === name);
    const fallbackValue = field.args.find((each) => each.name === name)?.defaultValue;
    return { inner, value: argument?.value, fallbackValue };
  });
  const sizeFor = (run: CostRun | null): number => {
    let size: number | null = null;
    let count = 0;
    for (const { inner, value, fallbackValue } of given) {
      const own = value === undefined ? undefined : valueOf(value, run, defaults);
      const length = lengthOf(within(own ?? fallbackValue, inner));
      if (length === null) continue;
      count += 1;
      size = Math.max(size ?? 0, length);
    }
    if (rule.requireOneSlicingArgument && count !== 1 && run !== null)
      run.unsized ??= { field: coordinate, arguments: rule.slicingArguments };
    return size ?? otherwise;
  };
  const isOpen = given.some(({ value }) => value !== undefined && hasVariable(value));
  // Whether a size is missing is said when the operation is run.
  if (isOpen || rule.requireOneSlicingArgument) return (run) => sizeFor(run);
  return sizeFor(null);
}

interface ListField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly coordinate: string;
  readonly defaults: VariableDefaults;
  readonly fallback: number;
}

/** What variables are when they are not given. */
export type VariableDefaults = Readonly<Record<string, unknown>>;

export function variableDefaults(operation: OperationDefinitionNode): VariableDefaults {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return defaults;
}

export function valueOf(
  value: ValueNode,
  run: Pick<CostRun, 'variables'> | null,
  defaults: VariableDefaults,
): unknown {
  if (value.kind === Kind.VARIABLE) return variableOf(value.name.value, run, defaults);
  if (!hasVariable(value)) return valueFromASTUntyped(value);
  return valueFromASTUntyped(value, { ...defaults, ...run?.variables });
}

export function variableOf(
  name: string,
  run: Pick<CostRun, 'variables'> | null,
  defaults: VariableDefaults,
): unknown {
  const variables = run?.variables ?? {};
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return given === undefined ? defaults[name] : given;
}

export function hasVariable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(hasVariable);
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariable(field.value));
    default:
      return false;
  }
}

function within(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
  }
  return found;
}

/** A list of keys asks for as many as it has. */
function lengthOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && !Number.isNaN(value) ? Math.max(0, value) : null;
}
