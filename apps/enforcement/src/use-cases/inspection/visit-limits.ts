import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { InspectionTrigger } from '../../domain/inspection/inspection.codes';
import { Inspection } from '../../domain/inspection/inspection.entity';
import type { RegulatedSite } from '../../domain/site/regulated-site.entity';
import { VisitCap } from '../../domain/site/visit-cap.entity';
import { Between, Not } from 'typeorm';

/**
 * Whether one more visit to the locked site is beyond its yearly cap (E3): true only for a complaint, which is exempt;
 * SITE_YEARLY_CAP for any other. Visits made because of complaints use up nothing.
 */
export async function beyondYearlyCap(
  uow: UnitOfWork,
  site: RegulatedSite,
  plannedOn: LocalDate,
  trigger: InspectionTrigger,
): Promise<Result<boolean>> {
  const { supervisionClass } = site;
  const cap = await uow.manager.findOneBy(VisitCap, { supervisionClass });
  if (!cap) return ok(false);
  const year = plannedOn.slice(0, 4);
  // By whomever: the cap protects the site, not the inspector.
  const visits = await uow.beyondSight((manager) =>
    manager.countBy(Inspection, {
      siteId: site.id,
      plannedOn: Between(`${year}-01-01` as LocalDate, `${year}-12-31` as LocalDate),
      trigger: Not('COMPLAINT'),
    }),
  );
  if (visits < cap.visitsPerYear) return ok(false);
  if (trigger === 'COMPLAINT') return ok(true);
  return refuse('SITE_YEARLY_CAP', { visits, year, supervisionClass, cap: cap.visitsPerYear });
}

/** The day on which each question was last put to the site. */
export async function lastCheckedDays(
  uow: UnitOfWork,
  siteId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, LocalDate>> {
  const query = sql`SELECT f.item_code, max(f.checked_at) AS checked_at FROM finding f
    WHERE f.site_id = ${siteId} AND f.item_code = ANY(${codes}::text[]) AND f.result <> 'NOT_APPLICABLE'
    GROUP BY f.item_code`;
  const rows = await uow.beyondSight((manager) =>
    manager.query<{ item_code: string; checked_at: Date }[]>(query.text, query.values),
  );
  return new Map(rows.map((row) => [row.item_code, localDateOf(row.checked_at)]));
}
