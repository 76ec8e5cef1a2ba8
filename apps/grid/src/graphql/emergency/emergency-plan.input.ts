import { KnownOrganization, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type {
  IncidentKind,
  ResourceKind,
  ResponseLevel,
} from '../../domain/emergency/emergency.codes';
import {
  EmergencyKindEnum,
  EmergencyResourceKindEnum,
  ResponseLevelEnum,
} from './emergency-plan.type';

@InputType('EmergencyPlanLevelInput', { description: 'A level of response.' })
export class EmergencyPlanLevelInput {
  @Field(() => ResponseLevelEnum, { description: 'The level; each once.' })
  level!: ResponseLevel;

  @Field(() => String, { description: 'When it is called, 2 to 500 characters.' })
  @Length(2, 500)
  condition!: string;

  @Field(() => String, { description: 'What is done then, 2 to 1,000 characters.' })
  @Length(2, 1_000)
  action!: string;
}

@InputType('EmergencyPlanRoleInput', { description: 'What an organisation does.' })
export class EmergencyPlanRoleInput {
  @Field(() => String, { description: 'The role, 2 to 200 characters.' })
  @Length(2, 200)
  role!: string;

  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  @KnownOrganization()
  organizationId!: string;
}

@InputType('EmergencyPlanNeedInput', { description: 'What a level needs.' })
export class EmergencyPlanNeedInput {
  @Field(() => ResponseLevelEnum, { description: 'The level.' })
  level!: ResponseLevel;

  @Field(() => EmergencyResourceKindEnum, { description: 'The kind of resource.' })
  resource!: ResourceKind;

  @Field(() => Int, { description: 'How many.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;
}

@InputType('DraftEmergencyPlanInput', { description: 'The next version of a plan.' })
export class DraftEmergencyPlanInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The city, district or subdistrict.' })
  areaCode!: string;

  @Field(() => String, {
    description: 'What it is known by: capital letters, digits, underscores.',
  })
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  code!: string;

  @Field(() => EmergencyKindEnum, { description: 'The kind of emergency.' })
  kind!: IncidentKind;

  @Field(() => String, { description: 'Its title, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => [EmergencyPlanLevelInput], { description: 'Its levels, 1 to 4.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  levels!: EmergencyPlanLevelInput[];

  @Field(() => [EmergencyPlanRoleInput], { description: 'Who does what, 1 to 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  roles!: EmergencyPlanRoleInput[];

  @Field(() => [EmergencyPlanNeedInput], { defaultValue: [], description: 'Needs, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  needs!: EmergencyPlanNeedInput[];
}

@InputType('PublishEmergencyPlanInput', { description: 'Publishing a drafted plan.' })
export class PublishEmergencyPlanInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'The document it is published with.' })
  @Length(2, 200)
  basisDoc!: string;

  @Field(() => LocalDateScalar, { description: 'Its first day: today or later.' })
  effectiveFrom!: string;
}

@InputType('AddEmergencyResourceInput', { description: 'Supplies or a team.' })
export class AddEmergencyResourceInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'Where it is kept.' })
  areaCode!: string;

  @Field(() => EmergencyResourceKindEnum, { description: 'The kind.' })
  kind!: ResourceKind;

  @Field(() => String, { description: 'What it is, 2 to 100 characters.' })
  @Length(2, 100)
  name!: string;

  @Field(() => String, { description: 'What it is counted in, 1 to 20 characters.' })
  @Length(1, 20)
  unit!: string;

  @Field(() => String, { description: 'The store or station, 2 to 200 characters.' })
  @Length(2, 200)
  place!: string;

  @Field(() => Int, { description: 'How many.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  quantity!: number;

  @Field(() => ID, { description: 'Whose it is.' })
  @IsUUID()
  @KnownOrganization()
  ownerOrganizationId!: string;
}

@InputType('CountEmergencyResourceInput', { description: 'A resource counted anew.' })
export class CountEmergencyResourceInput {
  @Field(() => ID, { description: 'The resource.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => Int, { description: 'How many there are, with those that are with incidents.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'The store, where it moved.' })
  @IsOptional()
  @Length(2, 200)
  place?: string | null;
}

@ArgsType()
export class EmergencyPlanListArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: also drafts and superseded versions.',
  })
  everyVersion!: boolean;
}

@ArgsType()
export class EmergencyResourceListArgs extends PageArgs {
  @Field(() => [EmergencyResourceKindEnum], { nullable: true, description: 'Only these kinds.' })
  @IsOptional()
  @ArrayMaxSize(8)
  kinds?: ResourceKind[] | null;
}
