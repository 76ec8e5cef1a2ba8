import type { ListOf, Sql } from '@gezhi/persistence';
import { areaRange } from '@gezhi/kernel';
import { sql } from '@gezhi/persistence';
import type { OrganizationKind } from '../../domain/organization/organization.codes';
import { Organization } from '../../domain/organization/organization.entity';

export interface OrganizationFilter {
  readonly kinds?: readonly OrganizationKind[] | null;
  readonly areaCode?: string | null;
  readonly name?: string | null;
  readonly departmentCode?: string | null;
}

/** The register of organisations, by name. Who exists is public. */
export function organizationsLike(filter: OrganizationFilter = {}): ListOf<Organization> {
  return { ...BY_NAME, on: sql`true`, where: conditions(filter) };
}

/** The organisations directly below another, by name. */
export function organizationsBelow(): ListOf<Organization> {
  return { ...BY_NAME, on: sql`t.parent_id = p.key::uuid` };
}

const BY_NAME = { entity: Organization, orderBy: 'name', direction: 'ASC' } as const;

function conditions({ kinds, areaCode, name, departmentCode }: OrganizationFilter): Sql[] {
  const found: Sql[] = [];
  if (kinds) found.push(sql`t.kind = ANY(${kinds})`);
  if (areaCode) {
    const { from, below } = areaRange(areaCode);
    found.push(sql`t.area_code >= ${from} AND t.area_code < ${below}`);
  }
  if (name) found.push(sql`strpos(t.name, ${name}) > 0`);
  if (departmentCode) found.push(sql`t.department_code = ${departmentCode}`);
  return found;
}
