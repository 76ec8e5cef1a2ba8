import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  AllotmentState,
  IncidentKind,
  ReportForm,
  ResourceKind,
  ResponseLevel,
} from '../../domain/emergency/emergency.codes';
import {
  ALLOTMENT_STATES,
  INCIDENT_KINDS,
  REPORT_FORMS,
  RESOURCE_KINDS,
  RESPONSE_LEVELS,
} from '../../domain/emergency/emergency.codes';
import type { PlanLevel, PlanNeed } from '../../domain/emergency/emergency-plan.entity';
import type { GovListState } from '@gezhi/gov-lists';
import { GovListStateEnum } from '../matter-list/matter-list.type';

export const EmergencyKindEnum = codeEnum(INCIDENT_KINDS);
export const ResponseLevelEnum = codeEnum(RESPONSE_LEVELS);
export const EmergencyResourceKindEnum = codeEnum(RESOURCE_KINDS);
export const SituationReportFormEnum = codeEnum(REPORT_FORMS);
const ResourceAllotmentStateEnum = codeEnum(ALLOTMENT_STATES);

@ObjectType('EmergencyPlanLevel', { description: 'A level of response in a plan (分级响应).' })
export class EmergencyPlanLevelType {
  @Field(() => ResponseLevelEnum, { description: 'The level.' })
  level!: ResponseLevel;

  @Field(() => String, { description: 'When it is called.' })
  condition!: string;

  @Field(() => String, { description: 'What is done then.' })
  action!: string;
}

@ObjectType('EmergencyPlanRole', {
  description: 'What an organisation does in an emergency (职责分工).',
})
export class EmergencyPlanRoleType {
  @Field(() => String, { description: 'The role.' })
  role!: string;
}

@ObjectType('EmergencyPlanNeed', { description: 'What a level needs (资源需求).' })
export class EmergencyPlanNeedType {
  @Field(() => ResponseLevelEnum, { description: 'The level.' })
  level!: ResponseLevel;

  @Field(() => EmergencyResourceKindEnum, { description: 'The kind of resource.' })
  resource!: ResourceKind;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;
}

@Policy('staff')
@ObjectType('EmergencyPlan', {
  description:
    'A version of what is done in an emergency of a kind (应急预案): published as a whole and never changed (coverage G-15).',
})
export class EmergencyPlanType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => ID, { description: 'The area it holds in, and below.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it is known by through all versions.' })
  code!: string;

  @Field(() => Int, { description: 'Which version of the plan it is.' })
  planVersion!: number;

  @Field(() => GovListStateEnum, { description: 'Where it stands.' })
  state!: GovListState;

  @Field(() => EmergencyKindEnum, { description: 'The kind of emergency it is for.' })
  kind!: IncidentKind;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => [EmergencyPlanLevelType], { description: 'Its levels, at most four.' })
  levels!: readonly PlanLevel[];

  @Field(() => [EmergencyPlanNeedType], { description: 'What its levels need, at most 50.' })
  needs!: readonly PlanNeed[];

  @Field(() => String, { nullable: true, description: 'The document it was published with.' })
  basisDoc!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its first day.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day.' })
  effectiveTo!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const EmergencyPlanConnection = connectionType('EmergencyPlan', () => EmergencyPlanType);

@Policy('staff')
@ObjectType('EmergencyResource', {
  description: 'Supplies or a team for emergencies (应急物资、队伍): how many, never who.',
})
export class EmergencyResourceType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => ID, { description: 'Where it is kept.' })
  areaCode!: string;

  @Field(() => EmergencyResourceKindEnum, { description: 'The kind.' })
  kind!: ResourceKind;

  @Field(() => String, { description: 'What it is.' })
  name!: string;

  @Field(() => String, { description: 'What it is counted in.' })
  unit!: string;

  @Field(() => String, { description: 'The store or station.' })
  place!: string;

  @Field(() => Int, { description: 'How many there are.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many of them are with incidents.' })
  allotted!: number;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const EmergencyResourceConnection = connectionType(
  'EmergencyResource',
  () => EmergencyResourceType,
);

@Policy('staff')
@ObjectType('ResourceAllotment', {
  description: 'That some of a resource are with an incident (资源调用).',
})
export class ResourceAllotmentType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many did not come back.' })
  usedUp!: number;

  @Field(() => ResourceAllotmentStateEnum, { description: 'Where it stands.' })
  state!: AllotmentState;

  @Field(() => InstantScalar, { description: 'Since when.' })
  allottedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was given back.' })
  releasedAt!: Date | null;
}
export const ResourceAllotmentConnection = connectionType(
  'ResourceAllotment',
  () => ResourceAllotmentType,
);

@Policy('staff')
@ObjectType('SituationReportLimit', {
  description:
    'By when an emergency is first reported upwards (信息报告时限); each city sets its own.',
})
export class SituationReportLimitType {
  @Field(() => SituationReportFormEnum, { description: 'In which form.' })
  form!: ReportForm;

  @Field(() => Int, { description: 'Minutes after it came in.' })
  minutes!: number;

  @Field(() => String, { description: 'What the limit follows.' })
  source!: string;
}
