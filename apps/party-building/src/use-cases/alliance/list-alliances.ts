import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import { Alliance } from '../../domain/alliance/alliance.entity';
import { AllianceMember } from '../../domain/alliance/alliance-member.entity';

/** The active alliances of an area and all below it, from the largest area down. Who is allied is public. */
export function alliancesWithin(): ListOf<Alliance> {
  return { ...BY_AREA, on: withinArea(), where: [sql`t.state = 'ACTIVE'`] };
}

/** The active alliances an organisation is a member of. */
export function alliancesOf(): ListOf<Alliance> {
  return {
    ...BY_AREA,
    on: sql`EXISTS (SELECT FROM alliance_member m WHERE m.alliance_id = t.id
      AND m.organization_id = p.key::uuid AND m.left_on IS NULL)`,
    where: [sql`t.state = 'ACTIVE'`],
  };
}

/** The members of an alliance, the oldest membership first. */
export function membersOf(withFormer: boolean): ListOf<AllianceMember> {
  return {
    entity: AllianceMember,
    on: sql`t.alliance_id = p.key::uuid`,
    where: withFormer ? [] : [sql`t.left_on IS NULL`],
    orderBy: 'joinedOn',
    direction: 'ASC',
  };
}

const BY_AREA = { entity: Alliance, orderBy: 'areaCode', direction: 'ASC' } as const;
