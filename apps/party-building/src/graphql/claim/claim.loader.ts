import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { Claim } from '../../domain/claim/claim.entity';
import type { ClaimTransition } from '../../domain/claim/claim-transition.entity';
import { findShared } from '../../use-cases/alliance/shared-with';
import { historyOfClaim } from '../../use-cases/claim/list-claims';
import type { PartyBuildingContext } from '../context';

export const claimById = batched<PartyBuildingContext, Claim>('Claim', ({ database, actor }, ids) =>
  findShared(database.manager, actor, Claim, ids),
);

export const stepsOfClaim = listField<ClaimTransition, PageArgs, PartyBuildingContext>(
  'Claim.history',
  historyOfClaim,
);
