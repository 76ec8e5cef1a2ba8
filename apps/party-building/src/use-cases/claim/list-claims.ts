import type { Actor } from '@gezhi/identity';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { Claim } from '../../domain/claim/claim.entity';
import type { ClaimState } from '../../domain/claim/claim.states';
import { ClaimTransition } from '../../domain/claim/claim-transition.entity';
import { sharedWith } from '../alliance/shared-with';

export interface ClaimFilter {
  readonly states?: readonly ClaimState[] | null;
}

/** The claims an organisation leads or assists that the caller may see, the newest first. */
export function claimsOf(actor: Actor, { states }: ClaimFilter = {}): ListOf<Claim> {
  return {
    entity: Claim,
    on: sql`t.lead_organization_id = p.key::uuid OR t.assistant_ids @> ARRAY[p.key]`,
    where: [sharedWith(actor), ...(states ? [sql`t.state = ANY(${states})`] : [])],
    orderBy: 'openedAt',
    direction: 'DESC',
  };
}

/** All claims of an item, the present one first; whoever sees an item sees them. */
export function claimsOfItem(): ListOf<Claim> {
  return {
    entity: Claim,
    on: sql`t.item_id = p.key::uuid`,
    orderBy: 'round',
    direction: 'DESC',
  };
}

/** What happened to a claim, in order; whoever sees a claim sees its history. */
export function historyOfClaim(): ListOf<ClaimTransition> {
  return {
    entity: ClaimTransition,
    on: sql`t.claim_id = p.key::uuid`,
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}
