import { IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CLAIM_DAYS } from '../../domain/claim/claim.rules';
import type { AllianceListKind, ClaimTheme } from '../../domain/list-item/list-item.codes';
import { StepFields } from '../step.input';
import { AllianceListKindEnum, ClaimThemeEnum } from './list-item.type';

@InputType('PublishListItemInput', {
  description: 'What the caller’s organisation puts on a list of an alliance.',
})
export class PublishListItemInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second item. 8 to 100 characters.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The alliance; the caller’s organisation is a member of it.' })
  allianceId!: string;

  @Field(() => AllianceListKindEnum, { description: 'Which of the four lists.' })
  kind!: AllianceListKind;

  @Field(() => ClaimThemeEnum, { defaultValue: 'OTHER', description: 'What it is about.' })
  theme!: ClaimTheme;

  @Field(() => String, {
    description: 'The item in one line, 2 to 100 characters; no personal data.',
  })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'More about it, up to 2000 characters; no personal data.',
  })
  @MaxLength(2_000)
  description!: string;

  @Field(() => Int, {
    nullable: true,
    description: `Days within which a need or risk must be claimed, ${CLAIM_DAYS.least} to ${CLAIM_DAYS.most}; ${CLAIM_DAYS.usual} when left out.`,
  })
  @IsOptional()
  @Min(CLAIM_DAYS.least)
  @Max(CLAIM_DAYS.most)
  claimDays?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The event it comes from (来源事件), such as a matter of the hotline.',
  })
  @IsOptional()
  @IsUUID()
  sourceEventId?: string | null;
}

@InputType('WithdrawListItemInput', { description: 'Taking an item off its list.' })
export class WithdrawListItemInput extends StepFields {}
