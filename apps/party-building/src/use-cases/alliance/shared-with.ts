import type { Actor } from '@gezhi/identity';
import { covers, hasRole, readsByGrant } from '@gezhi/identity';
import { isId } from '@gezhi/kernel';
import type { ListOf, Sql, UnitOfWork } from '@gezhi/persistence';
import { sql, withinAreas } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../../domain/claim/claim.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { ORGANISERS } from '../../domain/permissions';
import { firstByKey } from '../first-by-key';
import { isMember } from './membership';

/** What an alliance shares: its lists, and the claims made on them. */
export type Shared = AllianceListItem | Claim;

/**
 * The four lists are shared inside the alliance only (P8): with its members, and with the organisers and command
 * centres of its area. Everybody else, whatever the role, sees nothing and is not told that there is something.
 */
export function sharedWith(actor: Actor): Sql {
  const { organizationId } = actor;
  // By grant: which rows that is, the row rules say; the areas of the token hold as well.
  if (readsByGrant(actor)) return withinAreas(actor.areas);
  const ofTheArea = hasRole(actor, ...ORGANISERS) ? withinAreas(actor.areas) : sql`false`;
  if (organizationId === null || !isId(organizationId)) return ofTheArea;
  return sql`${ofTheArea} OR EXISTS (SELECT FROM alliance_member m WHERE m.alliance_id = t.alliance_id
    AND m.organization_id = ${organizationId}::uuid AND m.left_on IS NULL)`;
}

/** The same rule for one object. */
export async function isSharedWith(
  { allianceId, areaCode }: Pick<Shared, 'allianceId' | 'areaCode'>,
  actor: Actor,
  uow: UnitOfWork,
): Promise<boolean> {
  if (hasRole(actor, ...ORGANISERS) && covers(actor, areaCode)) return true;
  return isMember(uow, allianceId, actor.organizationId);
}

/** Shared objects by id, in one statement; those the actor may not see are absent like those that do not exist. */
export function findShared<E extends Shared>(
  manager: EntityManager,
  actor: Actor,
  entity: ListOf<E>['entity'],
  ids: readonly string[],
): Promise<Map<string, E>> {
  return firstByKey(manager, ids.filter(isId), {
    entity,
    on: sql`t.id = p.key::uuid`,
    where: [sharedWith(actor)],
    orderBy: 'id',
    direction: 'ASC',
  });
}
