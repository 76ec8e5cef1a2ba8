/** OR of ANDs: one of the lists must be held in full. */
export type Alternatives = readonly (readonly string[])[];

/** One thing a caller must have; exactly one of the three. */
export type Condition =
  | { readonly authenticated: true }
  | { readonly scopes: Alternatives }
  | { readonly policies: Alternatives };

/**
 * What it takes to be given a field or a type. Every condition must hold. Conditions are kept beside each
 * other and not multiplied out, so that the strictest of many members stays as long as their list.
 */
export interface Requirement {
  /** Equal requirements have equal keys. */
  readonly key: string;
  readonly conditions: readonly Condition[];
}

/** Anybody may have it. */
export const PUBLIC: Requirement = { key: '', conditions: [] };

/** The strictest of several: all of them. */
export function allOf(requirements: Iterable<Requirement>): Requirement {
  const conditions = new Map<string, Condition>();
  for (const requirement of requirements) {
    for (const condition of requirement.conditions) {
      conditions.set(JSON.stringify(condition), condition);
    }
  }
  if (conditions.size === 0) return PUBLIC;
  const keys = [...conditions.keys()].sort();
  return { key: keys.join(' '), conditions: keys.map((key) => conditions.get(key) as Condition) };
}

export function requirementOf(condition: Condition): Requirement {
  return allOf([{ key: '', conditions: [normal(condition)] }]);
}

/** True when whoever meets the first meets the second for certain. */
export function implies(stricter: Requirement, other: Requirement): boolean {
  return other.conditions.every((wanted) =>
    stricter.conditions.some((held) => impliesCondition(held, wanted)),
  );
}

function impliesCondition(held: Condition, wanted: Condition): boolean {
  if ('authenticated' in wanted) return 'authenticated' in held;
  if ('scopes' in wanted) return 'scopes' in held && covers(held.scopes, wanted.scopes);
  return 'policies' in held && covers(held.policies, wanted.policies);
}

function covers(held: Alternatives, wanted: Alternatives): boolean {
  return held.every((names) =>
    wanted.some((needed) => needed.every((name) => names.includes(name))),
  );
}

function normal(condition: Condition): Condition {
  if ('scopes' in condition) return { scopes: sorted(condition.scopes) };
  if ('policies' in condition) return { policies: sorted(condition.policies) };
  return condition;
}

function sorted(alternatives: Alternatives): Alternatives {
  const lists = alternatives.map((names) => [...new Set(names)].sort());
  const distinct = new Map(lists.map((names) => [JSON.stringify(names), names]));
  return [...distinct.keys()].sort().map((key) => distinct.get(key) as readonly string[]);
}
