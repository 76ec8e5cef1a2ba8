import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { RuleAction } from '../../domain/dispatch/dispatch.codes';
import type { Urgency } from '../../domain/event/event.codes';
import type { MatterListKind } from '../../domain/matter-list/matter-list.codes';
import type { UnitLevel } from '../../domain/unit/unit.codes';
import { DeadlineUnitEnum, UrgencyEnum } from '../event/event.enums';
import { DEPARTMENT_CODE, UnitLevelEnum } from '../unit/handling-unit.type';
import { DispatchConditionsInput } from './conditions.type';
import { DispatchRuleActionEnum, MatterListKindEnum } from './matter-list.type';

const CODE = /^[A-Z0-9][A-Z0-9@._-]{1,59}$/;

@ArgsType()
export class MatterListArgs extends PageArgs {
  @Field(() => ID, { description: 'The area for which the lists are issued.' })
  @MaxLength(20)
  areaCode!: string;

  @Field(() => MatterListKindEnum, { nullable: true, description: 'Only this list.' })
  kind?: MatterListKind | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Only versions in force on this day.',
  })
  on?: string | null;
}

@ArgsType()
export class MatterListItemArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only matters of this category.' })
  @IsOptional()
  @MaxLength(100)
  categoryCode?: string | null;
}

@InputType('DraftMatterListInput', { description: 'The next version of a list.' })
export class DraftMatterListInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second draft.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => MatterListKindEnum, { description: 'Which list.' })
  kind!: MatterListKind;

  @Field(() => ID, { description: 'The area for which it is issued: a subdistrict or wider.' })
  @MaxLength(9)
  areaCode!: string;

  @Field(() => String, { description: 'The title, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, { description: 'Who issues it, 2 to 100 characters.' })
  @Length(2, 100)
  issuer!: string;
}

@InputType('UnitReferenceInput', {
  description:
    'Who is meant: an organisation, or a level of the place and a department; never both.',
})
export class UnitReferenceInput {
  @Field(() => ID, { nullable: true, description: 'One organisation.' })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => UnitLevelEnum, { nullable: true, description: 'The level of the place.' })
  level?: UnitLevel | null;

  @Field(() => String, { nullable: true, description: 'The department.' })
  @IsOptional()
  @Matches(DEPARTMENT_CODE)
  departmentCode?: string | null;
}

@InputType('ListLimitInput', { description: 'A limit of the catalogue in place of the usual one.' })
export class ListLimitInput {
  @Field(() => UrgencyEnum, { description: 'For matters of this urgency.' })
  urgency!: Urgency;

  @Field(() => DeadlineUnitEnum, { description: 'How it is counted.' })
  unit!: DeadlineUnit;

  @Field(() => Int, { description: 'How much, in the unit.' })
  @Min(1)
  @Max(1_000)
  amount!: number;
}

@InputType('MatterListItemInput', { description: 'A matter of a draft.' })
export class MatterListItemInput {
  @Field(() => String, { description: 'Its code: capitals, digits, dots, hyphens and @.' })
  @Matches(CODE)
  code!: string;

  @Field(() => String, { description: 'The matter, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The category it is about with all below it; required in the catalogue.',
  })
  @IsOptional()
  @MaxLength(100)
  categoryCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only here; the whole area of the list when left out.',
  })
  @IsOptional()
  @MaxLength(20)
  areaCode?: string | null;

  @Field(() => UnitReferenceInput, { nullable: true, description: 'Catalogue: who leads.' })
  @IsOptional()
  @ValidateNested()
  lead?: UnitReferenceInput | null;

  @Field(() => [UnitReferenceInput], { defaultValue: [], description: 'Catalogue: who assists.' })
  @ArrayMaxSize(10)
  @ValidateNested()
  assists!: UnitReferenceInput[];

  @Field(() => [ListLimitInput], { defaultValue: [], description: 'Catalogue: limits of its own.' })
  @ArrayMaxSize(4)
  @ValidateNested()
  limits!: ListLimitInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Catalogue: evidence is needed.' })
  evidenceRequired!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Catalogue: a unit at community level may get it (G11).',
  })
  communityAllowed!: boolean;
}

@InputType('EditMatterListInput', { description: 'All matters of a draft, in their order.' })
export class EditMatterListInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => [MatterListItemInput], { description: 'They replace those of the draft, 1 to 500.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  items!: MatterListItemInput[];
}

@InputType('DispatchRuleInput', { description: 'A rule of a draft.' })
export class DispatchRuleInput {
  @Field(() => String, { description: 'Its code: capitals, digits, dots and hyphens.' })
  @Matches(CODE)
  code!: string;

  @Field(() => Int, { description: 'The lowest is asked first; no two are the same.' })
  @Min(1)
  @Max(100_000)
  priority!: number;

  @Field(() => String, { description: 'What it is for, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => DispatchConditionsInput, { description: 'What a matter must be.' })
  @ValidateNested()
  conditions!: DispatchConditionsInput;

  @Field(() => DispatchRuleActionEnum, { description: 'What it does.' })
  action!: RuleAction;

  @Field(() => UnitReferenceInput, {
    nullable: true,
    description: 'Who leads: for ORGANIZATION and UNIT, and for no other action.',
  })
  @IsOptional()
  @ValidateNested()
  unit?: UnitReferenceInput | null;
}

@InputType('EditDispatchRulesInput', { description: 'All rules of a draft.' })
export class EditDispatchRulesInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => [DispatchRuleInput], { description: 'They replace those of the draft, 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested()
  rules!: DispatchRuleInput[];
}

@InputType('PublishMatterListInput', { description: 'Publication of a draft as a whole.' })
export class PublishMatterListInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day in force.' })
  effectiveFrom!: string;

  @Field(() => String, { description: 'The document it rests on.' })
  @MaxLength(200)
  basisDoc!: string;
}

@InputType('WithdrawMatterListInput', { description: 'Withdrawal of a published version.' })
export class WithdrawMatterListInput {
  @Field(() => ID, { description: 'The version.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day it no longer holds.' })
  from!: string;

  @Field(() => String, { description: 'Why, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  note!: string;
}
