import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea } from '@gezhi/persistence';
import type { BranchKind, OrganizedTier } from '../../domain/party-org/party-org.codes';
import { PartyOrg } from '../../domain/party-org/party-org.entity';

export interface PartyOrgFilter {
  readonly tiers?: readonly OrganizedTier[] | null;
  readonly branchKinds?: readonly BranchKind[] | null;
}

/** The party organisations of an area and all below it that exist today, from the largest area down. */
export function partyOrgsWithin({ tiers, branchKinds }: PartyOrgFilter = {}): ListOf<PartyOrg> {
  return {
    entity: PartyOrg,
    on: withinArea(),
    where: [
      sql`t.dissolved_on IS NULL`,
      ...(tiers ? [sql`t.tier = ANY(${tiers})`] : []),
      ...(branchKinds ? [sql`t.branch_kind = ANY(${branchKinds})`] : []),
    ],
    orderBy: 'areaCode',
    direction: 'ASC',
  };
}
