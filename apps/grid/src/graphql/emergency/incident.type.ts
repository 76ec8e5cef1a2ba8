import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  IncidentKind,
  MomentKind,
  ReportForm,
  ResponseLevel,
} from '../../domain/emergency/emergency.codes';
import { MOMENT_KINDS } from '../../domain/emergency/emergency.codes';
import type { IncidentAction, IncidentState } from '../../domain/emergency/incident.states';
import { INCIDENT_ACTIONS, INCIDENT_STATES } from '../../domain/emergency/incident.states';
import {
  EmergencyKindEnum,
  ResponseLevelEnum,
  SituationReportFormEnum,
} from './emergency-plan.type';

export const IncidentStateEnum = codeEnum(INCIDENT_STATES);
const IncidentActionEnum = codeEnum(INCIDENT_ACTIONS);
const MomentKindEnum = codeEnum(MOMENT_KINDS);

@Policy('staff')
@ObjectType('IncidentImprovement', {
  description: 'What is to be done better after an emergency (改进措施).',
})
export class IncidentImprovementType {
  @Field(() => String, { description: 'What.' })
  title!: string;

  @Field(() => LocalDateScalar, { description: 'By when.' })
  dueOn!: string;
}

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('EmergencyIncident', {
  description:
    'An emergency and what is done about it (突发事件). Of people it knows counts, and shows those to whoever leads the ' +
    'response alone (coverage G-15; guardrails.md 2 and 11).',
})
export class EmergencyIncidentType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => EmergencyKindEnum, { description: 'The kind of the law.' })
  kind!: IncidentKind;

  @Field(() => IncidentStateEnum, { description: 'Where it stands.' })
  state!: IncidentState;

  @Field(() => String, { description: 'What it is.' })
  title!: string;

  @Field(() => String, { description: 'What is known of it.' })
  description!: string;

  @Field(() => ResponseLevelEnum, {
    nullable: true,
    description: 'The level of response; null until it begins.',
  })
  level!: ResponseLevel | null;

  @Field(() => InstantScalar, { description: 'When it came in.' })
  reportedAt!: Date;

  @Field(() => InstantScalar, { description: 'By when it is reported upwards by word of mouth.' })
  oralDueAt!: Date;

  @Field(() => InstantScalar, { description: 'By when it is reported upwards in writing.' })
  writtenDueAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was, by word of mouth.' })
  oralAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was, in writing.' })
  writtenAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the response began.' })
  respondedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was found under control; null again when it flares up.',
  })
  controlledAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was stood down, or found a false alarm.',
  })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What is learnt from it.' })
  review!: string | null;

  @Field(() => [IncidentImprovementType], { description: 'What is to be done better, at most 20.' })
  improvements!: readonly IncidentImprovementType[];

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const EmergencyIncidentConnection = connectionType(
  'EmergencyIncident',
  () => EmergencyIncidentType,
);

@ObjectType('CasualtyCounts', {
  description: 'How many people an emergency touched, as far as it is known: counts alone.',
})
export class CasualtyCountsType {
  @Field(() => Int, { nullable: true, description: 'Dead.' })
  dead!: number | null;

  @Field(() => Int, { nullable: true, description: 'Missing.' })
  missing!: number | null;

  @Field(() => Int, { nullable: true, description: 'Injured.' })
  injured!: number | null;

  @Field(() => Int, { nullable: true, description: 'Brought to safety.' })
  evacuated!: number | null;
}

@Policy('staff')
@ObjectType('SituationReport', {
  description: 'What the situation is, as it was reported upwards (信息报告).',
})
export class SituationReportType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: '1 for the first (首报), then the next (续报).' })
  sequence!: number;

  @Field(() => SituationReportFormEnum, { description: 'In which form.' })
  form!: ReportForm;

  @Field(() => String, { description: 'What was reported.' })
  text!: string;

  @Field(() => InstantScalar, { description: 'When.' })
  reportedAt!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it came after the limit; null unless it is the first of its form.',
  })
  late!: boolean | null;
}
export const SituationReportConnection = connectionType(
  'SituationReport',
  () => SituationReportType,
);

@Policy('staff')
@ObjectType('IncidentMoment', {
  description: 'Something that happened in the course of an emergency (时间线).',
})
export class IncidentMomentType {
  @Field(() => MomentKindEnum, { description: 'What it is.' })
  kind!: MomentKind;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'The action, level, form or state.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The state it went to, the level before, the number or the quantity.',
  })
  detail!: string | null;

  @Field(() => ID, { nullable: true, description: 'The report, task, whistle or resource.' })
  objectId!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said of it.' })
  text!: string | null;
}

@ObjectType('EmergencyIncidentStep', {
  description: 'One step in the life of an emergency (流转记录).',
})
export class EmergencyIncidentStepType {
  @Field(() => IncidentActionEnum, { description: 'What was done.' })
  action!: IncidentAction | 'open';

  @Field(() => IncidentStateEnum, { nullable: true, description: 'From where; null at first.' })
  fromState!: IncidentState | null;

  @Field(() => IncidentStateEnum, { description: 'To where.' })
  toState!: IncidentState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const EmergencyIncidentStepConnection = connectionType(
  'EmergencyIncidentStep',
  () => EmergencyIncidentStepType,
);
