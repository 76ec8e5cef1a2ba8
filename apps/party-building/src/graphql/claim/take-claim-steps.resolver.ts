import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Claim } from '../../domain/claim/claim.entity';
import { assistClaim } from '../../use-cases/claim/assist-claim';
import { claimItem } from '../../use-cases/claim/claim-item';
import { closeClaim, expireClaim } from '../../use-cases/claim/end-claim';
import { returnClaim } from '../../use-cases/claim/return-claim';
import {
  acceptClaim,
  deliverClaim,
  startClaim,
  verifyClaim,
} from '../../use-cases/claim/work-on-claim';
import type { PartyBuildingContext } from '../context';
import {
  ClaimListItemInput,
  ClaimStepInput,
  DeliverClaimInput,
  ReturnClaimInput,
} from './claim.input';
import { ClaimType } from './claim.type';

const result = (name: string): object => mutationResult(name, 'Claim', () => ClaimType);
const ClaimListItemResult = result('ClaimListItemResult');
const AssistClaimResult = result('AssistClaimResult');
const AcceptClaimResult = result('AcceptClaimResult');
const StartClaimResult = result('StartClaimResult');
const DeliverClaimResult = result('DeliverClaimResult');
const VerifyClaimResult = result('VerifyClaimResult');
const CloseClaimResult = result('CloseClaimResult');
const ReturnClaimResult = result('ReturnClaimResult');
const ExpireClaimResult = result('ExpireClaimResult');

@Resolver(() => ClaimType)
export class TakeClaimStepsResolver {
  @Authenticated()
  @Mutation(() => ClaimListItemResult, {
    description:
      'Claims a need or risk (认领) for the caller’s organisation, which leads it. Roles: representatives of members, never the owner.',
  })
  claimListItem(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimListItemInput) input: ClaimListItemInput,
  ): Promise<Result<Claim>> {
    return claimItem(context, input);
  }

  @Authenticated()
  @Mutation(() => AssistClaimResult, {
    description:
      'Helps with a claim another member leads (协助认领). Roles: representatives of members, never the owner.',
  })
  assistClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return assistClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptClaimResult, {
    description: 'Confirms who has claimed the need (双方确认). Roles: its owner.',
  })
  acceptClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return acceptClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => StartClaimResult, {
    description: 'Begins the work (实施). Roles: the lead claimer.',
  })
  startClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return startClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => DeliverClaimResult, {
    description: 'Delivers (交付). Roles: the lead claimer.',
  })
  deliverClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => DeliverClaimInput) input: DeliverClaimInput,
  ): Promise<Result<Claim>> {
    return deliverClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => VerifyClaimResult, {
    description: 'Confirms the delivery (验收). Roles: the owner of the need, never a claimer.',
  })
  verifyClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return verifyClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseClaimResult, {
    description:
      'Closes a verified claim (销号) and settles its item. Roles: the owner, organisers of the area.',
  })
  closeClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return closeClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => ReturnClaimResult, {
    description:
      'Gives a claim back (退回); the item opens for the next claimer. Roles: the owner; before delivery also the lead claimer.',
  })
  returnClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ReturnClaimInput) input: ReturnClaimInput,
  ): Promise<Result<Claim>> {
    return returnClaim(context, input);
  }

  @Authenticated()
  @Mutation(() => ExpireClaimResult, {
    description:
      'Takes an item off the list that nobody claimed in time (逾期未认领). Roles: the owner, organisers of the area.',
  })
  expireClaim(
    @Ctx() context: PartyBuildingContext,
    @Arg('input', () => ClaimStepInput) input: ClaimStepInput,
  ): Promise<Result<Claim>> {
    return expireClaim(context, input);
  }
}
