import { Authenticated, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { InspectionTrigger } from '../../domain/inspection/inspection.codes';
import type { InspectionState } from '../../domain/inspection/inspection.states';
import { InspectionStateEnum, InspectionTriggerEnum } from './inspection.enums';

@ObjectType('RepeatWarning', {
  description: 'A question that was put to the same site within its period (重复检查提醒, E3).',
})
export class RepeatWarningType {
  @Field(() => String, { description: 'The question.' })
  itemCode!: string;

  @Field(() => LocalDateScalar, { description: 'When it was put last.' })
  lastCheckedOn!: string;

  @Field(() => Int, { description: 'The period of the question, in days.' })
  periodDays!: number;
}

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('Inspection', {
  description:
    'One visit to one site (涉企行政检查), whatever the number of departments whose questions it carries (E2). ' +
    'Seen within the areas of the caller, and by the organisations that carry it out.',
})
export class InspectionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => InspectionTriggerEnum, { description: 'Why the visit is made.' })
  trigger!: InspectionTrigger;

  @Field(() => InspectionStateEnum, { description: 'Where it stands.' })
  state!: InspectionState;

  @Field(() => LocalDateScalar, { description: 'The day the visit was planned for.' })
  plannedOn!: string;

  @Field(() => Int, { description: 'How many departments’ sections it carries.' })
  departmentCount!: number;

  @Field(() => [RepeatWarningType], {
    description: 'Questions that repeat a recent check, as noticed when it was opened.',
  })
  repeatWarnings!: RepeatWarningType[];

  @Field(() => Boolean, {
    description: 'Opened beyond the yearly cap of the site, which only a complaint allows.',
  })
  beyondCap!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When somebody arrived.' })
  onSiteAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the findings were recorded.' })
  recordedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was closed or handed to a case.',
  })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const InspectionConnection = connectionType('Inspection', () => InspectionType);

@ObjectType('InspectionSection', {
  description: 'The questions of one department on a visit (联合检查的部门部分).',
})
export class InspectionSectionType {
  @Field(() => String, { description: 'The department.' })
  departmentCode!: string;

  @Field(() => [String], { description: 'The codes of its questions.' })
  itemCodes!: string[];
}

@ObjectType('InspectionBody', {
  description:
    'An entry of the published list of bodies that may inspect in a department’s field (检查主体清单, E1). Public.',
})
export class InspectionBodyType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The department whose field it is.' })
  departmentCode!: string;

  @Field(() => String, { description: 'The document it is listed in.' })
  basis!: string;

  @Field(() => LocalDateScalar, { description: 'The first day listed.' })
  effectiveFrom!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day listed; null while no end is known.',
  })
  effectiveTo!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const InspectionBodyConnection = connectionType('InspectionBody', () => InspectionBodyType);
