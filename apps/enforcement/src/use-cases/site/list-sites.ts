import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea, withinAreas } from '@gezhi/persistence';
import type { SiteKind, SupervisionClass } from '../../domain/site/site.codes';
import { RegulatedSite } from '../../domain/site/regulated-site.entity';

export interface SiteFilter {
  readonly kinds?: readonly SiteKind[] | null;
  readonly supervisionClasses?: readonly SupervisionClass[] | null;
}

/** The sites of an area and all below it that the caller may see, by name. */
export function sitesWithin(actor: Actor, filter: SiteFilter = {}): ListOf<RegulatedSite> {
  return {
    entity: RegulatedSite,
    on: withinArea(),
    where: [
      visibleTo(actor),
      ...(filter.kinds ? [sql`t.kind = ANY(${filter.kinds})`] : []),
      ...(filter.supervisionClasses
        ? [sql`t.supervision_class = ANY(${filter.supervisionClasses})`]
        : []),
    ],
    orderBy: 'name',
    direction: 'ASC',
  };
}

/** One site by key, under the same rule. */
export function siteById(actor: Actor): ListOf<RegulatedSite> {
  return {
    entity: RegulatedSite,
    on: ofKey('id'),
    where: [visibleTo(actor)],
    orderBy: 'id',
    direction: 'ASC',
  };
}

/** A site is seen within the caller's areas, and by the enterprise itself. */
function visibleTo(actor: Actor): Sql {
  return sql`${withinAreas(actor.areas)} OR t.organization_id = ${actor.organizationId}`;
}
