import { codeEnum } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { DayKind } from '../../domain/dispatch/dispatch.codes';
import { DAY_KINDS } from '../../domain/dispatch/dispatch.codes';
import type { EventFlag, EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { EventFlagEnum, EventNatureEnum, EventSourceEnum, UrgencyEnum } from '../event/event.enums';
import { RuleHoursType } from './matter-list.type';

export const DispatchDayKindEnum = codeEnum(DAY_KINDS);

@ObjectType('DispatchConditions', {
  description: 'What a matter must be for a rule; a condition that is null does not restrict.',
})
export class DispatchConditionsType {
  @Field(() => [EventSourceEnum], { nullable: true, description: 'From one of these sources.' })
  sources?: EventSource[] | null;

  @Field(() => [EventNatureEnum], { nullable: true, description: 'Of one of these natures.' })
  natures?: EventNature[] | null;

  @Field(() => [UrgencyEnum], { nullable: true, description: 'Of one of these urgencies.' })
  urgencies?: Urgency[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Under one of these categories, at any depth.',
  })
  categories?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'In one of these areas or below.' })
  areas?: string[] | null;

  @Field(() => [EventFlagEnum], {
    nullable: true,
    description: 'With at least one of these marks.',
  })
  flags?: EventFlag[] | null;

  @Field(() => RuleHoursType, { nullable: true, description: 'Dispatched at these hours.' })
  hours?: RuleHoursType | null;

  @Field(() => DispatchDayKindEnum, { nullable: true, description: 'Dispatched on such days.' })
  days?: DayKind | null;
}

@InputType('RuleHoursInput', {
  description: 'Hours of the day; past midnight when they end before they begin.',
})
export class RuleHoursInput {
  @Field(() => Int, { description: 'The first minute of the day, 0 to 1439.' })
  @Min(0)
  @Max(1439)
  from!: number;

  @Field(() => Int, { description: 'The minute after the last, 0 to 1440.' })
  @Min(0)
  @Max(1440)
  to!: number;
}

@InputType('DispatchConditionsInput', {
  description: 'What a matter must be for a rule; conditions left out do not restrict.',
})
export class DispatchConditionsInput {
  @Field(() => [EventSourceEnum], { nullable: true, description: 'From one of these sources.' })
  @IsOptional()
  @ArrayMaxSize(50)
  sources?: EventSource[] | null;

  @Field(() => [EventNatureEnum], { nullable: true, description: 'Of one of these natures.' })
  @IsOptional()
  @ArrayMaxSize(50)
  natures?: EventNature[] | null;

  @Field(() => [UrgencyEnum], { nullable: true, description: 'Of one of these urgencies.' })
  @IsOptional()
  @ArrayMaxSize(50)
  urgencies?: Urgency[] | null;

  @Field(() => [ID], { nullable: true, description: 'Under one of these categories, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  categories?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'In one of these areas or below, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  areas?: string[] | null;

  @Field(() => [EventFlagEnum], {
    nullable: true,
    description: 'With at least one of these marks.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  flags?: EventFlag[] | null;

  @Field(() => RuleHoursInput, { nullable: true, description: 'Dispatched at these hours.' })
  @IsOptional()
  @ValidateNested()
  hours?: RuleHoursInput | null;

  @Field(() => DispatchDayKindEnum, { nullable: true, description: 'Dispatched on such days.' })
  days?: DayKind | null;
}
