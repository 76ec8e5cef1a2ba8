import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { DataGrantState } from '../domain/data-grant.states';
import { DATA_GRANT_PERMISSIONS } from '../domain/data-grant.permissions';
import { DataGrant } from '../domain/data-grant.entity';
import type { DataPurpose } from '../domain/purpose.codes';

export interface DataGrantFilter {
  readonly states?: readonly DataGrantState[] | null;
  readonly purposes?: readonly DataPurpose[] | null;
  readonly clientOrganizationId?: string | null;
}

/** Whether the actor may ask for lists of grants at all; which it sees is for the rule of rows. */
export function mayListDataGrants(actor: Actor): Result<void> {
  const allowed = authorise(actor, DATA_GRANT_PERMISSIONS, 'dataGrant.list');
  return allowed.ok ? ok() : allowed;
}

/** The grants the caller may see, the newest first: the own ones, or all of the area for those who decide or audit. */
export function dataGrants({
  states,
  purposes,
  clientOrganizationId,
}: DataGrantFilter): ListOf<DataGrant> {
  return {
    entity: DataGrant,
    on: sql`true`,
    where: [
      ...(states ? [sql`t.state = ANY(${[...states]})`] : []),
      ...(purposes ? [sql`t.purpose = ANY(${[...purposes]})`] : []),
      ...(clientOrganizationId
        ? [sql`t.client_organization_id::text = ${clientOrganizationId}`]
        : []),
    ],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}
