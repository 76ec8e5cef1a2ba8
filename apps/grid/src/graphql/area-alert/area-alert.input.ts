import { PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AreaAlertType } from '../../domain/area-alert/area-alert.codes';
import type { AreaAlertState } from '../../domain/area-alert/area-alert.states';
import { AreaAlertStateEnum, AreaAlertTypeEnum } from './area-alert.type';

@InputType('AreaAlertStepInput', { description: 'A step of an area alert.' })
export class AreaAlertStepInput {
  @Field(() => ID, { description: 'The alert.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'For the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@InputType('LinkAreaAlertActionInput', {
  description: 'What is done about an alert: one of the two.',
})
export class LinkAreaAlertActionInput extends AreaAlertStepInput {
  @Field(() => ID, { nullable: true, description: 'An event in its area.' })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A whistle in its area.' })
  @IsOptional()
  @IsUUID()
  whistleId?: string | null;
}

@InputType('EndAreaAlertInput', { description: 'What came of an alert.' })
export class EndAreaAlertInput extends AreaAlertStepInput {
  @Field(() => String, { description: 'What came of it, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  outcome!: string;
}

@InputType('AreaAlertFilter', { description: 'Which alerts of a list.' })
export class AreaAlertFilterInput {
  @Field(() => [AreaAlertStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: AreaAlertState[] | null;

  @Field(() => [AreaAlertTypeEnum], { nullable: true, description: 'Of one of these types.' })
  @IsOptional()
  @ArrayMaxSize(7)
  types?: AreaAlertType[] | null;
}

@ArgsType()
export class AreaAlertListArgs extends PageArgs {
  @Field(() => AreaAlertFilterInput, { nullable: true, description: 'Which alerts.' })
  filter?: AreaAlertFilterInput | null;
}
