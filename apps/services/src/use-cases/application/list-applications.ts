import type { Actor } from '@gezhi/identity';
import { isSignedIn } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea, withinAreas } from '@gezhi/persistence';
import { isStaff } from '../../domain/application/application.access';
import { ApplicationTransition } from '../../domain/application/application-transition.entity';
import { Application } from '../../domain/application/application.entity';
import type { ApplicationState } from '../../domain/application/application.states';

export interface ApplicationFilter {
  readonly states?: readonly ApplicationState[] | null;
  /** Only those silence has accepted. */
  readonly deemedAccepted?: boolean | null;
}

/** What an organisation is to its applications. */
export type OrganizationPart = 'DECIDING' | 'RECEIVING';

/** The applications of an area and all below it that the caller may see, the newest first. */
export function applicationsWithin(
  actor: Actor,
  filter: ApplicationFilter = {},
): ListOf<Application> {
  return list(actor, filter, withinArea());
}

/** The applications an organisation decides or received, that the caller may see, the newest first. */
export function applicationsOf(
  actor: Actor,
  part: OrganizationPart,
  filter: ApplicationFilter = {},
): ListOf<Application> {
  const column = part === 'DECIDING' ? 'implementing_organization_id' : 'receiving_organization_id';
  return list(actor, filter, ofKey(column));
}

/** The steps of an application, in their order. */
export function stepsOfApplication(): ListOf<ApplicationTransition> {
  return {
    entity: ApplicationTransition,
    on: ofKey('application_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

function list(
  actor: Actor,
  { states, deemedAccepted }: ApplicationFilter,
  on: Sql,
): ListOf<Application> {
  return {
    entity: Application,
    on,
    where: [
      readableBy(actor),
      ...(states ? [sql`t.state = ANY(${states})`] : []),
      ...(deemedAccepted ? [sql`t.deemed_accepted_at IS NOT NULL`] : []),
    ],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** `mayRead` as a condition on rows. */
function readableBy(actor: Actor): Sql {
  if (!isSignedIn(actor)) return sql`false`;
  const own = sql`t.applicant_subject = ${actor.subject}`;
  if (!isStaff(actor)) return own;
  const { organizationId } = actor;
  return sql`${withinAreas(actor.areas)} OR ${own}
    OR t.implementing_organization_id = ${organizationId} OR t.receiving_organization_id = ${organizationId}`;
}
