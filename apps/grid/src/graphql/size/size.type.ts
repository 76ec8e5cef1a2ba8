import { codeEnum, connectionType, InstantScalar } from '@gezhi/subgraph';
import { IsOptional, Length } from 'class-validator';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import type { SizeDecision, SizeFigure, SizeProposalKind } from '../../domain/size/size.codes';
import { SIZE_DECISIONS, SIZE_FIGURES, SIZE_PROPOSALS } from '../../domain/size/size.codes';

export const SizeProposalEnum = codeEnum(SIZE_PROPOSALS);
export const SizeFigureEnum = codeEnum(SIZE_FIGURES);
export const SizeDecisionEnum = codeEnum(SIZE_DECISIONS);

@ObjectType('GridSizeReason', { description: 'A figure beside the threshold it crosses.' })
export class GridSizeReasonType {
  @Field(() => SizeFigureEnum, { description: 'What is measured.' })
  figure!: SizeFigure;

  @Field(() => Float, { description: 'What it is now.' })
  value!: number;

  @Field(() => Float, { description: 'From where on something is suggested.' })
  threshold!: number;

  @Field(() => String, { description: 'Where the threshold comes from.' })
  source!: string;
}

@ObjectType('GridSizeDecisionRecord', { description: 'What was decided about a proposal before.' })
export class GridSizeDecisionType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => SizeProposalEnum, { description: 'What was proposed.' })
  kind!: SizeProposalKind;

  @Field(() => SizeDecisionEnum, { description: 'What was decided.' })
  decision!: SizeDecision;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => InstantScalar, { description: 'When.' })
  decidedAt!: Date;
}
export const GridSizeDecisionConnection = connectionType(
  'GridSizeDecisionRecord',
  () => GridSizeDecisionType,
);

@ObjectType('GridSizeProposal', {
  description:
    'What size and load of a grid suggest (规模评估建议), with every figure behind it. It is never acted on by itself.',
})
export class GridSizeProposalType {
  @Field(() => SizeProposalEnum, { description: 'What is suggested.' })
  kind!: SizeProposalKind;

  @Field(() => [GridSizeReasonType], {
    description: 'Why: for a split one figure is enough, for a merge all must be below.',
  })
  reasons!: GridSizeReasonType[];
}

@InputType('DecideGridSizeInput', { description: 'Deciding about a proposal.' })
export class DecideGridSizeInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key records once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The grid.' })
  gridCode!: string;

  @Field(() => SizeProposalEnum, { description: 'What is proposed; NOT_PROPOSED when it is not.' })
  kind!: SizeProposalKind;

  @Field(() => SizeDecisionEnum, { description: 'What is decided.' })
  decision!: SizeDecision;

  @Field(() => String, { description: 'Why, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  reason!: string;
}
