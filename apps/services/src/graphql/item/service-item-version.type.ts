import { connectionType, LocalDateScalar } from '@gezhi/subgraph';
import type { GovListState } from '@gezhi/gov-lists';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  CaseKind,
  ChannelTag,
  HandlingScope,
  ObjectKind,
  PowerSource,
  ResultKind,
} from '../../domain/item/item.codes';
import {
  CaseKindEnum,
  ChannelTagEnum,
  HandlingScopeEnum,
  ObjectKindEnum,
  PowerSourceEnum,
  ResultKindEnum,
  ServiceItemVersionStateEnum,
} from './item.enums';

@ObjectType('ServiceItemVersion', {
  description:
    'One version of a service item (事项版本): what is asked and promised while it holds. Published ones never change.',
})
export class ServiceItemVersionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: '1 for the first version of the item.' })
  number!: number;

  @Field(() => ServiceItemVersionStateEnum, { description: 'What was decided about it.' })
  state!: GovListState;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day in force; null for a draft.',
  })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day in force; null while no end is known.',
  })
  effectiveTo!: string | null;

  @Field(() => String, { nullable: true, description: 'The document the publication rests on.' })
  basisDocument!: string | null;

  @Field(() => String, { description: 'The name of the item in Chinese.' })
  name!: string;

  @Field(() => PowerSourceEnum, { description: 'How the organisation came to hold the power.' })
  powerSource!: PowerSource;

  @Field(() => [ObjectKindEnum], { description: 'Whom it serves.' })
  objectKinds!: ObjectKind[];

  @Field(() => CaseKindEnum, { description: 'Done on the spot, or within the promise.' })
  caseKind!: CaseKind;

  @Field(() => Int, { description: 'Working days the law gives for the decision (法定时限).' })
  legalDays!: number;

  @Field(() => Int, { description: 'Working days promised (承诺时限); 1 when done on the spot.' })
  promisedDays!: number;

  @Field(() => String, { description: 'The law that sets conditions and limit.' })
  legalBasis!: string;

  @Field(() => Int, { description: 'How often the applicant must come (到现场次数).' })
  visits!: number;

  @Field(() => String, { nullable: true, description: 'The document that allows the fee.' })
  feeBasis!: string | null;

  @Field(() => [String], { description: 'What must hold for it to be granted (受理条件).' })
  conditions!: string[];

  @Field(() => [ChannelTagEnum], { description: 'Where and how it can be handled.' })
  channelTags!: ChannelTag[];

  @Field(() => HandlingScopeEnum, { description: 'How far away it can be handled (通办范围).' })
  scope!: HandlingScope;

  @Field(() => ResultKindEnum, { description: 'What the applicant gets in the end.' })
  resultKind!: ResultKind;

  @Field(() => String, { nullable: true, description: 'What is issued, in Chinese.' })
  resultName!: string | null;

  @Field(() => String, { description: 'Where to complain (投诉方式).' })
  complaintWay!: string;

  @Field(() => Int, { description: 'Materials asked before the reform: the baseline (V2).' })
  baselineMaterials!: number;

  @Field(() => Int, { description: 'Working days taken before the reform: the baseline (V2).' })
  baselineDays!: number;

  @Field(() => Int, { description: 'How many materials the applicant must bring now.' })
  materialsAsked!: number;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const ServiceItemVersionConnection = connectionType(
  'ServiceItemVersion',
  () => ServiceItemVersionType,
);
