/** The four departments, as folders of `apps/` and names in the supergraph. */
export const DEPARTMENTS = ['grid', 'party-building', 'services', 'enforcement'] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** `party-building` → `PARTY_BUILDING`: how its variables begin. */
export function variableOf(department: Department): string {
  return department.replaceAll('-', '_').toUpperCase();
}
