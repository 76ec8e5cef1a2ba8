import {
  Authenticated,
  codeEnum,
  connectionType,
  InstantScalar,
  LocalDateScalar,
} from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ClaimState } from '../../domain/claim/claim.states';
import { CLAIM_STATES } from '../../domain/claim/claim.states';

export const ClaimStateEnum = codeEnum(CLAIM_STATES);

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('Claim', {
  description:
    'One round of claiming a need or risk (认领): it opens with the item and ends closed, returned, expired or withdrawn. ' +
    'Shared inside the alliance only (P8).',
})
export class ClaimType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: '1 for the first claim of the item.' })
  round!: number;

  @Field(() => ClaimStateEnum, { description: 'How far it has got.' })
  state!: ClaimState;

  @Field(() => InstantScalar, { description: 'When it opened.' })
  openedAt!: Date;

  @Field(() => LocalDateScalar, { description: 'The last day on which it can be claimed.' })
  claimBy!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was claimed.' })
  claimedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the owner confirmed it.' })
  acceptedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When work began.' })
  startedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was delivered.' })
  deliveredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was done, as the claimer says.' })
  delivery!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the owner verified it.' })
  verifiedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was closed, returned, expired or withdrawn.',
  })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const ClaimConnection = connectionType('Claim', () => ClaimType);

@ObjectType('ClaimStep', { description: 'One step in the life of a claim, as it happened.' })
export class ClaimStepType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The action, as in the state table of Claim.' })
  action!: string;

  @Field(() => ClaimStateEnum, {
    nullable: true,
    description: 'The state before; null for the step that opened it.',
  })
  fromState!: ClaimState | null;

  @Field(() => ClaimStateEnum, { description: 'The state after.' })
  toState!: ClaimState;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;
}

export const ClaimStepConnection = connectionType('ClaimStep', () => ClaimStepType);
