import type { GovListState } from '@gezhi/gov-lists';
import { connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AnswerKind, EvidenceKind, MatterRisk } from '../../domain/checklist/checklist.codes';
import {
  AnswerKindEnum,
  EvidenceKindEnum,
  GovListStateEnum,
  MatterRiskEnum,
} from './checklist.enums';

@Directive('@key(fields: "id")')
@ObjectType('Checklist', {
  description:
    'One version of the comprehensive checklist (综合检查单): one list of questions for one visit of several ' +
    'departments. Published versions are public and never change.',
})
export class ChecklistType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { description: 'The number of the version: 1 for the first.' })
  listVersion!: number;

  @Field(() => String, { description: 'The title, in Chinese.' })
  title!: string;

  @Field(() => String, { description: 'Who issues it.' })
  issuer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The document it rests on; null for a draft.',
  })
  basisDoc!: string | null;

  @Field(() => GovListStateEnum, {
    description: 'What was decided; whether it holds on a day is said by its dates.',
  })
  state!: GovListState;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day in force.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day in force.' })
  effectiveTo!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

@ObjectType('ChecklistItem', { description: 'A question of the checklist (检查项).' })
export class ChecklistItemType {
  @Field(() => String, { description: 'What it is known by from version to version.' })
  code!: string;

  @Field(() => Int, { description: 'Its place on the list, from 1.' })
  position!: number;

  @Field(() => String, { description: 'The department whose section it belongs to.' })
  departmentCode!: string;

  @Field(() => MatterRiskEnum, {
    description: 'How much harm the matter can do. It grades the matter, never a person.',
  })
  riskLevel!: MatterRisk;

  @Field(() => String, { description: 'The question, in Chinese.' })
  question!: string;

  @Field(() => AnswerKindEnum, { description: 'How it is answered.' })
  answerKind!: AnswerKind;

  @Field(() => [EvidenceKindEnum], {
    description: 'Evidence that can carry an answer; a violation needs one of them.',
  })
  evidenceKinds!: EvidenceKind[];

  @Field(() => Int, {
    description: 'A second check of the same site within so many days is a repeated one (E3).',
  })
  repeatPeriodDays!: number;
}

export const ChecklistConnection = connectionType('Checklist', () => ChecklistType);
export const ChecklistItemConnection = connectionType('ChecklistItem', () => ChecklistItemType);
