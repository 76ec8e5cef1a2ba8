import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { idOfKey, ofKey, sql, withinArea, withinAreas } from '@gezhi/persistence';
import type { InspectionTrigger } from '../../domain/inspection/inspection.codes';
import type { InspectionState } from '../../domain/inspection/inspection.states';
import { Clue } from '../../domain/inspection/clue.entity';
import { Finding } from '../../domain/inspection/finding.entity';
import { Inspection } from '../../domain/inspection/inspection.entity';
import { InspectionBody } from '../../domain/inspection/inspection-body.entity';

export interface InspectionFilter {
  readonly states?: readonly InspectionState[] | null;
  readonly triggers?: readonly InspectionTrigger[] | null;
  readonly plannedFrom?: string | null;
  readonly plannedTo?: string | null;
}

/** The inspections in an area and all below it that the caller may see, the latest first. */
export function inspectionsWithin(actor: Actor, filter: InspectionFilter = {}): ListOf<Inspection> {
  return inspectionsOn(actor, withinArea(), filter);
}

/** The inspections of a site. */
export function inspectionsOfSite(actor: Actor, filter: InspectionFilter = {}): ListOf<Inspection> {
  return inspectionsOn(actor, ofKey('site_id'), filter);
}

/** The inspections an event led to. */
export function inspectionsFromEvent(
  actor: Actor,
  filter: InspectionFilter = {},
): ListOf<Inspection> {
  return inspectionsOn(actor, ofKey('source_event_id'), filter);
}

/** The inspections an organisation leads or carries a section of. */
export function inspectionsOf(actor: Actor, filter: InspectionFilter = {}): ListOf<Inspection> {
  return inspectionsOn(
    actor,
    sql`t.id IN (SELECT s.inspection_id FROM inspection_section s WHERE s.organization_id = ${idOfKey()}
      UNION SELECT i.id FROM inspection i WHERE i.lead_organization_id = ${idOfKey()})`,
    filter,
  );
}

/** One inspection by key, under the same rule. */
export function inspectionById(actor: Actor): ListOf<Inspection> {
  return inspectionsOn(actor, ofKey('id'));
}

/** What was found on a visit, by the code of the question. Who sees the inspection sees its findings. */
export function findingsOf(filter: { result?: string | null } = {}): ListOf<Finding> {
  return {
    entity: Finding,
    on: ofKey('inspection_id'),
    where: filter.result ? [sql`t.result = ${filter.result}`] : [],
    orderBy: 'itemCode',
    direction: 'ASC',
  };
}

/** The clues sent to an organisation, the latest first: for itself, the sender, and those whose area they lie in. */
export function cluesTo(actor: Actor): ListOf<Clue> {
  return {
    entity: Clue,
    on: ofKey('owner_organization_id'),
    where: [
      sql`${withinAreas(actor.areas)} OR t.owner_organization_id = ${actor.organizationId}
        OR t.from_organization_id = ${actor.organizationId}`,
    ],
    orderBy: 'sentAt',
    direction: 'DESC',
  };
}

/** The published list of bodies entitled to inspect on a day (检查主体清单): public. */
export function inspectionBodies(on: string): ListOf<InspectionBody> {
  return {
    entity: InspectionBody,
    on: sql`true`,
    where: [sql`t.effective_from <= ${on} AND (t.effective_to IS NULL OR t.effective_to >= ${on})`],
    orderBy: 'departmentCode',
    direction: 'ASC',
  };
}

function inspectionsOn(
  actor: Actor,
  on: Sql,
  { states, triggers, plannedFrom, plannedTo }: InspectionFilter = {},
): ListOf<Inspection> {
  return {
    entity: Inspection,
    on,
    where: [
      visibleTo(actor),
      ...(states ? [sql`t.state = ANY(${states})`] : []),
      ...(triggers ? [sql`t.trigger = ANY(${triggers})`] : []),
      ...(plannedFrom ? [sql`t.planned_on >= ${plannedFrom}`] : []),
      ...(plannedTo ? [sql`t.planned_on <= ${plannedTo}`] : []),
    ],
    orderBy: 'plannedOn',
    direction: 'DESC',
  };
}

/** An inspection is seen within the caller's areas and by the organisations that carry it out. */
function visibleTo({ areas, organizationId }: Actor): Sql {
  if (organizationId === null) return withinAreas(areas);
  return sql`${withinAreas(areas)} OR t.lead_organization_id = ${organizationId} OR EXISTS (
    SELECT FROM inspection_section v WHERE v.inspection_id = t.id AND v.organization_id = ${organizationId})`;
}
