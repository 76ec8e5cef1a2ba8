import type { Excess, OperationLimits } from './operation-limits';

/**
 * Whether variables hold more values, or deeper ones, than are looked at. What a list of 100,000 items costs is paid
 * again by everybody who reads it: the check against the schema, the subgraph, its database.
 */
export function excessOfVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: Pick<OperationLimits, 'variableValues' | 'variableDepth'>,
): Excess | null {
  const count = { values: 0 };
  for (const name in variables) {
    const excess = look(variables[name], 1, count, limits);
    if (excess !== null) return excess;
  }
  return null;
}

function look(
  value: unknown,
  depth: number,
  count: { values: number },
  limits: Pick<OperationLimits, 'variableValues' | 'variableDepth'>,
): Excess | null {
  count.values += 1;
  if (count.values > limits.variableValues)
    return { code: 'VARIABLES_TOO_LARGE', given: count.values, limit: limits.variableValues };
  if (typeof value !== 'object' || value === null) return null;
  if (depth > limits.variableDepth)
    return { code: 'VARIABLES_TOO_DEEP', given: depth, limit: limits.variableDepth };
  if (Array.isArray(value)) {
    for (const each of value) {
      const excess = look(each, depth + 1, count, limits);
      if (excess !== null) return excess;
    }
    return null;
  }
  for (const name in value) {
    const excess = look((value as Record<string, unknown>)[name], depth + 1, count, limits);
    if (excess !== null) return excess;
  }
  return null;
}
