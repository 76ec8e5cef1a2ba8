import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import type { AreaAlertType } from '../../domain/area-alert/area-alert.codes';
import type { EscalationMode } from '../../domain/escalation/escalation.codes';
import type { Urgency } from '../../domain/event/event.codes';
import type { SizeFigure, SizeProposalKind } from '../../domain/size/size.codes';
import type { WhistleKind } from '../../domain/whistle/whistle.codes';
import { AreaAlertTypeEnum } from '../area-alert/area-alert.type';
import { EscalationModeEnum } from '../escalation/escalation.enums';
import { DeadlineUnitEnum, UrgencyEnum } from '../event/event.enums';
import { SizeFigureEnum, SizeProposalEnum } from '../size/size.type';
import { WhistleKindEnum } from '../whistle/whistle.enums';

@InputType('SettingFields', { description: 'What every change of a rule is told.' })
abstract class SettingFields {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again changes nothing more.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version it replaces, 0 for the rule as it was brought; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'The document it follows, 2 to 200 characters.' })
  @Length(2, 200)
  basis!: string;
}

@InputType('SetWhistleRuleInput', { description: 'What holds for whistles of a kind from now on.' })
export class SetWhistleRuleInput extends SettingFields {
  @Field(() => WhistleKindEnum, { description: 'The kind.' })
  kind!: WhistleKind;

  @Field(() => DeadlineUnitEnum, { description: 'How the limit for reporting is counted.' })
  arrivalUnit!: DeadlineUnit;

  @Field(() => Int, { description: 'The limit for reporting, 1 to 1,000 of its unit.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  arrivalAmount!: number;

  @Field(() => Int, { description: 'How long a responder may object, 0 to 60 minutes.' })
  @Min(0)
  @Max(60)
  objectionMinutes!: number;

  @Field(() => Int, { description: 'How many working days responders have to rate, 1 to 60.' })
  @Min(1)
  @Max(60)
  ratingWorkdays!: number;

  @Field(() => Boolean, { description: 'Whether a second account approves before it is blown.' })
  needsApproval!: boolean;

  @Field(() => Boolean, { description: 'Whether departments may blow as well.' })
  departmentsMayBlow!: boolean;
}

@InputType('SetEscalationRuleInput', { description: 'How lateness is carried up from now on.' })
export class SetEscalationRuleInput extends SettingFields {
  @Field(() => UrgencyEnum, { description: 'For matters of this urgency.' })
  urgency!: Urgency;

  @Field(() => String, {
    defaultValue: '',
    description: 'A category and all below it; empty for all that have no rule of their own.',
  })
  @MaxLength(80)
  categoryCode!: string;

  @Field(() => EscalationModeEnum, { description: 'What a step up does.' })
  mode!: EscalationMode;

  @Field(() => DeadlineUnitEnum, { description: 'How the interval between steps is counted.' })
  intervalUnit!: DeadlineUnit;

  @Field(() => Int, { description: 'The interval, 1 to 1,000 of its unit.' })
  @Min(1)
  @Max(1_000)
  intervalAmount!: number;

  @Field(() => Int, { description: 'How many steps up from the first level told, 0 to 3 (G7).' })
  @Min(0)
  @Max(3)
  maxDepth!: number;
}

@InputType('SetAreaAlertRuleInput', { description: 'What alerts of a type count from now on.' })
export class SetAreaAlertRuleInput extends SettingFields {
  @Field(() => AreaAlertTypeEnum, { description: 'The type; its aspect stays.' })
  type!: AreaAlertType;

  @Field(() => [String], { description: 'Branches or leaves of the category tree, 1 to 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  categories!: string[];

  @Field(() => Int, { description: '12: counted by community; 16: by grid. Never below.' })
  @IsIn([12, 16])
  areaDigits!: number;

  @Field(() => Boolean, { description: 'Whether each leaf is counted by itself.' })
  byMatter!: boolean;

  @Field(() => Int, {
    description: 'How many weeks of its own past an area is compared with, 4 to 52.',
  })
  @Min(4)
  @Max(52)
  baselineWeeks!: number;

  @Field(() => Float, { description: 'How many deviations above what is expected, 1 to 20.' })
  @Min(1)
  @Max(20)
  deviations!: number;

  @Field(() => Int, {
    description: 'Fewer events than this are never looked at: ten at least (guardrails.md 4).',
  })
  @Min(10)
  @Max(10_000)
  leastEvents!: number;

  @Field(() => Boolean, { description: 'Whether it is in use.' })
  active!: boolean;
}

@InputType('SetGridSizeLimitInput', { description: 'From which figure on something is suggested.' })
export class SetGridSizeLimitInput extends SettingFields {
  @Field(() => SizeProposalEnum, { description: 'A split above the threshold, a merge below it.' })
  kind!: SizeProposalKind;

  @Field(() => SizeFigureEnum, { description: 'The figure.' })
  figure!: SizeFigure;

  @Field(() => Float, { description: 'The threshold, above 0.' })
  @Min(0.01)
  @Max(100_000)
  threshold!: number;
}

@InputType('SetStaleRuleLimitInput', { description: 'When a rule of dispatch is called stale.' })
export class SetStaleRuleLimitInput extends SettingFields {
  @Field(() => Int, { description: 'Met by nothing for so many days, 7 to 730.' })
  @Min(7)
  @Max(730)
  days!: number;

  @Field(() => Float, {
    description: 'Or overridden in more than this share of its cases, 0.01 to 1.',
  })
  @Min(0.01)
  @Max(1)
  overriddenShare!: number;

  @Field(() => Int, { description: 'Of fewer cases nothing is said, 1 to 1,000.' })
  @Min(1)
  @Max(1_000)
  fewestDecisions!: number;
}
