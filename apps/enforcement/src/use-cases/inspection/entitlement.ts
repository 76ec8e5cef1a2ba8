import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';

/** That an organisation exercises a power of a department. */
export interface Claim {
  readonly organizationId: string;
  readonly departmentCode: string;
  readonly powerItemCode: string;
}

/** When and where the claims are made. */
export interface Occasion {
  readonly areaCode: string;
  readonly openedAt: Date;
  /** The day of the visit, as far as it is still ahead; else the day the inspection was opened. */
  readonly until: LocalDate;
}

/**
 * The positions of claims that do not hold (E1). A claim holds by a delegation, or by the list of inspecting bodies,
 * in force on the day of opening and until the visit. What was ended after the opening still counts: opened work
 * keeps its authority (E5).
 */
export async function unfoundedClaims(
  uow: UnitOfWork,
  claims: readonly Claim[],
  { areaCode, openedAt, until }: Occasion,
): Promise<number[]> {
  const openedOn = localDateOf(openedAt);
  const query = sql`SELECT c.position::int AS position
    FROM unnest(${claims.map((claim) => claim.organizationId)}::uuid[],
      ${claims.map((claim) => claim.departmentCode)}::text[],
      ${claims.map((claim) => claim.powerItemCode)}::text[])
      WITH ORDINALITY AS c(organization_id, department_code, power_item_code, position)
    WHERE NOT EXISTS (
      SELECT FROM delegation d
      WHERE d.to_organization_id = c.organization_id AND d.power_item_code = c.power_item_code
        AND starts_with(${areaCode}, d.area_code)
        AND d.published_at <= ${openedAt} AND d.effective_from <= ${openedOn}
        AND (d.effective_to IS NULL OR d.effective_to >= ${until} OR d.withdrawn_at > ${openedAt}))
    AND NOT EXISTS (
      SELECT FROM inspection_body b
      WHERE b.organization_id = c.organization_id AND b.department_code = c.department_code
        AND starts_with(${areaCode}, b.area_code)
        AND b.created_at <= ${openedAt} AND b.effective_from <= ${openedOn}
        AND (b.effective_to IS NULL OR b.effective_to >= ${until} OR b.updated_at > ${openedAt}))
    ORDER BY 1`;
  const rows = await uow.manager.query<{ position: number }[]>(query.text, query.values);
  return rows.map(({ position }) => position - 1);
}
